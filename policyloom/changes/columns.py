"""Columns: two tables of which one has a column more -> the same tables with the columns of both.

Where a side lacks a column its cells are empty, so that cells beside it are compared with their
own, and only the column is said to come or go.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.changes.marks import blocks_words
from policyloom.changes.matching import opcodes
from policyloom.changes.rows import titles
from policyloom.document import Cell, Mark
from policyloom.document.blocks import is_group
from policyloom.document.grid import placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.document import Column, Row, Table


@dataclass(frozen=True, slots=True)
class _Both:
    """A column by its place in the old and in the new table; one of them may lack it."""

    old: int | None
    new: int | None


def with_columns_of_both(old: Table, new: Table) -> tuple[Table, Table]:
    """Return two tables that have all columns of both, each with its mark."""
    if not old.columns or not new.columns:
        return old, new
    old = replace(old, columns=tuple(_as_named_now(old, new)))
    was, now = ({one.key for one in table.columns} for table in (old, new))
    if len(old.widths) == len(new.widths) and (was == now or not was & now):
        return old, new
    both = tuple(_both(old.columns, new.columns))
    columns = tuple(_marked(one, old, new) for one in both)
    widths = _widths([_width(one, old, new) for one in both])
    before, after = [one.old for one in both], [one.new for one in both]
    return (
        replace(_widened(old, before, new, after), columns=columns, widths=widths),
        replace(_widened(new, after, old, before), columns=columns, widths=widths),
    )


def _as_named_now(old: Table, new: Table) -> Iterator[Column]:
    """Yield the old columns; one that went has the key of one that came and reads as it did."""
    before, after = _reads(old), _reads(new)
    come = [key for key in after if key not in before]
    for column in old.columns:
        alike = (key for key in come if _alike(before[column.key], after[key]))
        key = column.key if column.key in after else next(alike, column.key)
        come = [one for one in come if one != key]
        yield replace(column, key=key)


def _reads(table: Table) -> dict[str, dict[str, str]]:
    """Return what stands in each column, row by row, and above it."""
    made = {one.key: {"": title} for one, title in zip(table.columns, titles(table), strict=False)}
    for row, cells in zip(table.rows, placed([row.cells for row in table.rows]), strict=True):
        for place, cell in cells:
            made[table.columns[place].key][row.key] = blocks_words(cell.blocks)
    return made


def _alike(old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Tell whether two columns have one title, or the same words in most of their rows."""
    both = [row for row in old if row in new and (old[row] or new[row])]
    same = sum(old[row] == new[row] for row in both)
    return old[""] == new[""] != "" or 2 * same > len(both)


def _both(old: Sequence[Column], new: Sequence[Column]) -> Iterator[_Both]:
    for tag, i1, i2, j1, j2 in opcodes([one.key for one in old], [one.key for one in new]):
        if tag == "equal":
            yield from map(_Both, range(i1, i2), range(j1, j2))
        else:
            yield from (_Both(place, None) for place in range(i1, i2))
            yield from (_Both(None, place) for place in range(j1, j2))


def _marked(one: _Both, old: Table, new: Table) -> Column:
    if one.new is not None:
        mark = Mark.INSERTED if one.old is None else Mark.NONE
        return replace(new.columns[one.new], mark=mark)
    return replace(old.columns[one.old or 0], mark=Mark.DELETED)


def _width(one: _Both, old: Table, new: Table) -> int:
    return old.widths[one.old or 0] if one.new is None else new.widths[one.new]


def _widths(widths: Sequence[int]) -> tuple[int, ...]:
    """Return widths that come to about the whole again."""
    return tuple(max(round(100 * width / sum(widths)), 1) for width in widths)


def _widened(
    table: Table, own: Sequence[int | None], other: Table, others: Sequence[int | None]
) -> Table:
    """Return a table with an empty cell in each row where it lacks a column of the other."""
    heads = [_Beside.of(cells, others) for cells in placed([row.cells for row in other.header])]
    heads += [_Beside()] * len(table.header)
    rows = [_Beside.of(cells, others) for cells in placed([row.cells for row in other.rows])]
    if [row.key for row in table.rows] != [row.key for row in other.rows]:
        # Where rows are others, no empty cell can stand over several of them.
        keyed = {row.key: one.low for row, one in zip(other.rows, rows, strict=True) if row.key}
        rows = [keyed.get(row.key, _Beside()) for row in table.rows]
    return replace(
        table,
        header=tuple(_rows(table.header, heads, own)),
        rows=tuple(_rows(table.rows, rows, own)),
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """The same row of the other table, by the columns of both.

    ``empty`` is what stands in place of each cell that takes one column; ``wide`` are the first
    and the last column of one that takes several, by each of these.
    """

    empty: Mapping[int, Cell] = field(default_factory=dict)
    wide: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, cells: Sequence[tuple[int, Cell]], columns: Sequence[int | None]) -> _Beside:
        at = {place: index for index, place in enumerate(columns) if place is not None}
        wide: dict[int, tuple[int, int]] = {}
        for start, cell in cells:
            ends = at[start], at[start + cell.columns - 1]
            wide |= dict.fromkeys(range(ends[0], ends[1] + 1), ends) if cell.columns > 1 else {}
        single = ((at[start], cell) for start, cell in cells if cell.columns == 1)
        return cls({index: replace(cell, blocks=()) for index, cell in single}, wide)

    @property
    def low(self) -> _Beside:
        """The same with cells that take one row."""
        return _Beside({at: replace(cell, rows=1) for at, cell in self.empty.items()}, self.wide)


def _rows(
    rows: Sequence[Row], beside: Sequence[_Beside], own: Sequence[int | None]
) -> Iterator[Row]:
    held: dict[int, int] = {}
    grid = placed([row.cells for row in rows])
    width = sum(place is not None for place in own)
    for row, cells, other in zip(rows, grid, beside, strict=False):
        across = is_group(row, width)
        whole = (replace(row.cells[0], columns=len(own)),) if across else ()
        yield replace(row, cells=whole or tuple(_cells(dict(cells), own, held, other)))


def _cells(
    cells: Mapping[int, Cell], own: Sequence[int | None], held: dict[int, int], other: _Beside
) -> Iterator[Cell]:
    """Yield the cells of a row; ``held`` are the columns in which cells from above go on."""
    at = 0
    while at < len(own):
        first = _first(at, own, other)
        place = own[first]
        lacking = other.empty.get(at, Cell(blocks=()))
        cell = lacking if place is None else cells.get(place)
        if held.get(at) or cell is None:
            held[at] = held.get(at, 1) - 1
            at += 1
            continue
        last = first if place is None else own.index(place + cell.columns - 1)
        while _goes_on(last + 1, own, other):
            last += 1
        held.update(dict.fromkeys(range(at, last + 1), cell.rows - 1))
        yield replace(cell, columns=last - at + 1)
        at = last + 1


def _first(at: int, own: Sequence[int | None], other: _Beside) -> int:
    """Return where the cell begins that stands at a column: one that both have, if it is wide."""
    if own[at] is not None or at not in other.wide:
        return at
    following = (index for index in range(at, other.wide[at][1] + 1) if own[index] is not None)
    return next(following, at)


def _goes_on(following: int, own: Sequence[int | None], other: _Beside) -> bool:
    """Tell whether a cell stands over the next column too, as it does in the other table."""
    if following >= len(own) or own[following] is not None:
        return False
    return other.wide.get(following, (following, 0))[0] < following
