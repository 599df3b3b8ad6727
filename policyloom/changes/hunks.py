"""Hunks: the single differences that a comparison is made of, each in its place.

The redline and the change log come from the same hunks, so neither can say what the other does
not.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.atoms import atoms, is_same, rebuilt
from policyloom.changes.matching import opcodes
from policyloom.document import Deleted, Inserted, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes.atoms import Atom
    from policyloom.document import Inline, Inlines


Atoms: TypeAlias = "tuple[Atom, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a document a hunk stands: a part, in a section also the clause and its labels.

    ``part`` is title, body, strapline, control, notices, contents or section. ``row`` names a row
    of local data or of the control table, ``column`` is what stands above a cell. ``title`` is
    the clause's own, ``section_label`` the number or quoted title of its section.
    """

    part: str
    section: str = ""
    section_label: str = ""
    clause: str = ""
    title: str = ""
    old_label: str = ""
    new_label: str = ""
    row: str = ""
    column: str = ""


class Shape(Enum):
    """What a hunk is made of."""

    WORDS = "words"
    PARAGRAPH = "paragraph"
    ROW = "row"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Run:
    """Atoms of both sides that stand for each other, and whether they read the same."""

    old: Atoms
    new: Atoms
    same: bool

    @property
    def is_space(self) -> bool:
        """Tell whether there is only white space, the same on both sides."""
        return self.same and all(atom.is_space for atom in self.new)

    @property
    def is_reworded(self) -> bool:
        """Tell whether plain words, and no token, read otherwise."""
        return not self.same and not any(a.concept for side in (self.old, self.new) for a in side)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, cell or heading in which words differ: what stands round them.

    ``lead`` and ``tail`` are the same on both sides.
    """

    lead: Inlines
    runs: tuple[Run, ...]
    tail: Inlines


@dataclass(frozen=True, slots=True)
class Hunk:
    """One difference: atoms taken out and atoms put in, at least one of the two.

    ``line`` is where words stand; it takes no part in what makes two hunks the same.
    """

    place: Place
    old: Atoms
    new: Atoms
    shape: Shape = Shape.WORDS
    line: Line | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Site:
    """A place that is being compared, and the list that its differences are put on."""

    place: Place
    hunks: list[Hunk]

    def note(self, old: Atoms, new: Atoms, shape: Shape = Shape.WORDS) -> None:
        """Put a difference on the list."""
        self.hunks.append(Hunk(self.place, old, new, shape))

    def words(self, run: Run, line: Line) -> None:
        """Put words of a line that differ on the list."""
        self.hunks.append(Hunk(self.place, run.old, run.new, Shape.WORDS, line))

    def whole(self, words: Iterable[Atom], mark: Mark, shape: Shape) -> None:
        """Put words that came or went as a whole on the list."""
        atoms = tuple(words)
        old, new = (atoms, ()) if mark is Mark.DELETED else ((), atoms)
        self.note(old, new, shape)

    def row(self, key: str, column: str = "") -> Site:
        """Return the site of a row in this place, or of one of its cells."""
        return Site(replace(self.place, row=key, column=column), self.hunks)


# Lines: an old and a new line of words -> one line with marks where they differ.


def weave_line(old: Inlines, new: Inlines, site: Site) -> Inlines:
    """Return one line with marks where the two differ; the differences go to the site."""
    if old == new:
        return new
    start, end = _equal_ends(old, new)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    out: list[Inline] = [*new[:start]]
    runs = _tidied(list(_runs(atoms(before), atoms(after))))
    line = Line(new[:start], tuple(runs), new[len(new) - end :])
    for run in runs:
        if run.same:
            out += rebuilt(run.new)
            continue
        site.words(run, line)
        out += [Deleted(rebuilt(run.old))] if run.old else []
        out += [Inserted(rebuilt(run.new))] if run.new else []
    return (*out, *new[len(new) - end :])


def _equal_ends(old: Inlines, new: Inlines) -> tuple[int, int]:
    """Return how many inlines are equal at the beginning, and how many at the end."""
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    end = next((i for i in range(most - start) if old[-1 - i] != new[-1 - i]), most - start)
    return start, end


def _runs(old: Atoms, new: Atoms) -> Iterator[Run]:
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
    for run, following in zip(runs, (*runs[1:], None), strict=True):
        joins = run.is_reworded or (run.is_space and following and following.is_reworded)
        if tidy and tidy[-1].is_reworded and joins:
            tidy[-1] = Run(tidy[-1].old + run.old, tidy[-1].new + run.new, same=False)
        else:
            tidy.append(run)
    return tidy
