"""FLEET: what a scaffold makes -> all of its files in their places, or none."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from policyloom.store import (
    MovedError,
    create_together,
    place_inside,
    with_endings,
    write_together,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from policyloom.scaffold import Scaffold


def write_scaffold(root: Path, before: Mapping[str, str], scaffold: Scaffold) -> None:
    """Put all files in their places or none; ``before`` are the texts that it was made from.

    Raises TakenError where a new file is there, and MovedError where a changed one is not as it
    was read.
    """
    given = {**{p: t.encode() for p, t in scaffold.files.items()}, **scaffold.data}
    new = {place_inside(root, path): data for path, data in given.items()}
    changed = {
        place_inside(root, path): _now(root, path, before[path], text)
        for path, text in scaffold.changed.items()
    }
    made = {folder for path in new for folder in path.parents if not folder.exists()}
    written: list[Path] = []
    try:
        create_together(new)
        written += new
        write_together(changed)
    except BaseException:
        _take_back(written, made)
        raise


def _now(root: Path, path: str, before: str, text: str) -> bytes:
    """Return the bytes of a changed file: every line that stays is as it is on the disk."""
    with suppress(OSError):
        raw = (root / path).read_bytes()
        if with_endings(raw, before) == raw:
            return with_endings(raw, text)
    raise MovedError(path)


def _take_back(written: Iterable[Path], made: Iterable[Path]) -> None:
    """Leave nothing behind: no file without the others, and no empty folder."""
    for path in written:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    for folder in sorted(made, key=lambda path: len(path.parts), reverse=True):
        with suppress(OSError):
            folder.rmdir()
