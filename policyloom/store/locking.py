"""STORE: a folder -> the right to change it, for one process at a time."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from policyloom.store.writing import plainly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = ".policyloom-lock"
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
        if not _locked(handle):
            os.close(handle)
            raise BusyError(folder)
        # Whoever held it before us may have deleted the file between our two steps.
        if _is_still(handle, path):
            return handle
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_still(handle: int, path: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(os.fstat(handle), path.stat())
    return False
