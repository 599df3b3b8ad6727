"""Matching: which items of two sequences are the same item, with the order kept."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from policyloom.document import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

T = TypeVar("T")
Opcode: TypeAlias = "tuple[str, int, int, int, int]"
Partners: TypeAlias = "tuple[T | None, T | None]"
ALIKE = 0.5
"""Two paragraphs with at least this share of words in common are one paragraph, reworded."""
HELD = 0.8
"""So are two of which the longer one holds this share of the shorter one's words in one piece."""
HELD_WORDS = 4
"""Fewer words than these are held by too many paragraphs to say anything."""


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Sequence[Opcode]:
    """Return the steps that lead from one sequence to the other, as difflib names them."""
    if old == new:
        return [("equal", 0, len(old), 0, len(new))]
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


# BY NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Weave(Generic[T]):
    """How two sequences are woven: which items are the same, and what is made of each."""

    key: Callable[[T], Hashable]
    both: Callable[[T, T], T]
    whole: Callable[[T, Mark], T]

    def __call__(self, old: Sequence[T], new: Sequence[T]) -> tuple[T, ...]:
        """Return the items of both sequences in one order."""
        return tuple(self._woven(old, new))

    def _woven(self, old: Sequence[T], new: Sequence[T]) -> Iterator[T]:
        keys = [self.key(item) for item in old], [self.key(item) for item in new]
        for tag, i1, i2, j1, j2 in opcodes(*keys):
            if tag == "equal":
                yield from map(self.both, old[i1:i2], new[j1:j2])
            else:
                yield from (self.whole(item, Mark.DELETED) for item in old[i1:i2])
                yield from (self.whole(item, Mark.INSERTED) for item in new[j1:j2])


# BY LIKENESS


@dataclass(frozen=True, slots=True)
class Sketch:
    """What items are matched by: those of one kind by the share of keys they have in common.

    ``parts`` are sentences, which may stand in another order.
    """

    kind: object
    keys: tuple[Hashable, ...] = ()
    parts: frozenset[tuple[Hashable, ...]] = frozenset()


def matched(
    old: Sequence[T], new: Sequence[T], sketch: Callable[[T], Sketch]
) -> list[Partners[T]]:
    """Return pairs in order; an item without a partner on the other side stands with None.

    Of the matchings that keep the order this is the one with the greatest likeness. The items are
    few: the blocks of one clause.
    """
    shorter = min(len(old), len(new))
    start = _same(old, new, shorter)
    end = _same(old[::-1], new[::-1], shorter - start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    gain = _gains([sketch(item) for item in before], [sketch(item) for item in after])
    head: list[Partners[T]] = list(zip(old[:start], new, strict=False))
    tail: list[Partners[T]] = [*zip(old[len(old) - end :], new[len(new) - end :], strict=True)]
    return [*head, *_best(before, after, gain), *tail]


def _same(old: Sequence[T], new: Sequence[T], most: int) -> int:
    """Return how many items at the beginning are equal."""
    return next((i for i in range(most) if old[i] != new[i]), most)


def _gains(old: list[Sketch], new: list[Sketch]) -> list[list[float]]:
    """Return what each pairing is worth: less than nothing for items that are too unlike."""
    matcher: SequenceMatcher[Hashable] = SequenceMatcher(None, (), (), autojunk=False)
    gains = [[0.0] * len(new) for _ in old]
    for j, after in enumerate(new):
        matcher.set_seq2(after.keys)
        for i, before in enumerate(old):
            same = before.kind == after.kind
            likeness = _likeness(before.keys, after.keys, matcher) if same else 0.0
            likeness = max(likeness, _shared(before, after) if same else 0.0)
            gains[i][j] = likeness if likeness >= ALIKE else float("-inf")
    return gains


def _shared(old: Sketch, new: Sketch) -> float:
    """Return the share of keys that stand in sentences of both."""
    shared = sum(map(len, old.parts & new.parts))
    return 2 * shared / (len(old.keys) + len(new.keys)) if shared else 0.0


def _likeness(
    old: tuple[Hashable, ...], new: tuple[Hashable, ...], matcher: SequenceMatcher[Hashable]
) -> float:
    if old == new:
        return 1.0
    shorter, longer = sorted((len(old), len(new)))
    apart = 2 * shorter < ALIKE * (shorter + longer)
    if apart and shorter < HELD_WORDS:
        return 0.0
    matcher.set_seq1(old)
    most = matcher.quick_ratio() * (shorter + longer) / 2
    if not apart and 2 * most >= ALIKE * (shorter + longer):
        return _held(matcher, shorter, matcher.ratio())
    return _held(matcher, shorter, 0.0) if most >= HELD * shorter else 0.0


def _held(matcher: SequenceMatcher[Hashable], shorter: int, ratio: float) -> float:
    """Return the likeness, which is enough where the longer side holds the shorter one."""
    if ratio >= ALIKE or shorter < HELD_WORDS:
        return ratio
    longest = max(block.size for block in matcher.get_matching_blocks())
    return ALIKE if longest >= HELD * shorter else ratio


def _best(old: Sequence[T], new: Sequence[T], gain: list[list[float]]) -> list[Partners[T]]:
    best = _sums(gain, len(new))
    pairs: list[Partners[T]] = []
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and best[i][j] == best[i + 1][j + 1] + gain[i][j]:
            pairs.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif i < len(old) and (j == len(new) or best[i][j] == best[i + 1][j]):
            pairs.append((old[i], None))
            i += 1
        else:
            pairs.append((None, new[j]))
            j += 1
    return pairs


def _sums(gain: list[list[float]], columns: int) -> list[list[float]]:
    """Return the greatest likeness that can be had from each pair of items on."""
    best = [[0.0] * (columns + 1) for _ in range(len(gain) + 1)]
    for i in range(len(gain) - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + gain[i][j])
    return best


def in_order(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Return the largest set of common names that stand in the same order on both sides."""
    if old == new:
        return set(old)
    position = {name: index for index, name in enumerate(new)}
    runs: list[list[str]] = []
    for name in old:
        if name in position:
            fitting = [run for run in runs if position[run[-1]] < position[name]]
            runs.append([*_longest(fitting), name])
    return set(_longest(runs))


def _longest(runs: list[list[str]]) -> list[str]:
    return max(runs, key=len) if runs else []
