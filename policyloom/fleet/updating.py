"""FLEET: a newer release of a library -> the folder's copy, merged, all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.compile import load
from policyloom.diagnostics import has_errors
from policyloom.fleet.following import (
    FOLLOWING,
    RECORD,
    Followed,
    Following,
    followed,
    pack_path,
    read_following,
    taken,
    together,
)
from policyloom.merging import By
from policyloom.merging.files import Fate, merged_files
from policyloom.merging.settling import Choices
from policyloom.report.library import Release
from policyloom.store import (
    RefusedError,
    exchange,
    packed,
    read_pack,
    read_whole,
    release_order,
    with_endings,
)
from policyloom.writers.assets import asset_problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.merging.files import FileChange
    from policyloom.source import Library
    from policyloom.store import Pack, Project

HERE, SUFFIX = ".", ".yaml"
WRITTEN = frozenset({Fate.ADDED, Fate.CHANGED, Fate.MERGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a folder from a release of a library to another, as it was looked at.

    ``before`` is what the folder follows now, nothing where it begins to. ``files`` are the bytes
    that the folder's files had, ``problems`` what would be wrong with merged ones.
    """

    before: Followed | None
    now: Followed
    pack: Pack
    release: Release
    files: Mapping[str, bytes | None]
    problems: Diagnostics = ()

    @property
    def undecided(self) -> tuple[FileChange, ...]:
        """The files about which somebody has to decide."""
        return tuple(one for one in self.release.changes if one.fate is Fate.CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What somebody decided, of files by path, or of clauses and other entries by name.

    ``take`` is the library's, ``keep`` the folder's; ``passages`` has sides for the passages of an
    entry that collide, in order.
    """

    take: Collection[str] = ()
    keep: Collection[str] = ()
    passages: Mapping[str, tuple[By, ...]] = field(default_factory=dict)

    @property
    def choices(self) -> Choices:
        """What they say of clauses and other entries; a file is taken or kept as a whole."""
        whole = dict.fromkeys(self.take, By.LIBRARY) | dict.fromkeys(self.keep, By.LOCAL)
        entries = {name: side for name, side in whole.items() if not name.endswith(SUFFIX)}
        return Choices(whole=entries, passages=self.passages)


def next_step(project: Project, one: Followed, source: str, decisions: Decisions) -> Step | None:
    """Return the step to what a source has; nothing where the folder has that already.

    Raises RefusedError where that is another library, an older release, or another of the same.
    """
    pack = read_pack(source, project.root)
    if pack.name != one.library:
        message = f"{source} is the library `{pack.name}`, and this is about `{one.library}`"
        raise RefusedError(message, "name the source of that library, or follow this one too")
    if release_order(pack.release) < release_order(one.release):
        message = f"{source} is release {pack.release}, older than {one.release}, which you have"
        raise RefusedError(message, "name a newer source; where it is the program, update that")
    if release_order(pack.release) == release_order(one.release):
        if pack.digest == one.digest:
            return None
        digests = f"{pack.digest[:12]} there, {one.digest[:12]} here"
        message = f"{source} says that it is release {one.release} too, and is another ({digests})"
        raise RefusedError(message, "ask whoever looks after that library for a new release")
    known = read_following(project.root)
    packs = [taken(project.root, other) for other in known]
    newer = [pack if had.name == pack.name else had for had in packs]
    return _step(project, (one, followed(pack, source)), (packs, newer), decisions)


def first_step(project: Project, source: str, decisions: Decisions) -> Step:
    """Return the step by which a folder begins to follow a further library."""
    pack = read_pack(source, project.root)
    known = read_following(project.root)
    same = next((one for one in known if one.library == pack.name), None)
    if same:
        message = f"this folder follows `{pack.name}` already, in release {same.release}"
        hint = f"`policyloom library update {pack.name} --from {source}` takes another"
        raise RefusedError(message, hint)
    packs = [taken(project.root, one) for one in known]
    return _step(project, (None, followed(pack, source)), (packs, [*packs, pack]), decisions)


def _step(
    project: Project,
    steps: tuple[Followed | None, Followed],
    packs: tuple[Sequence[Pack], Sequence[Pack]],
    decisions: Decisions,
) -> Step:
    (before, now), old, new = steps, together(packs[0]), together(packs[1])
    libraries = _libraries(project, old, new, now)
    changes, problems = _readable(project, merged_files(old, new, project.texts), ())
    if decisions != Decisions():
        _refuse_undecidable(changes, decisions)
        found = merged_files(old, new, project.texts, decisions.choices)
        decided = tuple(_decided(one, new, decisions) for one in found)
        changes, problems = _readable(project, decided, {*decisions.take, *decisions.keep})
    (pack,) = (one for one in packs[1] if one.name == now.library)
    return Step(
        before=before,
        now=now,
        pack=pack,
        release=Release(
            library=now.library,
            before=before.release if before else "",
            now=now.release,
            old=libraries[0],
            new=libraries[1],
            changes=changes,
        ),
        files={one.path: read_whole(project.root, one.path) for one in changes},
        problems=problems,
    )


def _libraries(
    project: Project, old: Mapping[str, str], new: Mapping[str, str], now: Followed
) -> tuple[Library, Library]:
    """Return the libraries before and after; raises RefusedError where the new one has errors."""
    (before, known), (after, problems) = (load(one, project.schemas, {}) for one in (old, new))
    had = {(problem.span.path, problem.message) for problem in known}
    wrong = [one for one in problems if has_errors((one,))]
    wrong = [one for one in wrong if (one.span.path, one.message) not in had]
    if wrong:
        first = wrong[0]
        place = f"{first.span.path}:{first.span.line}"
        more = f" (and {len(wrong) - 1:,} more)" if len(wrong) > 1 else ""
        message = f"{now.library} {now.release} has errors: {place}: {first.message}{more}"
        hint = "it may be for a newer program: update policyloom, then try again"
        raise RefusedError(message, f"{hint}; if not, tell whoever looks after that library")
    return before, after


def _decided(one: FileChange, new: Mapping[str, str], decisions: Decisions) -> FileChange:
    if one.path in decisions.take:
        return replace(one, fate=Fate.CHANGED, text=new.get(one.path), clashes=())
    return replace(one, fate=Fate.OWN, clashes=()) if one.path in decisions.keep else one


def _refuse_undecidable(found: Iterable[FileChange], decisions: Decisions) -> None:
    clashes = [clash for one in found for clash in one.clashes]
    names = {one.path for one in found if one.fate is Fate.CONFLICT}
    names |= {clash.about for clash in clashes}
    for name in (*decisions.take, *decisions.keep, *decisions.passages):
        if name not in names:
            known = ", ".join(sorted(names))
            hint = f"in conflict: {known}" if known else "nothing is in conflict"
            raise RefusedError(f"{name} is not in conflict, so there is nothing to decide", hint)
    for name, sides in decisions.passages.items():
        passages = [p for clash in clashes if clash.about == name for p in clash.passages]
        may = [
            side is not By.BOTH or p.may_be_both for side, p in zip(sides, passages, strict=False)
        ]
        if len(sides) != len(passages) or not all(may):
            message = (
                f"{name} has {len(passages)} passages to decide, and {len(sides)} are decided"
            )
            message = (
                message if len(sides) != len(passages) else f"{name}: both cannot stand there"
            )
            hint = "say library or own for each, in order; both where both sides put words in"
            raise RefusedError(message, hint)


def _readable(
    project: Project, changes: tuple[FileChange, ...], decided: Collection[str]
) -> tuple[tuple[FileChange, ...], Diagnostics]:
    """Return the changes with those that cannot be read then as conflicts, and what is wrong."""
    ours = {one.path for one in changes if one.fate in WRITTEN} - set(decided)
    if not ours:
        return changes, ()
    files = {**project.files, **{one.path: one.text for one in changes if one.text is not None}}
    files = {path: text for path, text in files.items() if path not in _going(changes)}
    _, problems = load(files, project.schemas, project.assets, asset_problem)
    wrong = tuple(d for d in problems if has_errors((d,)) and ours & _concerned(d))
    spoilt = {path for problem in wrong for path in _concerned(problem)} & ours
    told = (
        replace(one, fate=Fate.CONFLICT, text=project.files.get(one.path))
        if one.path in spoilt
        else one
        for one in changes
    )
    return tuple(told), wrong


def _going(changes: Iterable[FileChange]) -> set[str]:
    return {one.path for one in changes if one.fate is Fate.REMOVED}


def _concerned(problem: Diagnostic) -> set[str]:
    return {problem.span.path, *(label.span.path for label in problem.labels)}


def take_step(root: Path, step: Step) -> None:
    """Write the files, then the record; raises MovedError where one has changed meanwhile.

    Stopped anywhere, the same step can be taken again: what is written is then no change.
    """
    after = {
        one.path: with_endings(step.files[one.path] or b"", one.text)
        for one in step.release.changes
        if one.text is not None and one.fate in WRITTEN
    }
    exchange(root, HERE, dict(step.files), after)
    for one in step.release.changes:
        if one.fate is Fate.REMOVED:
            (root / one.path).unlink(missing_ok=True)
    record, known = read_whole(root, RECORD), read_following(root)
    libraries = tuple(step.now if one == step.before else one for one in known)
    libraries += () if step.before else (step.now,)
    data = FOLLOWING.text(Following(libraries=libraries)).encode()
    pack = {pack_path(step.now): packed(step.pack)}
    exchange(root, HERE, {RECORD: record}, {**pack, RECORD: data})
    if step.before and pack_path(step.before) not in pack:
        (root / pack_path(step.before)).unlink(missing_ok=True)


def own_changes(project: Project, one: Followed) -> tuple[str, ...]:
    """Return the files of a library that are not as the folder took them."""
    every = together(taken(project.root, other) for other in read_following(project.root))
    mine = sorted(taken(project.root, one).files)
    return tuple(path for path in mine if project.texts.get(path) != every[path])
