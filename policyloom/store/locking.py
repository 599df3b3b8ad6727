"""STORE: a folder -> the right to change it, for one process at a time."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from contextlib import contextmanager, suppress
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from policyloom.store.writing import (
    CannotWriteError,
    beside,
    clear_leftovers,
    outside,
    plainly,
    sync_folders,
    write_together,
    write_whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


LOCK = ".policyloom-lock"
HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})
FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


class BusyError(Exception):
    """Another process is changing the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"another process is changing {folder}")
        self.folder = folder


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which ends with the process; raises BusyError when it is held."""
    path = folder / LOCK
    handle = _take(path, folder)
    try:
        yield
    finally:
        try:
            with suppress(OSError):  # Windows cannot delete what is open.
                path.unlink()
        finally:
            os.close(handle)
        if sys.platform == "win32":
            with suppress(OSError):
                path.unlink()


def _take(path: Path, folder: Path) -> int:
    while True:
        with plainly(path):
            handle = os.open(path, FLAGS, 0o666)
        try:
            alone = _locked(handle, path)
        except CannotWriteError:
            os.close(handle)
            raise
        if not alone:
            os.close(handle)
            raise BusyError(folder)
        # Whoever held it before us may have deleted the file between our two steps.
        if _is_still(handle, path):
            return handle
        os.close(handle)


def _locked(handle: int, path: Path) -> bool:
    """Lock a file for this process alone; False when another one has it.

    Some shared drives (SMB, NFS without its lock service) know no locks at all.
    """
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in HELD:
            return False
        hint = "work in a copy on a disk of this computer, and share it by version control"
        raise CannotWriteError(path, "files cannot be locked in this place", hint) from error
    return True


def _is_still(handle: int, path: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(os.fstat(handle), path.stat())
    return False


# STORE: bytes -> new files in places where nothing stands; all of them, or none.


class TakenError(Exception):
    """Something stands at the place of a new file already; it is left as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already")
        self.path = path


def create_together(files: Mapping[Path, bytes]) -> None:
    """Put every new file in its place, in the order given, or none; each is whole from the start.

    Raises TakenError where something stands already, and CannotWriteError.
    """
    parts = {path: beside(path) for path in files}
    begun: list[Path] = []
    try:
        for path, part in parts.items():
            with plainly(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(part, files[path])
        for path, part in parts.items():
            begun.append(path)
            with plainly(path):
                _place(part, path)
        sync_folders({folder for path in files for folder in path.parents[:3]})
    except BaseException:
        # An interruption too, unless it came after the last file was in its place.
        if len(begun) < len(parts) or not all(_is_ours(path, parts[path]) for path in begun):
            _take_back(begun, parts)
        raise
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _place(part: Path, path: Path) -> None:
    """Give a whole file its name, unless something has that name."""
    try:
        _link_or_rename(part, path)
    except FileExistsError:
        raise TakenError(path) from None


def _link_or_rename(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # FAT and some network folders have no links; a lock is held there.
        if os.path.lexists(path):
            raise FileExistsError from None
        part.rename(path)


def _take_back(begun: Iterable[Path], parts: Mapping[Path, Path]) -> None:
    for path in begun:
        if _is_ours(path, parts[path]):
            with suppress(OSError):
                path.unlink()


def _is_ours(path: Path, part: Path) -> bool:
    """Tell whether the file at ``path`` is the one that was written as ``part``."""
    if not path.exists():
        return False
    return not part.exists() or path.samefile(part)


# STORE: new text for files that were read before -> written, if nobody changed them since.


LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
ENDING = re.compile(r"(?:\r\n|\r|\n)$")
MARK = "\ufeff"


class MovedError(Exception):
    """A file is not what it was when somebody decided about it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} has changed in the meantime")
        self.path = path


def read_whole(root: Path, path: str) -> bytes | None:
    """Return the bytes of a file inside ``root``, links followed; nothing when there is none."""
    real = _real(root, path)
    with suppress(FileNotFoundError):
        return real.read_bytes()
    return None


def exchange(
    root: Path, folder: str, before: Mapping[str, bytes | None], after: Mapping[str, bytes]
) -> None:
    """Write all the files or none; raises MovedError when one of ``before`` is not as it was.

    Also raises BusyError and CannotWriteError. ``folder`` is where they stand, and is locked.
    """
    place = _real(root, folder)
    with alone_in(place):
        clear_leftovers(place)
        for path, data in before.items():
            if read_whole(root, path) != data:
                raise MovedError(path)
        files = {_real(root, path): data for path, data in after.items()}
        modes = {real: stat.S_IMODE(real.stat().st_mode) for real in files if real.exists()}
        write_together(files)
        for real, mode in modes.items():  # Who may read a file stays as it was.
            with suppress(OSError):
                real.chmod(mode)


def _real(root: Path, path: str) -> Path:
    real = (root / path).resolve()
    if not real.is_relative_to(root.resolve()):
        raise outside(root, root / path)
    return real


def with_endings(before: bytes, text: str) -> bytes:
    """Return the bytes of a new text (line feeds only) for a file.

    Lines that stay keep the ends that they had, and the file its byte order mark.
    """
    said = before.decode("utf-8", "replace")
    mark = MARK if said.startswith(MARK) else ""
    old = LINE.findall(said.removeprefix(MARK))
    new = LINE.findall(text)
    ends = [found[0] for line in old if (found := ENDING.search(line))]
    usual = max(set(ends), key=ends.count, default="\n")
    kept: list[str] = []
    for tag, i1, i2, j1, j2 in _steps([ENDING.sub("\n", line) for line in old], new):
        same = tag == "equal"
        kept += old[i1:i2] if same else [ENDING.sub(usual, line) for line in new[j1:j2]]
    return (mark + "".join(kept)).encode()


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield which lines stay; those above and below a change always do."""
    above = _alike(old, new)
    below = _alike(old[above:][::-1], new[above:][::-1])
    inner = old[above : len(old) - below], new[above : len(new) - below]
    yield "equal", 0, above, 0, above
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *inner, autojunk=False).get_opcodes():
        yield tag, i1 + above, i2 + above, j1 + above, j2 + above
    yield "equal", len(old) - below, len(old), len(new) - below, len(new)


def _alike(old: list[str], new: list[str]) -> int:
    """Return how many lines are the same from the first on."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))
