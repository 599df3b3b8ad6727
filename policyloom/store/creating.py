"""STORE: bytes -> new files in places where nothing stands; all of them, or none."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from policyloom.store.writing import beside, plainly, sync_folders, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


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
