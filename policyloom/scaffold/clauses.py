"""Scaffold: a new clause, and a new version of one above its last."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from policyloom.compile import Target, compile_policy, targets
from policyloom.decode.marks import CHECK
from policyloom.diagnostics import Severity
from policyloom.resolve.profile import document_day, profile_of
from policyloom.scaffold.ground import Note, Scaffold, lint_in, read_in
from policyloom.scaffold.texts import comment, header
from policyloom.source import (
    Choice,
    Size,
    clause_path,
    next_version,
    policy_path,
    version_words,
)
from policyloom.yaml.edit import value_at, with_changes, with_comment, with_copy
from policyloom.yaml.nesting import nested
from policyloom.yaml.places import File
from policyloom.yaml.writing import scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.scaffold.ground import Ground
    from policyloom.source import Library
    from policyloom.yaml.read import Path

NOTE = "> fill in: the words of this clause, in place of this note."
DAY = "the day from which documents use it; this is the day of the oldest clause here"
ASSUMED = {
    "topic": "a word or two that says what it is about, for searching",
    "mutability": "adaptable lets a body replace it or leave it out, with a reason",
    "in-force": DAY,
    "source": "who requires it: law, guidance, provider (a model text) or local",
}

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
class ClauseAnswers:
    """What somebody said about a new clause; ``policy`` and ``section`` say where it stands."""

    title: str
    text: str = ""
    topic: str = ""
    in_force: str = ""
    policy: str = ""
    section: str = ""


def new_clause(ground: Ground, clause: str, answers: ClauseAnswers) -> Scaffold:
    """Return the file of a new clause, or what is wrong with the answers."""
    notes = clause_notes(ground.library, clause, answers)
    files = {clause_path(clause): clause_text(clause, answers, notes)}
    changed, refused = _placed(ground, clause, answers)
    if refused:
        return Scaffold(files=files, problems=refused)
    library, problems = read_in(ground, files | changed)
    problems += lint_in(library, files | changed)
    if not problems and answers.policy:
        problems = tuple(_new_errors(ground.library, library, answers.policy))
    if problems:
        return Scaffold(files=files, changed=changed, problems=problems)
    is_open = (Note(name="text", value="the words of the clause"),) if not answers.text else ()
    return Scaffold(files=files, changed=changed, assumed=tuple(notes.values()), open=is_open)


def clause_notes(library: Library, clause: str, answers: ClauseAnswers) -> dict[str, Note]:
    """Return what a new clause says that nobody said, by key."""
    values = {
        "topic": "" if answers.topic else clause.rpartition("/")[2].replace("-", " "),
        "mutability": "adaptable",
        "in-force": "" if answers.in_force else earliest_day(library),
        "source": "provider",
    }
    return {k: Note(name=k, value=v, why=ASSUMED[k]) for k, v in values.items() if v}


def clause_text(clause: str, answers: ClauseAnswers, notes: dict[str, Note]) -> str:
    """Return the text of a clause with one version."""

    def line(key: str, value: str, indent: str = "") -> Iterator[str]:
        note = notes.get(key)
        if note:
            yield from comment(f"{CHECK}: {note.why}", indent)
        yield f"{indent}{key}: {scalar(note.value if note else value)}"

    words = (answers.text or NOTE).strip().splitlines()
    lines = [
        header(clause_path(clause), "clause"),
        f"clause: {clause}",
        f"title: {scalar(answers.title)}",
        *line("topic", answers.topic),
        *line("mutability", ""),
        "versions:",
        '  - version: "1.0.0"',
        *line("in-force", answers.in_force, "    "),
        "    change: substantive",
        "    amendment: First published.",
        *line("source", "", "    "),
        "    text: |",
        *(f"      {word}".rstrip() for word in words),
    ]
    return "\n".join(lines) + "\n"


def earliest_day(library: Library) -> str:
    """Return the day on which the oldest version of any clause came into force."""
    versions = (v for clause in library.clauses.values() for v in clause.versions)
    days = (version.in_force for version in versions if version.in_force)
    return min(days, default="2025-09-01")


# ITS PLACE IN A POLICY


def _placed(
    ground: Ground, clause: str, answers: ClauseAnswers
) -> tuple[dict[str, str], Diagnostics]:
    """Return the policy's file with the clause at the end of its section, or of its last."""
    if not answers.policy:
        return {}, ()
    sections = ground.library.policies[answers.policy].sections
    keys = [section.key for section in sections]
    at = keys.index(answers.section) if answers.section else len(keys) - 1
    path = policy_path(answers.policy)
    here = ("sections", at, "clauses", len(sections[at].parts))
    text, problems = with_changes(ground.files[path], {here: clause}, path)
    return {path: text}, problems


