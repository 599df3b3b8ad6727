"""STORE: the output folder: places that stay inside it, and what is there already."""

from __future__ import annotations

import stat
from contextlib import suppress
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from policyloom.store.writing import CannotWriteError, plainly

if TYPE_CHECKING:
    from pathlib import Path


def place_inside(folder: Path, relative: str) -> Path:
    """Return ``folder/relative`` when it stays in the folder, links followed."""
    path = folder / relative
    if not path.resolve().parent.is_relative_to(folder.resolve()):
        remedy = "remove the link that stands in its way"
        raise CannotWriteError(path, f"its place is outside {folder}", remedy)
    return path


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


def names_in(folder: Path, suffix: str) -> tuple[str, ...]:
    """Return the names of the files with a suffix in a folder that may not be there, in order."""
    with suppress(OSError):
        return tuple(sorted(path.name for path in folder.iterdir() if path.suffix == suffix))
    return ()
