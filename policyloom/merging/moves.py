"""Merging: words that one side put elsewhere -> regions that do not decide about them twice.

A sentence that the library moved and the body reworded stands in two regions, one where it went
away and one where it came in. Decided one by one, it could stand twice in the end, or nowhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import permutations
from typing import TYPE_CHECKING, Generic, TypeVar

from policyloom.merging.regions import By, Region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
MOST = 0.6
"""Words of which this share is found elsewhere were moved there, not left out."""
FEWEST = 3
"""Fewer words than these are found elsewhere by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader(Generic[T]):
    """How regions are looked at.

    ``words`` are the words of items, ``units`` the whole sentences or items that a move takes
    along; ``is_stuck`` tells that a region has to be decided by somebody.
    """

    words: Callable[[Sequence[T]], Counter[str]]
    units: Callable[[Sequence[T]], Counter[tuple[str, ...]]]
    is_stuck: Callable[[Region[T]], bool]


def untangled(found: Sequence[Region[T]], reader: Reader[T]) -> list[Region[T]]:
    """Return the regions with moves carried out, and one region for what hangs together.

    What one side only moved and the other only reworded stands reworded in its new place, unless
    something that has to be decided hangs together with it: then it is decided as well.
    """
    every = list(found)
    _carry(every, reader)
    return list(_together(every, sorted(_spans(every, reader))))


# MOVED BY ONE SIDE, REWORDED BY THE OTHER


def _carry(every: list[Region[T]], reader: Reader[T]) -> None:
    for at, region in enumerate(every):
        mover = _left_out_by(region)
        if mover is None or not reader.is_stuck(region):
            continue
        places = [n for n, one in enumerate(every) if _is_put_in(one, mover, region.base[0])]
        if len(places) == 1:
            (reworded,) = region.local if mover is By.LIBRARY else region.library
            there = every[places[0]]
            after = tuple(reworded if item == region.base[0] else item for item in there.kept)
            every[at] = replace(region, settled=())
            every[places[0]] = replace(there, settled=after)


def _left_out_by(region: Region[T]) -> By | None:
    """Return which side has nothing where the other has one item, reworded."""
    match (len(region.base), len(region.library), len(region.local)):
        case (1, 0, 1):
            return By.LIBRARY
        case (1, 1, 0):
            return By.LOCAL
        case _:
            return None


def _is_put_in(region: Region[T], mover: By, item: T) -> bool:
    return region.by is mover and not region.base and region.kept.count(item) == 1


# WHAT HANGS TOGETHER


@dataclass(frozen=True, slots=True)
class _Step:
    """What one side took away in a region, and what it put there."""

    lost: Counter[str]
    gained: Counter[str]
    units_lost: Counter[tuple[str, ...]]
    units_gained: Counter[tuple[str, ...]]

    def went_to(self, other: _Step) -> bool:
        """Tell whether what was lost here is found there."""
        if any(unit in other.units_gained for unit in self.units_lost):
            return True
        parts = (self.lost, *(self.lost & Counter(unit) for unit in self.units_lost))
        return any(_is_found(part, other.gained) for part in parts)


def _is_found(lost: Counter[str], gained: Counter[str]) -> bool:
    number = (lost & gained).total()
    return number >= FEWEST and number >= MOST * lost.total()


def _step(base: Sequence[T], side: Sequence[T], reader: Reader[T]) -> _Step:
    words, units = reader.words(base), reader.units(base)
    now, units_now = reader.words(side), reader.units(side)
    return _Step(words - now, now - words, units - units_now, units_now - units)


def _spans(every: list[Region[T]], reader: Reader[T]) -> set[tuple[int, int]]:
    """Return from which region to which another one depends on the same decision.

    What stands between two such regions is decided with them, and so is all that depends on it.
    """
    library = [_step(one.base, one.library, reader) for one in every]
    local = [_step(one.base, one.local, reader) for one in every]
    touched = {n for n, one in enumerate(every) if _both_touch(one, reader)}
    numbers = [n for n, one in enumerate(every) if one.by is not By.NOBODY]
    pairs = [
        (i, j) for i, j in permutations(numbers, 2) if not every[i].by is every[j].by is By.BOTH
    ]
    depending = [
        (i, j) for i, j in pairs if library[i].went_to(library[j]) or local[i].went_to(local[j])
    ]
    found = {_ends(i, j) for i, j in pairs if _is_twice(library[i], local[j])}
    while True:
        touched |= {n for start, stop in found for n in range(start, stop + 1)}
        more = {_ends(i, j) for i, j in depending if i in touched or j in touched} - found
        if not more:
            return found
        found |= more


def _ends(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _both_touch(region: Region[T], reader: Reader[T]) -> bool:
    return reader.is_stuck(region) or (region.by is By.BOTH and bool(region.base))


def _is_twice(library: _Step, local: _Step) -> bool:
    """Tell whether both put in the same, each in its own place."""
    same = library.units_gained & local.units_gained
    return any(len(unit) >= FEWEST for unit in same)


def _together(every: list[Region[T]], spans: list[tuple[int, int]]) -> Iterator[Region[T]]:
    at = 0
    while at < len(every):
        end = at
        for start, stop in spans:
            if start <= end and stop >= at:
                end = max(end, stop)
        yield every[at] if end == at else _one(every[at : end + 1])
        at = end + 1


def _one(regions: Sequence[Region[T]]) -> Region[T]:
    return Region(
        tuple(item for one in regions for item in one.base),
        tuple(item for one in regions for item in one.library),
        tuple(item for one in regions for item in one.local),
        paired=False,
    )
