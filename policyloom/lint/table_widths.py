"""The rule ``table-too-wide``: the columns of a table fit side by side on its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.document import Table, plain, runs
from policyloom.document.grid import DENSER, fits, is_dense, letters_across

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document, Passages


def table_widths(document: Document, said: Passages) -> Iterator[Diagnostic]:
    """The columns of a table have room for their words, the longest of them broken if need be.

    Why it matters: words would run off the sheet, or stand letter below letter.
    """
    shown = [(clause, one) for clause, passage in said for one in passage.shown]
    for section in document.sections if shown else ():
        clauses = {provision.clause for provision in section.provisions}
        tables = [one for clause, one in shown if clause in clauses and isinstance(one, Table)]
        landscape = any(table.landscape for table in tables)
        room = letters_across(document.look, landscape=landscape)
        for table in tables:
            if not fits(table, room * (DENSER if is_dense(table) else 1)):
                yield _too_wide(table, landscape=landscape)


def _too_wide(table: Table, *, landscape: bool) -> Diagnostic:
    place = next((run.origin.span for run in runs(table.caption) if run.origin), Span("", 1, 1))
    way = "give it fewer columns, or shorter words"
    return Diagnostic(
        code=Code.TABLE_TOO_WIDE,
        message=f"the table ‘{plain(table.caption)}’ is wider than its page",
        span=place,
        hint=way if landscape else f"write `orientation: landscape` beside its caption, or {way}",
    )
