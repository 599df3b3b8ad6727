"""TEXT writer: a table becomes columns where they fit, and otherwise a few lines for each row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from policyloom.document import Align
from policyloom.document.grid import placed
from policyloom.writers.text.words import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """A cell's lines, and how many columns and rows it takes."""

    lines: list[str]
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell's lines, the column they start in and how many columns and rows they take."""

    column: int
    columns: int
    lines: list[str]
    rows: int = 1

    @property
    def width(self) -> int:
        """How wide the longest line is."""
        return max(map(len, self.lines), default=0)


def table(
    header: list[list[Cells]], rows: list[list[Cells]], width: int, sides: Sequence[Align] = ()
) -> list[str]:
    """Return the header and rows of a table as lines; ``sides`` says where words stand in them."""
    placed_header, placed_rows = _placed(header), _placed(rows)
    widths = _widths([*placed_header, *placed_rows])
    # Without a row to say them beside, the names of columns stand alone, however wide they are.
    if not rows or sum(widths) + len(GAP) * (len(widths) - 1) <= width:
        return _columns(placed_header, placed_rows, Widths(widths, sides))
    return _records(placed_header, placed_rows, width)


def _placed(rows: list[list[Cells]]) -> list[list[Placed]]:
    return [
        [Placed(column, cell.columns, cell.lines, cell.rows) for column, cell in row]
        for row in placed(rows)
    ]


def _widths(rows: Iterable[Sequence[Placed]]) -> list[int]:
    cells = [cell for row in rows for cell in row]
    widths = [0] * max((cell.column + cell.columns for cell in cells), default=0)
    for cell in sorted(cells, key=lambda cell: cell.columns):
        last = cell.column + cell.columns - 1
        before = sum(widths[cell.column : last]) + len(GAP) * (cell.columns - 1)
        widths[last] = max(widths[last], cell.width - before)
    return widths


class Widths(NamedTuple):
    """How wide each column is, and on which side of it words stand."""

    widths: list[int]
    sides: Sequence[Align]

    def filled(self, words: str, column: int, columns: int) -> str:
        """Return words in the room of so many columns."""
        room = sum(self.widths[column : column + columns]) + len(GAP) * (columns - 1)
        sign = SIGNS[self.sides[column]] if columns == 1 and column < len(self.sides) else "<"
        return f"{words:{sign}{room}}"


SIGNS = {Align.START: "<", Align.CENTRE: "^", Align.END: ">"}


def _columns(header: list[list[Placed]], rows: list[list[Placed]], widths: Widths) -> list[str]:
    lines = [line for row in header for line in _columns_row(row, widths)]
    if header:
        lines.append("-+-".join("-" * width for width in widths.widths))
    return lines + [line for row in rows for line in _columns_row(row, widths)]


def _columns_row(row: list[Placed], widths: Widths) -> list[str]:
    height = max((len(cell.lines) for cell in row), default=0)
    return [_columns_line(row, widths, number).rstrip() for number in range(height)]


def _columns_line(row: list[Placed], widths: Widths, number: int) -> str:
    starts = {cell.column: cell for cell in row}
    parts, column = [], 0
    while column < len(widths.widths):
        cell = starts.get(column, Placed(column, 1, []))
        words = cell.lines[number] if number < len(cell.lines) else ""
        parts.append(widths.filled(words, column, cell.columns))
        column += cell.columns
    return GAP.join(parts)


def _records(header: list[list[Placed]], rows: list[list[Placed]], width: int) -> list[str]:
    """Return each row as lines of the form ``header: words``, with an empty line between rows.

    What stands over several rows is said in each of them.
    """
    names = _names(header)
    lines: list[str] = []
    above: list[Placed] = []
    for row in rows:
        if lines:
            lines.append("")
        here = sorted((*above, *row), key=lambda cell: cell.column)
        above = [replace(cell, rows=cell.rows - 1) for cell in here if cell.rows > 1]
        for cell in here:
            # A cell across the table stands over what is below, and under no name of a column.
            name = names.get(cell.column, "") if cell.columns < max(len(names), 2) else ""
            lines += _record(name, [line for line in cell.lines if line.strip()], width)
    return lines


def _record(name: str, cell: list[str], width: int) -> list[str]:
    """Return a cell after the name of its column; below it, what stands on lines of its own."""
    if not cell:
        return []
    first, *rest = cell
    if not rest:
        return wrapped(_named(name, first) if name else first, width)
    if ITEM.match(first):
        first, rest = "", cell
    begins = wrapped(f"{name}: {first}" if name else first, width)
    return begins + [line for words in rest for line in _below(words, width)]


ITEM = re.compile(r" *(?:[-✓✗]|\(\w+\)|\w{1,4}[.)]) +")
LEAD = re.compile(rf"(?:{ITEM.pattern}| *)")


def _below(words: str, width: int) -> list[str]:
    """Return a line below the name, whose words hang beside the mark of an item."""
    start = LEAD.match(words)
    mark = start[0] if start else ""
    first, *rest = wrapped(words[len(mark) :], width - len(STEP) - len(mark)) or [""]
    return [f"{STEP}{mark}{first}", *(f"{STEP}{'':<{len(mark)}}{line}" for line in rest)]


STEP = "  "


def _named(name: str, text: str) -> str:
    """Return words after what they are; where all of them came or went, the name did too."""
    for start, end in (("{+", "+}"), ("[-", "-]")):
        if text.startswith(start) and text.find(end) == len(text) - len(end):
            return f"{start}{name}: {text.removeprefix(start)}"
    return f"{name}: {text}"


def _names(header: list[list[Placed]]) -> dict[int, str]:
    """Return the words above each column, from the top."""
    names: dict[int, str] = {}
    for row in header:
        for cell in row:
            for column in range(cell.column, cell.column + cell.columns):
                names[column] = " ".join((names.get(column, ""), *cell.lines)).strip()
    return names
