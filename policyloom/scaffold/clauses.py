"""Scaffold: a new clause, and a new version of one above the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.rewriting import item_lines, scalar, with_first_item, with_value
from policyloom.scaffold.lines import Scaffold, errors_in, header
from policyloom.source import ChangeKind, version_words

if TYPE_CHECKING:
    from policyloom.scaffold.lines import Ground
    from policyloom.source import Library, Version

NOTE = "> Write the words of this clause here, and delete this note."
FIRST = "First version."
TO_SAY = "To be written: what this version changes."


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseAnswers:
    """What somebody said about a new clause."""

    title: str
    text: str = ""
    topic: str = ""
    mutability: str = "adaptable"
    source: str = "provider"
    in_force: str = ""


def clause_place(clause: str) -> str:
    """Return where a clause belongs."""
    return f"clauses/{clause}.yaml"


def new_clause(ground: Ground, clause: str, answers: ClauseAnswers) -> Scaffold:
    """Return the file of a new clause, or what is wrong with the answers."""
    day = answers.in_force or earliest_day(ground.library)
    files = {clause_place(clause): clause_text(clause, answers, day)}
    assumed = () if answers.in_force else (f"in force from {day}, as the oldest clause is",)
    problems = errors_in(ground, files)
    return Scaffold(problems=problems) if problems else Scaffold(files=files, assumed=assumed)


def clause_text(clause: str, answers: ClauseAnswers, day: str) -> str:
    """Return the text of a clause with one version."""
    text = (answers.text or NOTE).strip("\n").split("\n")
    return "\n".join(
        [
            header(clause_place(clause), "clause"),
            f"clause: {clause}",
            f"title: {scalar(answers.title)}",
            f"topic: {scalar(answers.topic or clause.rpartition('/')[2])}",
            f"mutability: {answers.mutability}",
            "versions:",
            '  - version: "1.0.0"',
            f'    in-force: "{day}"',
            "    change: substantive",
            f"    amendment: {FIRST}",
            f"    source: {answers.source}",
            "    text: |",
            *(f"      {line}".rstrip() for line in text),
            "",
        ]
    )


def earliest_day(library: Library) -> str:
    """Return the day on which the oldest version of any clause came into force."""
    days = (v.in_force for clause in library.clauses.values() for v in clause.versions)
    return min(days, default="2000-01-01")


# A NEW VERSION


def bumped(
    text: str, last: Version, kind: ChangeKind, *, in_force: str = "", amendment: str = ""
) -> str:
    """Return the text of a clause's file with a copy of its newest version above that.

    Comments and layout stay; the words of the new version are changed by hand.
    """
    lines = item_lines(text, ("versions",), 0)
    longer = with_first_item(text, ("versions",), lines)
    said = {
        "version": version_words(next_number(last, kind)),
        "change": kind.value,
        "amendment": amendment or TO_SAY,
    } | ({"in-force": in_force} if in_force else {})
    for key, value in said.items():
        longer = with_value(longer, ("versions", 0, key), value)
    return longer


def next_number(last: Version, kind: ChangeKind) -> Version:
    """Return the number of the next version: a major, minor or patch step."""
    major, minor, patch = last
    match kind:
        case ChangeKind.SUBSTANTIVE:
            return major + 1, 0, 0
        case ChangeKind.CLARIFYING:
            return major, minor + 1, 0
        case ChangeKind.EDITORIAL:
            return major, minor, patch + 1
