"""Runs: the atoms of an old and a new line -> stretches that are the same, and that differ.

Sentences are matched before their words are, so that one that came, went or moved is not torn up
and woven into others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise, zip_longest
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.atoms import is_same
from policyloom.changes.matching import Sketch, matched, opcodes
from policyloom.english.sentences import starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.atoms import Atom, Key

Atoms: TypeAlias = "tuple[Atom, ...]"


@dataclass(frozen=True, slots=True)
class Run:
    """Atoms of both sides that stand for each other, and whether they read the same.

    ``whole``: they are a sentence that came or went.
    """

    old: Atoms
    new: Atoms
    same: bool
    whole: bool = False

    @property
    def is_space(self) -> bool:
        """Tell whether there is only white space, the same on both sides."""
        return self.same and all(atom.is_space for atom in self.new)

    @property
    def is_reworded(self) -> bool:
        """Tell whether plain words, and no token, read otherwise."""
        return not self.same and not any(a.concept for side in (self.old, self.new) for a in side)


def runs_of(old: Atoms, new: Atoms) -> tuple[Run, ...]:
    """Return what stayed and what differs, in order."""
    before, after = tuple(sentences(old)), tuple(sentences(new))
    if len(before) <= 1 and len(after) <= 1:
        return tuple(_words(old, new))
    return tuple(_spaced(list(_matched(before, after))))


def sentences(atoms: Atoms) -> Iterator[Atoms]:
    """Yield the sentences of a line, each with the space behind it."""
    ends = list(accumulate((len(atom.words) for atom in atoms), initial=0))
    begins = {place for place in starts("".join(atom.words for atom in atoms)) if place in ends}
    bounds = [0, *(ends.index(place) for place in sorted(begins)), len(atoms)]
    yield from (atoms[first:last] for first, last in pairwise(bounds) if first < last)


def _matched(old: tuple[Atoms, ...], new: tuple[Atoms, ...]) -> Iterator[Run]:
    keys = [list(map(spoken, side)) for side in (old, new)]
    twins = set(keys[0]) & set(keys[1])
    for tag, i1, i2, j1, j2 in opcodes(*keys):
        if tag == "equal":
            pairs = zip(old[i1:i2], new[j1:j2], strict=True)
            yield from (run for pair in pairs for run in _words(*pair))
        else:
            yield from _unlike(old[i1:i2], new[j1:j2], twins)


def _unlike(
    old: tuple[Atoms, ...], new: tuple[Atoms, ...], twins: set[tuple[Key, ...]]
) -> Iterator[Run]:
    """Yield sentences that are reworded, came or went; what stands elsewhere too, moved."""

    def sketch(sentence: Atoms) -> Sketch:
        key = spoken(sentence)
        return Sketch(id(sentence) if key in twins else "sentence", key)

    for first, second in matched(old, new, sketch):
        if first is not None and second is not None:
            yield from _words(first, second)
        else:
            yield Run(first or (), second or (), same=False, whole=True)


def spoken(sentence: Atoms) -> tuple[Key, ...]:
    """Return what a sentence says, spaces apart."""
    return tuple(atom.key for atom in sentence if not atom.is_space)


def _spaced(runs: list[Run]) -> Iterator[Run]:
    """Yield runs; a space that came or went with the sentence behind it stands in front of it."""
    for at, run in enumerate(runs):
        following = runs[at + 1] if at + 1 < len(runs) else None
        before = runs[at - 1] if at else None
        if following and _goes_with(run, following):
            continue
        if run.whole and before and _goes_with(before, run):
            yield replace(run, old=before.old + run.old, new=before.new + run.new)
        else:
            yield run


def _goes_with(space: Run, run: Run) -> bool:
    """Tell whether a run is nothing but a space on the side where all of the next one is."""
    atoms = (*space.old, *space.new)
    alone = not space.same and all(atom.is_space for atom in atoms)
    return alone and run.whole and bool(space.old) == bool(run.old)


# WORDS


def _words(old: Atoms, new: Atoms) -> list[Run]:
    return _tidied(list(_pieces(old, new)))


def _pieces(old: Atoms, new: Atoms) -> Iterator[Run]:
    """Yield runs that are the same and runs that differ, in order."""
    for tag, i1, i2, j1, j2 in opcodes([a.key for a in old], [a.key for a in new]):
        if tag == "equal":
            yield from _aligned(old[i1:i2], new[j1:j2])
        else:
            yield Run(old[i1:i2], new[j1:j2], same=False)


def _aligned(old: Atoms, new: Atoms) -> Iterator[Run]:
    """Yield atoms of equal keys: the same ones in runs, and each that reads otherwise alone."""
    pairs = zip(old, new, strict=True)
    for same, group in groupby(pairs, key=lambda pair: is_same(*pair)):
        if same:
            before, after = zip(*group, strict=True)
            yield Run(before, after, same=True)
        else:
            yield from (Run((before,), (after,), same=False) for before, after in group)


def _tidied(runs: list[Run]) -> list[Run]:
    """Join two rewordings that only a space divides; changes of tokens stay on their own."""
    tidy: list[Run] = []
    for run, following in zip_longest(runs, runs[1:]):
        joins = run.is_reworded or (run.is_space and following and following.is_reworded)
        if tidy and tidy[-1].is_reworded and joins:
            tidy[-1] = Run(tidy[-1].old + run.old, tidy[-1].new + run.new, same=False)
        else:
            tidy.append(run)
    return tidy
