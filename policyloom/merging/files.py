"""Merging files: a library as it was taken, as it is now, and the folder's copy -> what becomes.

A file that only one side changed is that side's. Where both changed one, its words are merged as
texts and then its lines; what collides is a conflict, which is never decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.merging.regions import By, by_equality, regions
from policyloom.merging.settling import Choices, Clash, settled_sides
from policyloom.merging.sources import about, key_at, opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.merging.regions import Region


class Fate(Enum):
    """What becomes of a file of the folder that is other in the library now."""

    ADDED = "new"
    CHANGED = "changed"
    MERGED = "merged with your own changes"
    REMOVED = "no longer in the library"
    OWN = "your own stays"
    CONFLICT = "to be decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """A file and its fate; ``text`` is what it says then, or nothing where it goes.

    In a conflict that is the folder's own text, which stays until somebody decides. ``told`` says
    which words are of both sides: somebody should read them.
    """

    path: str
    fate: Fate
    text: str | None
    clashes: tuple[Clash, ...] = ()
    told: tuple[str, ...] = ()


UNDECIDED = Choices()


def merged_files(
    base: Mapping[str, str],
    library: Mapping[str, str],
    local: Mapping[str, str],
    choices: Choices = UNDECIDED,
) -> tuple[FileChange, ...]:
    """Return the files, text by path, in which the folder is to change or somebody to decide."""
    return tuple(_changes(base, library, local, choices))


def _changes(
    base: Mapping[str, str],
    library: Mapping[str, str],
    local: Mapping[str, str],
    choices: Choices,
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
            merged = _merged(path, (old or "", new, own), choices)
            if merged.fate is Fate.CONFLICT or merged.text != own:
                yield merged


def _merged(path: str, texts: tuple[str, str, str], choices: Choices) -> FileChange:
    found = settled_sides(path, texts, choices)
    sides = (found.base.splitlines(), found.library.splitlines(), found.local.splitlines())
    lines: list[str] = []
    clashes = list(found.clashes)
    at = 0
    for region in regions(*sides, by_equality):
        kept: Sequence[str] = region.kept
        if region.by is By.CONFLICT:
            clash = _clash(path, found.local, at, region)
            side = choices.whole.get(clash.about)
            kept = region.library if side is By.LIBRARY else region.local
            clashes += [clash] if side is None else []
        at += len(region.local)
        lines += kept
    if clashes:
        fate, text = Fate.CONFLICT, texts[2]
    else:
        fate, text = Fate.MERGED, "".join(f"{line}\n" for line in lines)
    return FileChange(path=path, fate=fate, text=text, clashes=tuple(clashes), told=found.told)


def _clash(path: str, local: str, at: int, region: Region[str]) -> Clash:
    """Return lines that collide; ``at`` is where they stand in the folder's text."""
    file = opened(local, path)
    whose, place = about(path, file.data, key_at(file, at + 1)) if file else (path, "")
    base, library, own = map("\n".join, (region.base, region.library, region.local))
    return Clash(
        about=whose,
        place=place or f"line {at + 1}",
        base=base,
        library=library,
        local=own,
    )
