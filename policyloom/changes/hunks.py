"""Hunks: the single differences that a comparison is made of, each in its place.

The redline and the change log come from the same hunks, so neither can say what the other does
not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from policyloom.document import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.changes.atoms import Atom

Atoms: TypeAlias = "tuple[Atom, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a document a hunk stands: a part, in a section also the clause and its labels.

    ``part`` is title, body, strapline, control, notices, contents or section. ``row`` names a row
    of local data or of the control table, ``column`` is what stands above a cell.
    """

    part: str
    section: str = ""
    clause: str = ""
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
class Hunk:
    """One difference: atoms taken out and atoms put in, at least one of the two."""

    place: Place
    old: Atoms
    new: Atoms
    shape: Shape = Shape.WORDS


@dataclass(frozen=True, slots=True)
class Site:
    """A place that is being compared, and the list that its differences are put on."""

    place: Place
    hunks: list[Hunk]

    def note(self, old: Atoms, new: Atoms, shape: Shape = Shape.WORDS) -> None:
        """Put a difference on the list."""
        self.hunks.append(Hunk(self.place, old, new, shape))

    def whole(self, words: Iterable[Atom], mark: Mark, shape: Shape) -> None:
        """Put words that came or went as a whole on the list."""
        atoms = tuple(words)
        old, new = (atoms, ()) if mark is Mark.DELETED else ((), atoms)
        self.note(old, new, shape)

    def row(self, key: str, column: str = "") -> Site:
        """Return the site of a row in this place, or of one of its cells."""
        return Site(replace(self.place, row=key, column=column), self.hunks)
