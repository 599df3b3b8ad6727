"""Tables as grids: where each cell stands, and whether all have room on the paper."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from policyloom.document.blocks import Paragraph, Subheading, Table
from policyloom.document.hanging import PADDING, most_letters
from policyloom.document.inlines import runs
from policyloom.document.walk import deep
from policyloom.english.ties import tied
from policyloom.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from policyloom.document.blocks import Blocks, Cell, Row
    from policyloom.document.inlines import Mark
    from policyloom.document.parts import Look, Section


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its CSS name, its size and the width of its text in mm, and its margins."""

    size: str
    width: int
    height: int
    text_width: int
    margin: str

    def text(self, *, landscape: bool) -> int:
        """Return the width of the text in mm, on the sheet as it is or on its side."""
        return self.text_width + (self.height - self.width if landscape else 0)


PAPERS = {
    "A4": Paper("A4", 210, 297, 164, "20mm 23mm 24mm"),
    "A5": Paper("A5", 148, 210, 118, "15mm 15mm 19mm"),
    "letter": Paper("letter", 216, 279, 170, "20mm 23mm 24mm"),
}
# A line of 164 mm holds so many letters of one point.
LETTERS = 900
# With more columns than this a table is set in smaller type, so that more letters fit.
DENSE = 5
DENSER = 1.15


def letters_across(look: Look, *, landscape: bool = False) -> int:
    """Return how many letters of a table's type stand side by side on the body's paper."""
    width = PAPERS[look.paper].text(landscape=landscape)
    return LETTERS * width // PAPERS["A4"].text_width // look.size


def is_landscape(section: Section) -> bool:
    """Say whether a section stands on sheets on their side, which one of its tables asks for."""
    return any(table.landscape for table in tables_of(section))


def tables_of(section: Section) -> tuple[Table, ...]:
    """Return the tables of a section, those inside other blocks too."""
    parts = deep(block for one in section.provisions for block in one.blocks)
    return tuple(part for part in parts if isinstance(part, Table))


def is_dense(table: Table) -> bool:
    """Say whether a table is set in smaller type."""
    return len(table.widths) > DENSE


# A longer word, such as an address, is broken rather than given the room of two columns; and one
# of more than the least letters, where the columns would not fit side by side otherwise.
LONGEST, LEAST = 16, 10
# What ends a word that is to stand on one line; a tie does not.
BREAKS = re.compile(r"[ \n]+")
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


def without_columns(table: Table, mark: Mark) -> Table:
    """Return a table of a redline without the columns that have a mark, on one of its sides."""
    gone = {place for place, column in enumerate(table.columns) if column.mark is mark}
    if not gone:
        return table
    stays = [place for place in range(len(table.widths)) if place not in gone]
    return replace(
        table,
        widths=tuple(table.widths[place] for place in stays),
        columns=tuple(table.columns[place] for place in stays),
        header=_without(table.header, gone),
        rows=_without(table.rows, gone),
    )


def _without(rows: Sequence[Row], gone: AbstractSet[int]) -> tuple[Row, ...]:
    grid = placed([row.cells for row in rows])
    return tuple(
        replace(row, cells=tuple(_narrowed(cells, gone)))
        for row, cells in zip(rows, grid, strict=True)
    )


def _narrowed(cells: Sequence[tuple[int, Cell]], gone: AbstractSet[int]) -> Iterator[Cell]:
    for start, cell in cells:
        left = cell.columns - len(gone & set(range(start, start + cell.columns)))
        if left:
            yield replace(cell, columns=left)


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


def most_in(cell: Spanning, column: int, widths: Sequence[float], room: float) -> int:
    """Return how many letters may hang together in a cell that begins in a column."""
    share = sum(widths[column : column + cell.columns]) / 100
    return most_letters(room, share)


def fits(table: Table, room: float) -> bool:
    """Say whether the columns stand side by side, long words broken if need be."""
    return _narrowest(table) <= room


def _fitting(table: Table, room: float) -> list[float]:
    """Return how many letters each column needs, at the greatest length of word that there is."""
    every = (_needed(table, longest) for longest in range(LONGEST, LEAST - 1, -1))
    return next((needed for needed in every if sum(needed) <= room), _needed(table, LEAST))


@remembered(64)
def _narrowest(table: Table) -> float:
    """Return how many letters stand across a table at the least."""
    return sum(_needed(table, LEAST))


def _needed(table: Table, most: int) -> list[float]:
    """Return how many letters each column needs for its longest word, or so many of them."""
    needed = [PADDING + 1.0] * len(table.widths)
    rows = placed([row.cells for row in (*table.header, *table.rows)])
    for y, row in enumerate(rows):
        for column, cell in row:
            if cell.columns == 1 and column < len(needed):
                bold = BOLD if cell.header or y < len(table.header) else 1
                longest = min(_longest(cell.blocks, most), most) * bold
                needed[column] = max(needed[column], PADDING + longest)
    return needed


def _longest(content: Blocks, most: int) -> float:
    said = (part.inlines for part in deep(content) if isinstance(part, Paragraph | Subheading))
    lines = ("".join(run.value for run in runs(inlines)) for inlines in said)
    words = (word for line in lines for word in BREAKS.split(tied(line, most)))
    return max(map(letters_wide, words), default=0)


def letters_wide(words: str) -> float:
    """Return about how wide words are in most typefaces, in ordinary small letters."""
    return sum(map(_size, words))


def _size(letter: str) -> float:
    """Return about how wide a letter is in most typefaces, beside an ordinary small one."""
    if letter in "mwMW@":
        return 1.6
    if letter in "fijlrtI.,:;'’|()[]-/":
        return 0.65
    return 1.2 if letter.isupper() else 1.05
