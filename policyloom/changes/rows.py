"""Rows: what the rows, cells and columns of a table are called, and what their changes weigh."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.changes.hunks import InTable
from policyloom.changes.marks import blocks_words, lines_words
from policyloom.document import Mark, called, name_of
from policyloom.document.grid import placed
from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.changes.hunks import Site
    from policyloom.document import Cell, Columns, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What is known of the rows of a table: of one without columns, what stands above each.

    ``starts`` are the columns in which a row's own cells begin; ``covered`` are these cells and
    those from above that go on beside them, in their columns.
    """

    caption: str = ""
    titles: tuple[str, ...] = ()
    columns: Columns = ()
    starts: Mapping[int, Sequence[int]] = field(default_factory=dict)
    covered: Mapping[int, Sequence[tuple[int, Cell]]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Table) -> Rows:
        """Return what is known of a table."""
        grid = placed([row.cells for row in table.rows])
        return cls(
            caption=called(table.caption),
            titles=titles(table),
            columns=table.columns,
            starts={
                id(row): [place for place, _ in cells]
                for row, cells in zip(table.rows, grid, strict=True)
            },
            covered=dict(_covered(table.rows, grid)),
        )

    def places(self, row: Row) -> Sequence[int]:
        """Return the column that each cell of a row begins in."""
        return self.starts[id(row)]

    def cell(self, row: Row, old: Cell, new: Cell, place: int, site: Site) -> Site:
        """Return the site of a cell that both tables have."""
        title = "".join(self.titles[place : place + 1])
        if not self.columns:
            return site.row(row.key, title)
        named = self._named(row, self._weight(place), *_apart(old, new))
        return site.row(row.key, title, replace(named, mark=self._mark(place)))

    def head(self, place: int, site: Site) -> Site:
        """Return the site of what stands above a column."""
        mark = self._mark(place)
        if mark is Mark.NONE:
            return site
        above = InTable(caption=self.caption, name="", weighs=self._weight(place), mark=mark)
        return site.row("", self.titles[place], above)

    def _mark(self, place: int) -> Mark:
        return self.columns[place].mark if place < len(self.columns) else Mark.NONE

    def row(self, row: Row, mark: Mark, site: Site) -> Site:
        """Return the site of a row that came or went."""
        if not self.columns:
            return site.row(row.key)
        named = self._heads(row)
        rest = (
            ("".join(self.titles[place : place + 1]), said)
            for place, cell in self.covered[id(row)]
            if not any(cell is head for head in named) and (said := blocks_words(cell.blocks))
        )
        words = ", ".join(f"{title}: {said}" if title else said for title, said in rest)
        sides = (words, "") if mark is Mark.DELETED else ("", words)
        return site.row(row.key, "", self._named(row, self._weighs(row), *sides))

    def _named(self, row: Row, weighs: str, old: str, new: str) -> InTable:
        said = (name_of(cell.blocks) for cell in self._heads(row))
        name = (" " if self._naming else ", ").join(filter(None, said))
        return InTable(caption=self.caption, name=name, weighs=weighs, old=old, new=new)

    @property
    def _naming(self) -> frozenset[int]:
        """The columns of which the words name a row, where its header only numbers it."""
        return frozenset(place for place, column in enumerate(self.columns) if column.names)

    def _heads(self, row: Row) -> Sequence[Cell]:
        """Return the cells that name a row: of such columns, its header cells, or the first."""
        pairs = zip(row.cells, self.places(row), strict=True)
        named = [cell for cell, place in pairs if place in self._naming]
        return named or [cell for cell in row.cells if cell.header] or row.cells[:1]

    def _weight(self, place: int) -> str:
        return self.columns[place].weighs if place < len(self.columns) else ""

    def _weighs(self, row: Row) -> str:
        """Return the most that any filled cell of a row weighs, if its columns say it.

        Where one that does not name the row says nothing, only the greatest weight speaks for it.
        """
        there = self.covered[id(row)]
        filled = [(cell, self._weight(place)) for place, cell in there if cell.blocks]
        most = max((weighs for _, weighs in filled if weighs), key=Size.of, default="")
        named = self._heads(row)
        open_ = any(
            not weighs and not any(cell is head for head in named) for cell, weighs in filled
        )
        return "" if open_ and most != Size.SUBSTANTIVE.words else most


def of_both(old: Table, new: Table) -> tuple[Rows, Rows]:
    """Return what is known of two tables; either names the columns that only the other has."""
    before, after = Rows.of(old), Rows.of(new)
    titles = zip(before.titles, after.titles, strict=False)
    named = [(old_title or title, title or old_title) for old_title, title in titles]
    return (
        replace(before, titles=tuple(one for one, _ in named)),
        replace(after, titles=tuple(one for _, one in named)),
    )


NO_NAMES = (Rows(), Rows())
"""For the rows of a header, which have no names."""


def _covered(
    rows: Sequence[Row], grid: Sequence[Sequence[tuple[int, Cell]]]
) -> Iterator[tuple[int, Sequence[tuple[int, Cell]]]]:
    """Yield the cells of each row, with those from above that stand over several rows."""
    going: list[tuple[int, Cell, int]] = []
    for row, own in zip(rows, grid, strict=True):
        here = [*going, *((place, cell, cell.rows) for place, cell in own)]
        yield id(row), sorted(((place, cell) for place, cell, _ in here), key=lambda one: one[0])
        going = [(place, cell, left - 1) for place, cell, left in here if left > 1]


def exchange_heads(old: Table, new: Table) -> bool:
    """Tell whether the columns of a table have each other's headings, and their cells stayed."""
    before, after = titles(old), titles(new)
    if before == after or sorted(before) != sorted(after):
        return False
    known = {row.key: _said(row) for row in old.rows}
    pairs = [(was, _said(row)) for row in new.rows if (was := known.get(row.key))]
    order = [before.index(title) for title in after]
    return not pairs or any(_in_order(was, order) != now for was, now in pairs)


def _said(row: Row) -> list[str]:
    return [blocks_words(cell.blocks) for cell in row.cells]


def _in_order(words: list[str], order: list[int]) -> list[str]:
    return [words[place] for place in order] if len(words) == len(order) else words


def _apart(old: Cell, new: Cell) -> tuple[str, str]:
    """Return the lines of a cell that only one side has; all of them where they only moved."""
    before, after = lines_words(old.blocks), lines_words(new.blocks)
    gone = [line for line in before if line not in after]
    come = [line for line in after if line not in before]
    return (
        ("\n".join(gone), "\n".join(come))
        if gone or come
        else ("\n".join(before), "\n".join(after))
    )


def titles(table: Table) -> tuple[str, ...]:
    """Return what stands above each column: the lowest words of the header."""
    names = [""] * len(table.widths)
    for row in placed([row.cells for row in table.header]):
        for start, cell in row:
            for place in range(start, min(start + cell.columns, len(names))):
                names[place] = name_of(cell.blocks)
    return tuple(names)
