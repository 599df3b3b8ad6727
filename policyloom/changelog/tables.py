"""Tables: rows that came or went, and cells that read otherwise -> sentences, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changelog.rewordings import QUOTED, inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.kinds import TableChanged
    from policyloom.changes.values import RowChange


def table_sentence(change: TableChanged) -> str:
    """Return what changed in a table, where that is not much; else only in which table."""
    lines = table_lines(change)
    caption = f" ‘{change.caption}’" if change.caption else ""
    table = f"the table{caption} of {inside(change.where)}"
    if are_told(lines):
        return f"In {table}: {'; '.join(lines).removesuffix('.')}."
    return f"In {table}, {len(lines)} things have changed."


def are_told(lines: tuple[str, ...]) -> bool:
    """Tell whether one sentence has room for all that changed in a table."""
    return sum(len(line.split()) for line in lines) <= QUOTED


def table_lines(change: TableChanged) -> tuple[str, ...]:
    """Return what became of each row and cell: ‘Lesson for one, Price: £18.50 → £19.00’."""
    return tuple(line for row in change.rows for line in _lines(row))


def _lines(row: RowChange) -> Iterator[str]:
    match row.went, row.came:
        case True, True:
            if row.old != row.new:
                yield f"{row.name}: {row.old or 'empty'} → {row.new or 'empty'}"
        case _, True:
            yield f"the {_kind(row)} ‘{row.name}’ is new{_with(row.new)}"
        case True, _:
            yield f"the {_kind(row)} ‘{row.name}’ is gone{_with(row.old)}"
        case _:
            for cell in row.cells:
                column = f", {cell.column}" if cell.column else ""
                yield f"{row.name}{column}: {cell.old or 'empty'} → {cell.new or 'empty'}"


def _kind(row: RowChange) -> str:
    return "column" if row.is_column else "row"


def _with(words: str) -> str:
    return f" ({words})" if words else ""
