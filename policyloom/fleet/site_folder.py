"""FLEET: files for a website -> a folder of which we know what is ours, and write nothing else.

``published.json`` in the folder says what of it is ours. Only that is ever written over, and only
where nobody has changed it; whatever stops us, the next time takes up from there.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.fleet.archiving import digest
from policyloom.records import Kind, RecordError
from policyloom.store import RefusedError, alone_in, place_inside, read_output, write_atomically
from policyloom.store.tree import is_nobodys
from policyloom.store.writing import PART, plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

RECORD = "published.json"
NOT_OURS = ("CNAME",)
"""What a host of websites wants beside the pages; hidden files are its own too."""
NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file of ours: its digest, what it was made of, and the digest that it is about to have."""

    sha256: str
    of: str = ""
    coming: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What of a folder is ours, by path; ``home`` is the body whose policies stand at its top."""

    home: str = ""
    files: Mapping[str, Made] = field(default_factory=dict)


PUBLISHED = Kind(name="policyloom-published", made=Published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The paths of files that are new or other than before, and of those that were taken away."""

    files: tuple[str, ...]
    gone: tuple[str, ...]


@contextmanager
def opened(out: Path) -> Iterator[Published]:
    """Hold a folder that is ours alone, and say what is in it.

    Raises RefusedError where it holds what is not ours, BusyError and CannotWriteError.
    """
    _refuse_others(out, _published(out))
    with plainly(out):
        out.mkdir(parents=True, exist_ok=True)
    with alone_in(out):
        for part in out.rglob(f".*{PART}"):
            part.unlink(missing_ok=True)
        before = _published(out)
        _refuse_others(out, before)
        yield before


def _published(out: Path) -> Published:
    data = read_output(out / RECORD)
    if data is None:
        return Published()
    try:
        return PUBLISHED.value(data.decode())
    except (RecordError, UnicodeDecodeError) as error:
        hint = f"restore {RECORD}, or name a new folder"
        raise RefusedError(f"{out / RECORD} cannot be read: {error}", hint) from None


def _refuse_others(out: Path, before: Published) -> None:
    if out.exists() and not out.is_dir():
        raise RefusedError(f"{out} is a file", "name a folder, or one that is not there yet")
    theirs: list[str] = []
    changed: list[str] = []
    for name, path in _held(out):
        made = before.files.get(name)
        if made is None:
            theirs.append(name)
        elif path.is_symlink() or not _is_whole(path.read_bytes(), made):
            changed.append(name)
    if theirs:
        message = f"{out} holds what `publish` did not write: {_several(theirs)}"
        raise RefusedError(message, "name a folder of its own, or move those files away")
    if changed:
        message = f"{out} holds files that somebody changed since: {_several(changed)}"
        raise RefusedError(message, "move them away, and publish again: they are made anew")


def _is_whole(data: bytes, made: Made) -> bool:
    """Tell whether a file is as we wrote it; git may have given its lines other ends."""
    known = {made.sha256, made.coming}
    return bool({digest(data), digest(data.replace(b"\r\n", b"\n"))} & known)


def _held(out: Path) -> Iterator[tuple[str, Path]]:
    """Yield what stands in a folder, but what a host or the system keeps there for itself."""
    for path in sorted(out.rglob("*")) if out.is_dir() else ():
        name = path.relative_to(out).as_posix()
        is_hosts = is_nobodys(name) or name in {*NOT_OURS, RECORD}
        is_folder = path.is_dir() and not path.is_symlink()
        if not (is_folder or is_hosts):
            yield name, path


def _several(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def write_folder(
    out: Path,
    before: Published,
    home: str,
    files: Mapping[str, tuple[bytes, str]],
    stays: set[str],
) -> Written:
    """Say what will be ours, write it, take away what is no longer, and say what is.

    ``files`` are bytes by path, with what each was made of; what ``stays`` is left as it is.
    """
    old = before.files
    new = {path: Made(sha256=digest(data), of=of) for path, (data, of) in files.items()}
    kept = {path: old[path] for path in stays}
    moved = [path for path, (data, _) in files.items() if read_output(out / path) != data]
    left = sorted(old.keys() - new.keys() - kept.keys())
    coming = {
        path: Made(sha256=old[path].sha256 if path in old else "", coming=new[path].sha256)
        for path in moved
    }
    if moved or left:
        _say(out, home, {**old, **coming})
    for path in moved:
        write_atomically(place_inside(out, path), files[path][0])
    gone = [path for path in left if _taken_away(out, path)]
    _say(out, home, {**new, **kept})
    return Written(files=tuple(moved), gone=tuple(gone))


def _taken_away(out: Path, path: str) -> bool:
    place = place_inside(out, path)
    was_there = place.exists()
    place.unlink(missing_ok=True)
    for folder in place.parents:
        if folder == out or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
    return was_there


def _say(out: Path, home: str, files: Mapping[str, Made]) -> None:
    record = Published(home=home, files=dict(sorted(files.items())))
    data = PUBLISHED.text(record).encode()
    if read_output(out / RECORD) != data:
        write_atomically(place_inside(out, RECORD), data)
