"""STORE: bytes -> files that are whole or not there at all, whatever interrupts the writing."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import stat
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


_NUMBER = itertools.count(1)
PART, KEPT = ".policyloom-part", ".policyloom-kept"
ABANDONED = 3600
"""Seconds."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT}) if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


class CannotWriteError(Exception):
    """A file could not be written; ``full`` says that no other will be either."""

    def __init__(self, path: Path, reason: str, hint: str, *, full: bool = False) -> None:
        super().__init__(f"{path} was not written: {reason}")
        self.path = path
        self.reason = reason
        self.hint = hint
        self.full = full


@dataclass(slots=True, kw_only=True)
class _Step:
    """A file on its way from ``part`` to ``path``; ``kept`` is what stood there."""

    path: Path
    part: Path
    kept: Path | None = None
    done: bool = False


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``; on any failure the old file is as it was."""
    write_together({path: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Put every file in its place, or none: write all beside their places, then rename all."""
    steps = [_Step(path=path, part=beside(path)) for path in files]
    for folder in {path.parent for path in files}:
        clear_abandoned(folder)
    try:
        for step in steps:
            with plainly(step.path):
                step.path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(step.part, files[step.path])
        _rename_all(steps)
        sync_folders({path.parent for path in files})
    finally:
        _clear(steps)


def beside(path: Path) -> Path:
    """A name in the same folder that no other process and no other file of ours has."""
    return path.with_name(f".{path.name}.{os.getpid()}-{next(_NUMBER)}{PART}")


def write_whole(part: Path, data: bytes) -> None:
    """Write a file that is not there yet, and wait until the disk has it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    # The umask decides who may read; a temporary file's own mode would hide the result.
    handle = os.open(part, flags, 0o666)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _rename_all(steps: list[_Step]) -> None:
    try:
        for step in steps:
            with plainly(step.path):
                _keep(step, alone=len(steps) == 1)
        for step in steps:
            with plainly(step.path):
                step.part.replace(step.path)
                step.done = True
    except KeyboardInterrupt:
        # Every file is complete by now, and going on is quicker than going back.
        _finish(steps)
        raise
    except CannotWriteError:
        _go_back(steps)
        raise


def _keep(step: _Step, *, alone: bool) -> None:
    """Keep what stands at the place, so that a failure of a later rename can be undone."""
    if step.path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder stands there", str(step.path))
    if alone or not step.path.exists():
        return
    kept = step.part.with_suffix(KEPT)
    step.kept = kept
    try:
        os.link(step.path, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):  # FAT and some network folders have no links.
        shutil.copy2(step.path, kept, follow_symlinks=False)


def _finish(steps: Iterable[_Step]) -> None:
    for step in steps:
        if step.part.exists():
            with suppress(OSError):
                step.part.replace(step.path)


def _go_back(steps: Iterable[_Step]) -> None:
    for step in steps:
        if step.kept and step.done:
            step.kept.replace(step.path)
        elif step.done:
            step.path.unlink()


def _clear(steps: Iterable[_Step]) -> None:
    for step in steps:
        for leftover in (step.part, step.kept):
            if leftover:
                with suppress(OSError):
                    leftover.unlink(missing_ok=True)


def sync_folders(folders: Iterable[Path]) -> None:
    """Make the renames last through a power cut, where the system can."""
    for folder in folders:
        with suppress(OSError):  # Windows cannot open a folder, and needs not.
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn an error of the operating system into one that says what to do."""
    try:
        yield
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> CannotWriteError:
    match error.errno:
        case code if code in _FULL:
            hint = "make room, then try again"
            return CannotWriteError(path, "the disk is full", hint, full=True)
        case errno.EACCES | errno.EPERM | errno.EBUSY:
            hint = "close it if another program has it open, or give yourself permission"
            return CannotWriteError(path, "the system does not let us write there", hint)
        case errno.EROFS:
            hint = "name another folder"
            return CannotWriteError(path, "the disk can only be read", hint, full=True)
        case errno.ENOENT | errno.EINVAL | errno.ENOSYS:
            hint = "name another folder"
            return CannotWriteError(path, "nothing can be made there", hint)
        case errno.EISDIR | errno.ENOTDIR | errno.EEXIST:
            hint = "move what stands in its way, or name another folder"
            return CannotWriteError(path, "something else stands at its place", hint)
        case _:
            reason = error.strerror or str(error)
            return CannotWriteError(path, reason, "put that right, then try again")


