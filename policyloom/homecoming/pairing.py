"""Pairing: the paragraphs of a file that came home, laid beside what was printed.

Evidence in this order: the same words; the words before the tracked changes; likeness between
sure neighbours; a place of its own between them; the same words elsewhere, which moved, and what
is like its neighbours there; halves, where one paragraph became two or two became one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from policyloom.homecoming.printing import LINES, like
from policyloom.manuscript.labels import typed_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.homecoming.printing import Unit
    from policyloom.manuscript.home import HomeParagraph

ENOUGH, MOVED, MOVED_LONG, HALVES, BETTER = 0.5, 0.9, 0.7, 0.86, 0.05
MORE_WORDS, FEW, SHORT = 4, 3, 5
WORD = re.compile(r"[^\W_]+")
LARGEST = 250_000
"""Where more pairs than this are free, in a gap or elsewhere, only equal words are looked for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A printed paragraph and the paragraphs that it is now; one of both may be missing.

    ``moved`` says that it stands elsewhere. Two printed paragraphs that became one are
    ``printed``, one that became several has them in ``home``.
    """

    printed: tuple[int, ...]
    home: tuple[int, ...]
    moved: bool = False


def laid(units: Sequence[Unit], paragraphs: Sequence[HomeParagraph]) -> tuple[Pair, ...]:
    """Return the pairs in the order of the file; what is gone stands where it was."""
    return _Laying(units, paragraphs).pairs()


class _Laying:
    """Lays paragraphs beside units, gap by gap."""

    def __init__(self, units: Sequence[Unit], paragraphs: Sequence[HomeParagraph]) -> None:
        self.mine = [like(one.text) for one in units]
        own = frozenset(self.mine)
        self.theirs = [_plain(one.after, own) for one in paragraphs]
        self.before = [_plain(one.before, own) for one in paragraphs]
        self.to: dict[int, tuple[int, ...]] = {}
        self.taken: set[int] = set()
        self.joined: dict[int, tuple[int, ...]] = {}
        self.moved: set[int] = set()
        self.units, self.paragraphs = units, paragraphs

    def pairs(self) -> tuple[Pair, ...]:
        """Return all pairs."""
        self.same(self.theirs)
        self.tracked_moves()
        self.sure_halves()
        for gap in list(self.gaps()):
            self.within(*gap)
        self.halves()
        for gap in list(self.gaps()):
            self.alone(*gap)
        self.elsewhere()
        self.along()
        return tuple(self.ordered())

    def pair(self, at: int, home: int) -> None:
        """Say that a unit is a paragraph now."""
        self.to[at] = (home,)
        self.taken.add(home)

    def same(self, theirs: list[str]) -> None:
        """Pair the longest common order of equal words."""
        matcher = SequenceMatcher(None, self.mine, theirs, autojunk=False)
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                self.pair(block.a + step, block.b + step)

    def tracked_moves(self) -> None:
        """Pair what was taken at its place, and added at another, with the same words."""
        left, come = defaultdict(list), defaultdict(list)
        for home, words in enumerate(self.theirs):
            if home in self.taken:
                continue
            if words and not self.before[home]:
                come[words].append(home)
            elif self.before[home] and not words:
                left[self.before[home]].append(home)
        for at, words in enumerate(self.mine):
            if at not in self.to and left.get(words) and come.get(words):
                self.pair(at, come[words].pop(0))
                self.taken.add(left[words].pop(0))
                self.moved.add(at)

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the units and paragraphs between sure pairs that are in order."""
        sure = [(at, home[0]) for at, home in sorted(self.to.items()) if at not in self.moved]
        last = (-1, -1)
        for at, home in [*sure, (len(self.mine), len(self.theirs))]:
            mine = [one for one in range(last[0] + 1, at) if one not in self.to]
            theirs = [one for one in range(last[1] + 1, home) if one not in self.taken]
            if mine and theirs:
                yield mine, theirs
            last = (at, home)

    def sure_halves(self) -> None:
        """Find two that became one, and one that became two, with all their words."""
        mine = {_solid(one): at for at, one in enumerate(self.mine) if at not in self.to}
        theirs = {_solid(one): at for at, one in enumerate(self.theirs) if at not in self.taken}
        for at in range(len(self.mine) - 1):
            home = theirs.get(_solid(self.mine[at] + self.mine[at + 1]))
            free = all(self.mine[one] and one not in self.to for one in (at, at + 1))
            if home is not None and free and home not in self.taken:
                self.joined[at] = (at, at + 1)
                self.to[at] = self.to[at + 1] = (home,)
                self.taken.add(home)
        for home in range(len(self.theirs) - 1):
            unit = mine.get(_solid(self.theirs[home] + self.theirs[home + 1]))
            free = all(self.theirs[one] and one not in self.taken for one in (home, home + 1))
            if unit is not None and free and unit not in self.to:
                self.to[unit] = (home, home + 1)
                self.taken |= {home, home + 1}

    def within(self, mine: list[int], theirs: list[int]) -> None:
        """Pair what is alike in a gap, by dynamic programming over the likenesses."""
        if len(mine) * len(theirs) > LARGEST:
            return
        likeness = [[self.likeness(at, home) for home in theirs] for at in mine]
        best = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
        for i in range(len(mine) - 1, -1, -1):
            for j in range(len(theirs) - 1, -1, -1):
                both = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] >= ENOUGH else 0.0
                best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
        i = j = 0
        while i < len(mine) and j < len(theirs):
            both = best[i + 1][j + 1] + likeness[i][j]
            if likeness[i][j] >= ENOUGH and best[i][j] == both:
                self.pair(mine[i], theirs[j])
                i, j = i + 1, j + 1
            elif best[i][j] == best[i + 1][j]:
                i += 1
            else:
                j += 1

    def likeness(self, at: int, home: int) -> float:
        """Return how like a unit and a paragraph are, from nothing to one."""
        mine = self.mine[at]
        if self.before[home] == mine and self.before[home]:
            return 1.0
        return max(alike(mine, self.theirs[home]), alike(mine, self.before[home]))

    def halves(self) -> None:
        """Find paragraphs that became two, and two that became one."""
        for home, words in enumerate(self.theirs):
            if home not in self.taken and words:
                self.split(home)
        for at, words in enumerate(self.mine):
            if at not in self.to and words:
                self.join(at)

    def split(self, home: int) -> None:
        """Find the unit, paired with a neighbour, of which this paragraph is the other half."""
        near = {home - 1, home + 1}
        for at, own in [one for one in self.to.items() if near.intersection(one[1])]:
            if len(own) == 1 and home not in self.taken:
                both = tuple(sorted((*own, home)))
                whole = " ".join(self.theirs[one] for one in both)
                if _is_whole(self.mine[at], whole, self.theirs[own[0]]):
                    self.to[at] = both
                    self.taken.add(home)

    def join(self, at: int) -> None:
        """Find the paragraph, paired with a neighbouring unit, that holds this unit as well."""
        for near in (at - 1, at + 1):
            own = self.to.get(near)
            if own is None or len(own) > 1 or near in self.joined:
                continue
            both = tuple(sorted((at, near)))
            whole = " ".join(self.mine[one] for one in both)
            if _is_whole(self.theirs[own[0]], whole, self.mine[near]):
                self.joined[min(both)] = both
                self.to[both[0]] = self.to[both[1]] = own
                return

    def alone(self, mine: list[int], theirs: list[int]) -> None:
        """Pair what stands alone between sure neighbours, and as many there: it was rewritten."""
        if len(mine) == len(theirs) and all(map(self.is_rewritten, mine, theirs)):
            for at, home in zip(mine, theirs, strict=True):
                self.pair(at, home)

    def is_rewritten(self, at: int, home: int) -> bool:
        """Tell whether a paragraph may be what became of a unit in its place."""
        if self.paragraphs[home].cell or self.units[at].part in LINES:
            return True
        old, new = self.mine[at].split(), self.theirs[home].split()
        if self.units[at].heading or len(old) <= MORE_WORDS:
            return len(new) - len(old) <= MORE_WORDS
        return len(new) > MORE_WORDS

    def elsewhere(self) -> None:
        """Pair what has the same words in another place."""
        left = defaultdict(list)
        for home, words in enumerate(self.theirs):
            if home not in self.taken and words:
                left[words].append(home)
        for at, words in enumerate(self.mine):
            if at not in self.to and left.get(words):
                self.pair(at, left[words].pop(0))
                self.moved.add(at)
        alone = [at for at in range(len(self.mine)) if at not in self.to]
        if len(alone) * (len(self.theirs) - len(self.taken)) > LARGEST:
            return
        for at, words in enumerate(self.mine):
            if at not in self.to and len(words.split()) > FEW:
                likest = self.likest(words)
                if likest >= 0:
                    self.pair(at, likest)
                    self.moved.add(at)

    def likest(self, words: str) -> int:
        """Return which paragraph a unit became in another place; -1 where none is like enough."""
        enough = MOVED if len(words.split()) <= SHORT else MOVED_LONG
        free = (home for home in range(len(self.theirs)) if home not in self.taken)
        found = [(alike(words, self.theirs[home]), -home) for home in free]
        best, home = max(found, default=(0.0, 0))
        return -home if best >= enough else -1

    def along(self) -> None:
        """Pair what stands beside something that moved, and is like what stood beside it."""
        queue = sorted(self.moved)
        while queue:
            at = queue.pop()
            for step in (-1, 1):
                near, home = at + step, self.to[at][0] + step
                if self.is_free(near, home) and self.likeness(near, home) >= ENOUGH:
                    self.pair(near, home)
                    self.moved.add(near)
                    queue.append(near)

    def is_free(self, at: int, home: int) -> bool:
        """Tell whether there are such a unit and paragraph that nothing is paired with."""
        there = 0 <= at < len(self.mine) and 0 <= home < len(self.theirs)
        return there and at not in self.to and home not in self.taken

    def ordered(self) -> Iterator[Pair]:
        """Yield the pairs by where they stand in the file; what is gone after its neighbour."""
        of_home = {own[0]: at for at, own in sorted(self.to.items(), reverse=True)}
        gone = [at for at in range(len(self.mine)) if at not in self.to]
        after: dict[int, list[int]] = defaultdict(list)
        for at in gone:
            before = next((one for one in range(at - 1, -1, -1) if one in self.to), None)
            after[self.to[before][-1] if before is not None else -1].append(at)
        yield from (Pair((at,), ()) for at in after[-1])
        others = {one for own in self.to.values() for one in own[1:]}
        for home in range(len(self.theirs)):
            if home in of_home:
                at = of_home[home]
                yield Pair(self.joined.get(at, (at,)), self.to[at], at in self.moved)
            elif home not in others and self.theirs[home]:
                yield Pair((), (home,))
            yield from (Pair((at,), ()) for at in after[home])


def _solid(words: str) -> str:
    return words.replace(" ", "")


def _is_whole(one: str, whole: str, half: str) -> bool:
    """Tell whether a text is two others together, and more so than one of them."""
    if _solid(one) == _solid(whole):
        return True
    return alike(one, whole) >= max(HALVES, alike(one, half) + BETTER)


def alike(one: str, other: str) -> float:
    """Return how many of their words two texts share in the same order."""
    if one == other:
        return 1.0
    mine, theirs = WORD.findall(one.lower()), WORD.findall(other.lower())
    if (
        not mine
        or not theirs
        or 2 * (Counter(mine) & Counter(theirs)).total() < ENOUGH * (len(mine) + len(theirs))
    ):
        return 0.0
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio()


def _plain(words: str, own: frozenset[str]) -> str:
    """Return words without a number or sign that another program typed before them."""
    said = like(words)
    if said in own:
        return said
    labelled = typed_label(words)
    bare = like(words.lstrip()[len(labelled.typed) :]) if labelled.label else said
    if bare in own or re.fullmatch(r"[•◦▪o–-]", labelled.label):
        return bare
    return said
