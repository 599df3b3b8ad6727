"""FLEET: a newer release of a library -> the folder's copy, merged, all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.compile import load
from policyloom.diagnostics import has_errors
from policyloom.fleet.following import (
    FOLLOWING,
    RECORD,
    Followed,
    Following,
    followed,
    order,
    pack_path,
    read_following,
    record_files,
    taken,
    together,
)
from policyloom.merging.files import Fate, merged_files
from policyloom.report.library import Release
from policyloom.store import Pack, RefusedError, exchange, read_pack, read_whole, with_endings
from policyloom.store.reading import decode_text
from policyloom.writers.assets import asset_problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from policyloom.diagnostics import Diagnostics
    from policyloom.merging.files import FileChange
    from policyloom.store import Project

HERE = "."


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
    """Paths of files in conflict: which are taken from the library, which are kept."""

    take: Collection[str] = ()
    keep: Collection[str] = ()


def next_step(project: Project, one: Followed, source: str, decisions: Decisions) -> Step | None:
    """Return the step to what a source has; nothing where the folder has that already.

    Raises RefusedError where that is another library, an older release, or another of the same.
    """
    base, pack = taken(project.root, one), read_pack(source, project.root)
    if pack.name != one.library:
        message = f"{source} is the library `{pack.name}`, and this is about `{one.library}`"
        raise RefusedError(message, "name the source of that library, or follow this one too")
    if order(pack.release) < order(one.release):
        message = f"{source} is release {pack.release}, older than {one.release}, which you have"
        raise RefusedError(message, "name a newer source; where it is the program, update that")
    if pack.release == one.release and pack.digest != one.digest:
        digests = f"{pack.digest[:12]} there, {one.digest[:12]} here"
        message = f"{source} says that it is release {one.release} too, and is another ({digests})"
        raise RefusedError(message, "ask whoever looks after that library for a new release")
    if pack.release == one.release:
        return None
    others = (other for other in read_following(project.root) if other.library != one.library)
    together([pack, *(taken(project.root, other) for other in others)])
    return _step(project, one, base, pack, source, decisions)


def first_step(project: Project, source: str, decisions: Decisions) -> Step:
    """Return the step by which a folder begins to follow a further library."""
    pack = read_pack(source, project.root)
    known = read_following(project.root)
    same = next((one for one in known if one.library == pack.name), None)
    if same:
        message = f"this folder follows `{pack.name}` already, in release {same.release}"
        raise RefusedError(message, f"`policyloom library update --from {source}` takes another")
    together([pack, *(taken(project.root, one) for one in known)])
    # What another library has too is in the folder already, and no change.
    return _step(project, None, replace(pack, files={}), pack, source, decisions)


def _step(  # noqa: PLR0913, PLR0917 - what is looked at, and from where
    project: Project,
    before: Followed | None,
    base: Pack,
    pack: Pack,
    source: str,
    decisions: Decisions,
) -> Step:
    old, new = _texts(base), _texts(pack)
    found = merged_files(old, new, project.texts)
    changes = tuple(_decided(one, new, decisions) for one in found)
    _refuse_undecidable(found, decisions)
    changes, problems = _readable(project, changes)
    return Step(
        before=before,
        now=followed(pack, source),
        pack=pack,
        release=Release(
            library=pack.name,
            before=before.release if before else "",
            now=pack.release,
            old=load(old, project.schemas, {})[0],
            new=load(new, project.schemas, {})[0],
            changes=changes,
        ),
        files={one.path: read_whole(project.root, one.path) for one in changes},
        problems=problems,
    )


def _texts(pack: Pack) -> dict[str, str]:
    return {path: decode_text(path, data)[0] for path, data in pack.files.items()}


def _decided(one: FileChange, new: Mapping[str, str], decisions: Decisions) -> FileChange:
    if one.fate is not Fate.CONFLICT:
        return one
    if one.path in decisions.take:
        return replace(one, fate=Fate.CHANGED, text=new[one.path], clashes=())
    return replace(one, fate=Fate.OWN, clashes=()) if one.path in decisions.keep else one


def _refuse_undecidable(found: Iterable[FileChange], decisions: Decisions) -> None:
    known = {one.path for one in found if one.fate is Fate.CONFLICT}
    for path in (*decisions.take, *decisions.keep):
        if path not in known:
            hint = (
                f"in conflict: {', '.join(sorted(known))}" if known else "nothing is in conflict"
            )
            raise RefusedError(f"{path} is not in conflict, so there is nothing to decide", hint)


def _readable(
    project: Project, changes: tuple[FileChange, ...]
) -> tuple[tuple[FileChange, ...], Diagnostics]:
    """Return the changes with merges that cannot be read as conflicts, and what is wrong there."""
    merged = {one.path for one in changes if one.fate is Fate.MERGED}
    if not merged:
        return changes, ()
    files = {**project.files, **{one.path: one.text for one in changes if one.text is not None}}
    _, problems = load(files, project.schemas, project.assets, asset_problem)
    wrong = tuple(d for d in problems if d.span.path in merged and has_errors((d,)))
    spoilt = {problem.span.path for problem in wrong}
    told = (
        replace(one, fate=Fate.CONFLICT, text=project.files.get(one.path))
        if one.path in spoilt
        else one
        for one in changes
    )
    return tuple(told), wrong


def take_step(root: Path, step: Step) -> None:
    """Write the files, then the record; raises MovedError where one has changed meanwhile.

    Stopped anywhere, the same step can be taken again: what is written is then no change.
    """
    after = {
        one.path: with_endings(step.files[one.path] or b"", one.text)
        for one in step.release.changes
        if one.text is not None and one.fate in {Fate.ADDED, Fate.CHANGED, Fate.MERGED}
    }
    exchange(root, HERE, dict(step.files), after)
    for one in step.release.changes:
        if one.fate is Fate.REMOVED:
            (root / one.path).unlink(missing_ok=True)
    record = read_whole(root, RECORD)
    known = read_following(root)
    rest = tuple(one for one in known if one.library != step.now.library)
    replaced = tuple(step.now if one.library == step.now.library else one for one in known)
    libraries = replaced if len(rest) < len(known) else (*known, step.now)
    kept = record_files([(step.now, step.pack)])[pack_path(step.now.library)]
    data = FOLLOWING.text(Following(libraries=libraries)).encode()
    exchange(root, HERE, {RECORD: record}, {pack_path(step.now.library): kept, RECORD: data})


def own_changes(project: Project, one: Followed) -> tuple[str, ...]:
    """Return the files of a library that are not as the folder took them."""
    base = _texts(taken(project.root, one))
    return tuple(path for path in sorted(base) if project.texts.get(path) != base[path])
