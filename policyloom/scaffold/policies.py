"""Scaffold: a new policy with its sections, and its entry in the register."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.compile import compile_policy
from policyloom.decode.marks import CHECK
from policyloom.diagnostics import Diagnostic, Severity
from policyloom.scaffold.bodies import latest_day
from policyloom.scaffold.clauses import ClauseAnswers, begun_clause, place_of
from policyloom.scaffold.ground import Note, Scaffold, lint_in, read_in
from policyloom.scaffold.texts import comment, header
from policyloom.source import REGISTER, Target, clause_path, named, policy_path, topic_path
from policyloom.yaml.edit import value_at, with_changes
from policyloom.yaml.writing import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.diagnostics import Diagnostics
    from policyloom.scaffold.ground import Ground
    from policyloom.source import Library
    from policyloom.yaml.read import Path

TRIED = 4
"""How many bodies a new policy is tried with."""
ASSUMED = {
    "statutory": "true when law or statutory guidance requires the policy",
    "published": "true when it must be on the website",
    "review-cycle": "annual, two-yearly, three-yearly or four-yearly",
    "owner": "the role that keeps it current",
    "approver": "the board or role that approves it",
    "numbering": "how sections are numbered: 1. or 1.0 or none",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyAnswers:
    """What somebody said about a new policy: its title, and the clauses it begins with."""

    title: str
    clauses: tuple[str, ...] = ()


def new_policy(ground: Ground, policy: str, answers: PolicyAnswers) -> Scaffold:
    """Return the files of a new policy, or what is wrong with the answers."""
    first = _first_clause(ground, policy, answers)
    if first.problems:
        return first
    clauses = answers.clauses or (f"{policy}/introduction",)
    notes = _notes(ground.library)
    texts = {**ground.files, **first.files, **first.changed}
    sections = tuple(_sections(ground.library, texts, clauses))
    files = {policy_path(policy): _text(policy, answers.title, notes, sections), **first.files}
    listed, refused = registered(ground, policy, answers.title)
    if refused:
        return Scaffold(files=files, problems=refused)
    changed = {**first.changed, **listed}
    library, problems = read_in(ground, files | changed)
    problems += lint_in(library, files | changed)
    problems = problems or _everywhere(library, policy)
    if problems:
        return Scaffold(files=files, changed=changed, problems=problems)
    return Scaffold(files=files, changed=changed, assumed=tuple(notes.values()), open=first.open)


def _first_clause(ground: Ground, policy: str, answers: PolicyAnswers) -> Scaffold:
    """Return a clause to begin with where none is named, and none is there."""
    clause = f"{policy}/introduction"
    if answers.clauses or clause in ground.library.clauses:
        return Scaffold()
    begun = begun_clause(ground, clause, ClauseAnswers(title="Introduction"))
    [path] = (*begun.files, *begun.changed)
    return replace(begun, open=(Note(name=path, value="the words of its first clause"),))


def _notes(library: Library) -> dict[str, Note]:
    vocabulary = library.vocabulary
    values = {
        "statutory": "false",
        "published": "true",
        "review-cycle": "annual",
        "owner": _first(("policy owner", "head"), vocabulary.roles),
        "approver": _first(("governing body",), vocabulary.terms),
        "numbering": "1.",
    }
    return {k: Note(name=k, value=v, why=ASSUMED[k]) for k, v in values.items()}


def _first(wanted: Iterable[str], known: Mapping[str, object]) -> str:
    return next((name for name in wanted if name in known), next(iter(known), ""))


def _sections(
    library: Library, files: Mapping[str, str], clauses: Iterable[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield a section for each clause: its id, its title and the clause."""
    taken: set[str] = set()
    for clause in clauses:
        short = clause.rpartition("/")[2]
        key = short if short not in taken else clause.replace("/", "-")
        taken.add(key)
        text = next(files[one] for one in _homes(library, clause) if one in files)
        at = place_of(text, clause)
        newest = value_at(text, (*at, "versions", 0, "title"))
        yield key, newest or value_at(text, (*at, "title")) or named(clause), clause


def _homes(library: Library, clause: str) -> tuple[str, ...]:
    """Return the files in which a clause stands, or one that is new."""
    if clause in library.clauses:
        return (library.path_of(clause),)
    return clause_path(clause), topic_path(clause)


def _text(
    policy: str, title: str, notes: Mapping[str, Note], sections: Iterable[tuple[str, str, str]]
) -> str:
    lines = [
        header(policy_path(policy), "policy"),
        f"policy: {policy}",
        f"title: {scalar(title)}",
        "noun: policy",
    ]
    for key, note in notes.items():
        plain = note.value in {"true", "false"}
        lines += comment(f"{CHECK}: {note.why}")
        lines.append(f"{key}: {note.value if plain else scalar(note.value)}")
    lines.append("sections:")
    for key, heading, clause in sections:
        lines += [f"  - section: {key}", f"    title: {scalar(heading)}"]
        lines += ["    clauses:", f"      - {clause}"]
    return "\n".join(lines) + "\n"


BRACES = re.compile(r'\{"?|"?\}')
"""What makes a token of words; the register names a policy for every body, in plain words."""


def registered(ground: Ground, policy: str, title: str) -> tuple[dict[str, str], Diagnostics]:
    """Return the register with the policy in it, when it is not there yet."""
    register = ground.library.register
    if policy in register or not register or REGISTER not in ground.files:
        return {}, ()
    last: Path = ("policies", len(register))
    entry = {"policy": policy, "title": BRACES.sub("", title)}
    text, problems = with_changes(ground.files[REGISTER], {last: entry}, REGISTER)
    return {REGISTER: text}, problems


# TRYING IT


def _everywhere(library: Library, policy: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the policy for every body that it is tried with.

    What one body only would have to say is that body's affair.
    """
    day = latest_day(library)
    bodies = [body for body in sorted(library.overlays) if "/" not in body][:TRIED]
    found = [set(_wrong(library, Target(body, policy), day)) for body in bodies]
    same = set.intersection(*({(p.code, p.span) for p in one} for one in found)) if found else ()
    return tuple(p for p in sorted(found[0], key=str) if (p.code, p.span) in same) if found else ()


def _wrong(library: Library, target: Target, day: str) -> Iterator[Diagnostic]:
    for problem in compile_policy(library, target, as_of=day).diagnostics:
        if problem.severity is Severity.ERROR and problem.wanted is None:
            yield problem
