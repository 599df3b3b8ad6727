"""Merging files: a library as it was taken, as it is now, and the folder's copy -> what becomes.

A file that only one side changed is that side's. Where both changed one, its lines are merged, and
lines that both changed in different ways are a conflict, which is never decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.merging.regions import By, by_equality, regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Fate(Enum):
    """What becomes of a file of the folder that is other in the library now."""

    ADDED = "new"
    CHANGED = "changed"
    MERGED = "merged with your own changes"
    REMOVED = "no longer in the library"
    OWN = "your own stays"
    CONFLICT = "to be decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Lines that both sides changed: as they were, as the library has them, and as the folder."""

    base: tuple[str, ...]
    library: tuple[str, ...]
    local: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """A file and its fate; ``text`` is what it says then, or nothing where it goes.

    In a conflict that is the folder's own text, which stays until somebody decides.
    """

    path: str
    fate: Fate
    text: str | None
    clashes: tuple[Clash, ...] = ()


def merged_files(
    base: Mapping[str, str], library: Mapping[str, str], local: Mapping[str, str]
) -> tuple[FileChange, ...]:
    """Return the files, text by path, in which the folder is to change or somebody to decide."""
    return tuple(_changes(base, library, local))


def _changes(
    base: Mapping[str, str], library: Mapping[str, str], local: Mapping[str, str]
) -> Iterator[FileChange]:
    for path in sorted(base.keys() | library.keys()):
        old, new, own = base.get(path), library.get(path), local.get(path)
        if new in {old, own}:
            continue
        if own == old:
            fate = Fate.ADDED if old is None else Fate.REMOVED if new is None else Fate.CHANGED
            yield FileChange(path=path, fate=fate, text=new)
        elif own is None or new is None:
            yield FileChange(path=path, fate=Fate.OWN, text=own)
        else:
            yield _merged(path, old, new, own)


def _merged(path: str, old: str | None, new: str, own: str) -> FileChange:
    sides = ((old or "").splitlines(), new.splitlines(), own.splitlines())
    found = tuple(regions(*sides, by_equality))
    clashes = tuple(
        Clash(base=one.base, library=one.library, local=one.local)
        for one in found
        if one.by is By.CONFLICT
    )
    if clashes:
        return FileChange(path=path, fate=Fate.CONFLICT, text=own, clashes=clashes)
    lines = [line for one in found for line in one.kept]
    return FileChange(path=path, fate=Fate.MERGED, text="".join(f"{line}\n" for line in lines))