def _new_errors(before: Library, after: Library, policy: str) -> Iterator[Diagnostic]:
    """Yield the errors that documents have only with the new clause in their policy."""
    for target in targets(after):
        if target.policy == policy:
            known = set(_errors(before, target))
            yield from (one for one in _errors(after, target) if one not in known)


def _errors(library: Library, target: Target) -> Iterator[Diagnostic]:
    found = compile_policy(library, target).diagnostics
    yield from (one for one in found if one.severity is Severity.ERROR)


def earliest_draft(
    library: Library, clause: str, day: str, edition_day: Callable[[Target], str]
) -> str:
    """Return the first day on or after ``day`` on which a draft with the clause is read.

    ``edition_day`` tells from which ISO day the newest edition is in force: a draft comes after.
    """
    days = [
        document_day(profile_of(library, target.body), target.policy, edition_day(target))
        for target in targets(library)
        if target.policy in library.policies and target.body in library.overlays
        if clause in _named(library, target.policy)
    ]
    return min((found for found in days if found >= day), default=day)


def _named(library: Library, policy: str) -> frozenset[str]:
    return frozenset(
        option.clause
        for section in library.policies[policy].sections
        for part in section.parts
        for option in (part.alternatives if isinstance(part, Choice) else (part,))
    )


# A NEW VERSION ABOVE THE LAST


@dataclass(frozen=True, slots=True, kw_only=True)
class BumpAnswers:
    """What somebody said about the new version; without a day, drafts have it at once.

    Without a ``text`` it has the words of the last.
    """

    kind: Size
    reason: str = ""
    in_force: str = ""
    text: str = ""


def _with_versions(text: str, clause: str, path: str) -> tuple[str, Path, Diagnostics]:
    """Return a file in which the clause has versions, where in it, and why that cannot be."""
    at: Path = ()
    if value_at(text, ("clause",)) != clause:
        places = (("clauses", index) for index in count())
        at = next(place for place in places if value_at(text, (*place, "clause")) == clause)
    if value_at(text, (*at, "text")) is None:
        return text, at, ()
    first = ("version", version_words(next_version(None, Size.SUBSTANTIVE)))
    nestled, problems = nested(File(text, path), at, OF_ALL_VERSIONS, "versions", first)
    return nestled, at, problems


OF_ALL_VERSIONS = frozenset(
    {
        *("clause", "title", "topic", "mutability", "defines", "requires", "excludes"),
        *("applies-when", "audience", "locked-by", "formerly"),
    }
)
"""The keys of a clause that are not those of a version."""


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
    words = {"text": answers.text} if answers.text else {}
    path = ground.library.path_of(clause)
    text, at, unnested = _with_versions(ground.files[path], clause, path)
    newest = (*at, *NEWEST)
    text, refused = with_copy(text, newest, path)
    changes = {(*newest, key): value for key, value in (given | words).items()}
    text, wrong = with_changes(text, changes, path)
    if unnested or refused or wrong:
        return Scaffold(problems=unnested or refused or wrong)
    for note in notes:
        text = with_comment(text, (*newest, note.name), f"{CHECK}: {note.why}")
    library, problems = read_in(ground, {path: text})
    problems += lint_in(library, {path: text})
    return Scaffold(changed={path: text}, assumed=tuple(notes), problems=problems)
