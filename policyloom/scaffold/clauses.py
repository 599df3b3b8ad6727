"""Scaffold: a new clause, and a new version of one above its last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from policyloom.compile import compile_policy
from policyloom.decode.marks import CHECK
from policyloom.diagnostics import Severity
from policyloom.resolve.documents import targets
from policyloom.resolve.profile import document_day, profile_of
from policyloom.scaffold.ground import Note, Scaffold, lint_in, read_in
from policyloom.scaffold.texts import header
from policyloom.source import (
    Size,
    Target,
    clause_path,
    named,
    next_version,
    policy_path,
    topic_path,
    version_words,
)
from policyloom.yaml.edit import value_at, with_changes, with_comment, with_copy
from policyloom.yaml.nesting import nested
from policyloom.yaml.places import File
from policyloom.yaml.writing import block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.scaffold.ground import Ground
    from policyloom.source import Library
    from policyloom.yaml.read import Path

NOTE = "> fill in: the words of this clause, in place of this note."

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
    begun = begun_clause(ground, clause, answers)
    changed, refused = _placed(ground, clause, answers)
    if begun.problems or refused:
        return replace(begun, problems=begun.problems or refused)
    begun = replace(begun, changed={**begun.changed, **changed})
    files = {**begun.files, **begun.changed}
    library, problems = read_in(ground, files)
    problems += lint_in(library, files)
    if not problems and answers.policy:
        problems = tuple(_new_errors(ground.library, library, answers.policy))
    if problems:
        return replace(begun, problems=problems)
    is_open = (Note(name="text", value="the words of the clause"),) if not answers.text else ()
    return replace(begun, open=is_open)


def begun_clause(ground: Ground, clause: str, answers: ClauseAnswers) -> Scaffold:
    """Return a clause in the light form: in the file of its topic, unless its topic has a folder.

    A new topic begins with such a file.
    """
    path, data = topic_path(clause), _said(clause, answers)
    topic = clause.partition("/")[0]
    if any(one.startswith(f"clauses/{topic}/") for one in ground.files):
        if value_at(ground.files.get(path, ""), ("clauses", 0, "clause")) is None:
            own = clause_path(clause)
            return Scaffold(files={own: f"{header(own, 'clause')}{block(data, 0)}\n"})
    elif path not in ground.files:
        whole = block({"topic": topic, "clauses": [data]}, 0)
        return Scaffold(files={path: f"{header(path, 'topic')}{whole}\n"})
    text = ground.files[path]
    last = next(n for n in count() if value_at(text, ("clauses", n, "clause")) is None)
    text, refused = with_changes(text, {("clauses", last): data}, path)
    return Scaffold(changed={path: text}, problems=refused)


def _said(clause: str, answers: ClauseAnswers) -> dict[str, str]:
    """Return what a clause says that has one version, without what goes without saying."""
    title = "" if answers.title == named(clause) else answers.title
    words = "\n".join(line.rstrip() for line in (answers.text or NOTE).strip().splitlines())
    given = {"title": title, "topic": answers.topic, "in-force": answers.in_force}
    said = {key: value for key, value in given.items() if value}
    return {"clause": clause, **said, "text": f"{words}\n"}


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
        if clause in library.policies[target.policy].clauses
    ]
    return min((found for found in days if found >= day), default=day)


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


def place_of(text: str, clause: str) -> Path:
    """Return where in its file a clause stands: it is the file, or one of its topic."""
    if value_at(text, ("clause",)) == clause:
        return ()
    places = (("clauses", index) for index in count())
    return next(place for place in places if value_at(text, (*place, "clause")) == clause)


def _with_versions(text: str, clause: str, path: str) -> tuple[str, Path, Diagnostics]:
    """Return a file in which the clause has versions, where in it, and why that cannot be."""
    at = place_of(text, clause)
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
