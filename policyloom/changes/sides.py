"""Sides: hunks -> the words on one side of them, and how often which took the place of which."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policyloom.changes.subjects import normal
from policyloom.changes.values import Swap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.changes.hunks import Atoms, Hunk


def old_side(hunk: Hunk) -> Atoms:
    """Return the atoms that a hunk takes out."""
    return hunk.old


def new_side(hunk: Hunk) -> Atoms:
    """Return the atoms that a hunk puts in."""
    return hunk.new


def swaps_of(hunks: Iterable[Hunk]) -> tuple[Swap, ...]:
    """Return which words took the place of which, and how often."""
    counts = Counter((normal(h.old), normal(h.new)) for h in hunks)
    return tuple(Swap(old=old, new=new, count=count) for (old, new), count in counts.items())


def lines_of(sides: Iterable[Atoms]) -> str:
    """Return the words of several lines as one."""
    return " … ".join(words for atoms in sides if (words := normal(atoms)))
