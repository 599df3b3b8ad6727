"""The rule that tables and contacts name roles that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, did_you_mean
from policyloom.source import ColumnType
from policyloom.source.names import in_topic, surfaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.source import ClauseData, Library, WrittenTable


def named_roles(library: Library) -> Iterator[Diagnostic]:
    """Every role that a table or a contact of the library names is one that the vocabulary has.

    Why it matters: a clause that no body prints yet would stop the first one that does.
    """
    known = surfaces(library.vocabulary)
    for clause in library.clauses.values():
        for version in clause.versions:
            for name, span in _named(version.data):
                if not in_topic(name, clause.id, known):
                    yield Diagnostic(
                        code=Code.UNKNOWN_ROLE,
                        message=f"there is no role `{name}`",
                        span=span,
                        hint=did_you_mean(name, library.vocabulary.roles),
                    )


def _named(data: ClauseData) -> Iterator[tuple[str, Span]]:
    if data.contacts:
        yield from ((one.role, one.span) for one in data.contacts.rows if one.role)
    if data.table:
        yield from _in_cells(data.table)


def _in_cells(table: WrittenTable) -> Iterator[tuple[str, Span]]:
    columns = [column.key for column in table.columns if column.type is ColumnType.ROLE]
    cells = (row.cells[key] for row in table.rows for key in columns if key in row.cells)
    yield from ((name, cell.span) for cell in cells if not cell.local for name in cell.names)
