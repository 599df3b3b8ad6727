"""Scaffold: a new version of a clause above its last: the same text, to be changed by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.scaffold.clauses import earliest_draft
from policyloom.scaffold.ground import Note, Scaffold, lint_in, read_in
from policyloom.source import Size, clause_path, next_version, version_words
from policyloom.yaml.edit import item_lines, places, with_first_item, with_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.compile import Target
    from policyloom.scaffold.ground import Ground

AMENDMENTS = {
    Size.SUBSTANTIVE: "What people have to do changes.",
    Size.CLARIFYING: "The same duties, better said.",
    Size.EDITORIAL: "Typing is put right; nothing else changes.",
}
WHY = {
    "in-force": "the day from which documents use this version; no draft that has it is older",
    "amendment": "one sentence for the change log: what changes, and why",
}
NEWEST = ("versions", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class BumpAnswers:
    """What somebody said about the new version; without a day, drafts have it at once."""

    kind: Size
    reason: str = ""
    in_force: str = ""


def bump(
    ground: Ground, clause: str, answers: BumpAnswers, edition_day: Callable[[Target], str]
) -> Scaffold:
    """Return the clause's file with a copy of its newest version above that.

    ``edition_day`` tells from which ISO day the newest edition of a document is in force.
    """
    last = ground.library.clauses[clause].versions[0]
    day = answers.in_force or earliest_draft(ground.library, clause, last.in_force, edition_day)
    amendment = answers.reason or AMENDMENTS[answers.kind]
    said = {"in-force": answers.in_force, "amendment": answers.reason}
    given = {
        "version": version_words(next_version(last.version, answers.kind)),
        "in-force": day,
        "change": answers.kind.words,
        "amendment": amendment,
    }
    notes = [Note(name=k, value=given[k], why=WHY[k]) for k, words in said.items() if not words]
    path = clause_path(clause)
    if places(ground.files[path]).values["versions",].flow:
        return Scaffold(problems=(_in_brackets(path),))
    text = bumped(ground.files[path], given, notes)
    library, problems = read_in(ground, {path: text})
    problems += lint_in(library, {path: text})
    return Scaffold(changed={path: text}, assumed=tuple(notes), problems=problems)


def bumped(text: str, given: dict[str, str], notes: list[Note]) -> str:
    """Return the text with a copy of the newest version on top; only lines are added."""
    item = item_lines(text, ("versions",), 0)
    lines, end = text.split("\n"), places(text).values[NEWEST].end_line + 1
    apart = [""] if end < len(lines) and not lines[end].strip() and _more(text) else []
    longer = with_first_item(text, ("versions",), [*item, *apart])
    for key, value in given.items():
        longer = with_value(longer, (*NEWEST, key), value)
    for note in notes:
        longer = _marked(longer, note)
    return longer


def _more(text: str) -> bool:
    return ("versions", 1) in places(text).values


def _marked(text: str, note: Note) -> str:
    """Return the text with a comment above a key of the new version."""
    found = places(text)
    key = found.keys[*NEWEST, note.name]
    line = found.lines[key.line]
    if not line[: key.column].isspace():
        return text  # It stands behind the dash or in brackets, where no comment fits above.
    mark = f"{' ' * key.column}# check this: {note.why}"
    return "\n".join([*found.lines[: key.line], mark, *found.lines[key.line :]])


def _in_brackets(path: str) -> Diagnostic:
    return Diagnostic(
        code=Code.WRONG_FORM,
        message="the versions stand in brackets on one line, so none can be put above another",
        span=Span(path, 1, 1),
        hint="write each version below a dash, as in the other clauses",
    )
