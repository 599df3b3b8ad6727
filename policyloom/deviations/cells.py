"""Cells: whether a document has the rows and cells that a body says in the table of a clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.document import Table, all_blocks, deep, own_words, plain
from policyloom.document.grid import placed
from policyloom.english.dates import date_words
from policyloom.resolve.composition.tables import table_of, words_in
from policyloom.resolve.profile import LIBRARY
from policyloom.yaml.edit import REMOVED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from policyloom.deviations.meetings import Meeting
    from policyloom.document import Document
    from policyloom.resolve.composition import PlacedClause
    from policyloom.source import TableEdit, WrittenCell, WrittenTable
    from policyloom.yaml.read import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCell:
    """A cell of a table by its row and column: its words in the base, above, and with the body.

    Where the clause itself says in it what it said then, its base is what stands above.
    """

    row: str
    column: str
    base: str
    above: str
    own: str


def own_cells(meeting: Meeting) -> Iterator[OwnCell]:
    """Yield the cells that a body says itself."""
    edit, current = meeting.modification.edit, meeting.current
    if edit is None or current is None:
        return
    for row, cells in edit.cells.items():
        for column, cell in cells.items():
            above = _written(current.data.table, row, column)
            yield OwnCell(
                row=row,
                column=column,
                base=_in_base(meeting, current, row, column) or above,
                above=above,
                own=cell.text.strip() or EMPTY,
            )


def _in_base(meeting: Meeting, current: PlacedClause, row: str, column: str) -> str:
    """Return what the base said in a cell; nothing where the clause itself still says that."""
    clause, version = meeting.clause, meeting.base
    if clause is None or version is None:
        return EMPTY
    before, now = (
        _written(table_of(clause, one), row, column) for one in (version, current.version)
    )
    return before if before != now or current.layer != LIBRARY else ""


def _written(table: WrittenTable | None, row: str, column: str) -> str:
    return (words_in(table, row, column) if table else "") or EMPTY


EMPTY = "empty"


def contested(meeting: Meeting) -> Iterator[OwnCell]:
    """Yield the cells that the text above and the body both have otherwise than the base had."""
    yield from (one for one in own_cells(meeting) if one.above not in {one.base, one.own})


def without_cells(edit: TableEdit, taken: Collection[OwnCell]) -> dict[Path, object] | None:
    """Return what goes where the text above stands in some cells; None where nothing is left."""
    gone = {(cell.row, cell.column) for cell in taken}
    left = {
        row: [one for one in cells if (row, one) not in gone] for row, cells in edit.cells.items()
    }
    rows = [row for row, cells in left.items() if not cells]
    if len(rows) == len(left):
        more = edit.rows or edit.without
        return {("cells",): REMOVED} if more else None
    single = sorted(pair for pair in gone if pair[0] not in rows)
    return {("cells", row): REMOVED for row in rows} | {("cells", *at): REMOVED for at in single}


def has_cells(document: Document, clause: str, edit: TableEdit | None) -> bool:
    """Tell whether a document has what a body says; words with tokens may read as they will."""
    tables = (one for one in all_blocks(document) if isinstance(one, Table) and one.key == clause)
    table = next(tables, None)
    if table is None or edit is None:
        return False
    said = dict(_words(table))
    rows = {row for row, _ in said}
    return (
        all(row.key in rows for row in edit.rows)
        and not any(row in rows for row in edit.without)
        and all(
            _reads(said.get((row, column)), cell)
            for row, cells in edit.cells.items()
            for column, cell in cells.items()
        )
    )


def _words(table: Table) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the words of each cell by the keys of its row and column."""
    grid = placed([row.cells for row in table.rows])
    for row, cells in zip(table.rows, grid, strict=True):
        for place, cell in cells:
            if place < len(table.columns):
                words = (plain(line) for part in deep(cell.blocks) for line in own_words(part))
                yield (row.key, table.columns[place].key), " ".join(words)


def _reads(words: str | None, cell: WrittenCell) -> bool:
    text = cell.text.strip()
    return words is not None and ("{" in text or words in {text, date_words(text)})
