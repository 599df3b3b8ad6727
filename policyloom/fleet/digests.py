"""FLEET: files -> digests of their content, and which digests need not be taken again.

Light on purpose: a build with nothing to do is over before heavier modules would have loaded.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Note = list[int | str]
    """Size, changed, changed at all, inode, when noted (nanoseconds), SHA-256."""

SETTLED = 2_000_000_000
"""Nanoseconds after which no file system can still give a new change the time of the last one."""
FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# On Windows the third date is that of the file's making, which says nothing.
CAN_NOTE = os.name == "posix"


class Digests:
    """The digests of files below a folder; those that a note vouches for are not taken again.

    A note vouches for a file while size, inode and both dates are what they were when the file was
    last read, and that was well after its last change. The kernel sets the later date (ctime)
    itself whenever content or dates change, and has no call to set it to a chosen time, so a
    program that restores the ordinary date still shows. Only setting the computer's clock back, or
    writing to the bare disk, gets past it.
    """

    def __init__(self, folder: str, notes: dict[str, Note]) -> None:
        self.folder = folder
        self.before = notes
        self.notes: dict[str, Note] = {}

    @property
    def moved(self) -> bool:
        """Tell whether a note differs from those there were."""
        return any(self.before.get(name) != note for name, note in self.notes.items())

    def of(self, name: str) -> str | None:
        """Return the SHA-256 of a plain file, or nothing where there is none to read."""
        path = f"{self.folder}/{name}"
        try:
            found = os.stat(path)  # noqa: PTH116 - a path object takes longer than the call
            if not stat.S_ISREG(found.st_mode):
                return None
            mark = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
            note = self.before.get(name)
            if not (CAN_NOTE and note and note[:4] == mark and _settled(note)):
                noted = time.time_ns()
                note = [*mark, noted, hashlib.sha256(read(path)).hexdigest()]
        except (OSError, TypeError, ValueError, IndexError):
            return None
        self.notes[name] = note
        return str(note[5])


def _settled(note: Note) -> bool:
    return int(note[4]) - int(note[2]) >= SETTLED


def read(path: str) -> bytes:
    """Return the bytes of a file with as few calls as can be."""
    handle = os.open(path, FLAGS)
    try:
        wanted = os.fstat(handle).st_size
        data = os.read(handle, wanted + 1)
        while len(data) < wanted and (more := os.read(handle, wanted - len(data) + 1)):
            data += more
        return data
    finally:
        os.close(handle)


def names_below(folder: str, prefix: str = "") -> Iterator[str]:
    """Yield the names of all files below a folder in a fixed order; a link ends with ``@``."""
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry.name, entry) for entry in found)
    except OSError:
        return
    for name, entry in entries:
        if name == "__pycache__":
            continue
        if entry.is_symlink():
            yield f"{prefix}{name}@"
        elif entry.is_dir(follow_symlinks=False):
            yield from names_below(f"{folder}/{name}", f"{prefix}{name}/")
        else:
            yield prefix + name