def clear_leftovers(folder: Path) -> None:
    """Delete what a killed process left of files that it had not finished.

    Only for a folder whose lock is held: a file may be on its way in any other.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(".") and path.name.endswith(PART):
                path.unlink(missing_ok=True)


def clear_abandoned(folder: Path) -> None:
    """Delete what a killed process left beside files some time ago, in a folder without a lock.

    Nothing is on its way for as long as an hour; what is younger may be another build's.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            ours = path.name.startswith(".") and path.suffix in {PART, KEPT}
            if ours and time.time() - path.lstat().st_mtime > ABANDONED:
                path.unlink(missing_ok=True)


# STORE: the output folder: places that stay inside it, and what is there already.


def place_inside(folder: Path, relative: str) -> Path:
    """Return ``folder/relative`` when it stays in the folder, links followed."""
    path = folder / relative
    if not path.resolve().parent.is_relative_to(folder.resolve()):
        raise outside(folder, path)
    return path


def outside(folder: Path, path: Path) -> CannotWriteError:
    """Return that a path leads out of the folder which it is in by its name: a link does that."""
    between = [one for one in (path, *path.parents) if folder in one.parents]
    link = next((one for one in reversed(between) if one.is_symlink()), path)
    remedy = f"put a file or folder of its own in the place of the link {link}"
    return CannotWriteError(path, f"its place is outside {folder}", remedy)


def refuse_link_out(root: Path, path: Path) -> None:
    """Raise CannotWriteError where a path in the project leads out of it by a link."""
    # Where they stand is by their names: no link is followed.
    named = os.path.commonpath([*map(os.path.abspath, (root, path))]) == os.path.abspath(root)  # noqa: PTH100
    if named and not path.resolve().is_relative_to(root.resolve()):
        remedy = "put a folder in the place of the link, or name the one it leads to with --out"
        raise CannotWriteError(path, f"a link leads from there to {path.resolve()}", remedy)


def try_folder(folder: Path) -> None:
    """Raise CannotWriteError unless files can be written there; nothing is left behind.

    Else each of many documents would be made, and each would be told the same.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    with plainly(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with TemporaryFile(dir=folder):
                pass
        finally:
            for path in missing:
                with suppress(OSError):
                    path.rmdir()


def read_output(path: Path) -> bytes | None:
    """Return the bytes of a file that we wrote, or nothing when there is none to read."""
    if size_of(path) is None:
        return None
    with suppress(OSError):
        return path.read_bytes()
    return None


def size_of(path: Path) -> int | None:
    """Return the size of a plain file in bytes, or nothing when there is none."""
    with suppress(OSError):
        status = path.stat()
        return status.st_size if stat.S_ISREG(status.st_mode) else None
    return None


def keep_aside(path: Path, data: bytes) -> None:
    """Keep what can be done without and is checked before it is used; nothing waits for it."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def forget_oldest(folder: Path, suffix: str, most: int) -> None:
    """Remove the files of a kind that were written first, where a folder holds too many."""
    names = names_in(folder, suffix)
    if len(names) <= most:
        return
    with suppress(OSError):
        oldest = sorted(names, key=lambda name: ((folder / name).stat().st_mtime, name))
        for name in oldest[: len(names) - most]:
            (folder / name).unlink(missing_ok=True)


def names_in(folder: Path, suffix: str) -> tuple[str, ...]:
    """Return the names of the files with a suffix in a folder that may not be there, in order."""
    with suppress(OSError):
        return tuple(sorted(path.name for path in folder.iterdir() if path.suffix == suffix))
    return ()
