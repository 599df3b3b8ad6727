"""Tables as grids: the column each cell stands in, and how wide a column must be for its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from policyloom.document import Paragraph, Subheading, deep, runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policyloom.document import Blocks, Table

# A longer word, such as an address, is broken rather than given the room of two columns; and one
# of more than the least letters, where the columns would not fit side by side otherwise.
LONGEST, LEAST = 16, 10
# The space at both sides of a cell's words, in letters.
PADDING = 2
# How much wider bold letters are.
BOLD = 1.08


class Spanning(Protocol):
    """Anything that takes a number of columns and rows in a grid."""

    @property
    def columns(self) -> int:
        """How many columns it takes."""

    @property
    def rows(self) -> int:
        """How many rows it takes."""


AnyCell = TypeVar("AnyCell", bound=Spanning)


def placed(rows: Iterable[Sequence[AnyCell]]) -> list[list[tuple[int, AnyCell]]]:
    """Give the cells of each row with the column they start in, counted from nought.

    A cell over several rows stands in its first row only, and keeps its columns taken below.
    """
    taken: dict[int, int] = {}
    grid = []
    for row in rows:
        line, column = [], 0
        for cell in row:
            while taken.get(column, 0) > 0:
                column += 1
            line.append((column, cell))
            taken.update({column + place: cell.rows for place in range(cell.columns)})
            column += cell.columns
        taken = {place: left - 1 for place, left in taken.items()}
        grid.append(line)
    return grid


def fitted_widths(table: Table, room: float) -> tuple[float, ...]:
    """Return the widths of the columns in per cent, so that no column is too narrow for its words.

    ``room`` is how many letters stand side by side across the table. A column that is wide enough
    gives up room to one that is not; where nothing is too narrow, the widths stay as they are.
    """
    needed = _fitting(table, room)
    spare = max(room - sum(needed), 0)
    extra = [
        max(width * room / 100 - need, 0) for width, need in zip(table.widths, needed, strict=True)
    ]
    shares = [
        need + spare * more / (sum(extra) or 1) for need, more in zip(needed, extra, strict=True)
    ]
    return tuple(round(100 * share / sum(shares), 1) for share in shares)


def _fitting(table: Table, room: float) -> list[float]:
    """Return how many letters each column needs, at the greatest length of word that there is."""
    every = (_needed(table, longest) for longest in range(LONGEST, LEAST - 1, -1))
    return next((needed for needed in every if sum(needed) <= room), _needed(table, LEAST))


def _needed(table: Table, most: int) -> list[float]:
    """Return how many letters each column needs for its longest word, or so many of them."""
    needed = [PADDING + 1.0] * len(table.widths)
    rows = placed([row.cells for row in (*table.header, *table.rows)])
    for y, row in enumerate(rows):
        for column, cell in row:
            if cell.columns == 1 and column < len(needed):
                bold = BOLD if cell.header or y < len(table.header) else 1
                longest = min(_longest(cell.blocks), most) * bold
                needed[column] = max(needed[column], PADDING + longest)
    return needed


def _longest(content: Blocks) -> float:
    said = (part.inlines for part in deep(content) if isinstance(part, Paragraph | Subheading))
    words = (word for inlines in said for word in "".join(r.value for r in runs(inlines)).split())
    return max((sum(map(_size, word)) for word in words), default=0)


def _size(letter: str) -> float:
    """Return about how wide a letter is in most typefaces, beside an ordinary small one."""
    if letter in "mwMW@":
        return 1.6
    if letter in "fijlrtI.,:;'’|()[]-/":
        return 0.65
    return 1.2 if letter.isupper() else 1.05
