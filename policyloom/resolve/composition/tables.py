"""Tables: what a body says in the table of a clause -> the table with its rows and cells.

What a table leaves to bodies is filled in. All else is a change, which needs a reason, and which
is in conflict where the text above has come to say otherwise in the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, did_you_mean
from policyloom.resolve.composition.placed import version_of
from policyloom.resolve.profile import LIBRARY
from policyloom.source import as_typed, filled_in, problems, spread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.resolve.composition.placed import Composer, PlacedClause
    from policyloom.source import (
        Clause,
        Modification,
        TableEdit,
        Version,
        WrittenCell,
        WrittenRow,
        WrittenTable,
    )


def with_own_cells(
    modification: Modification, current: PlacedClause, composer: Composer
) -> PlacedClause:
    """Return a clause with a body's rows and cells in its table."""
    table, edit = current.data.table, modification.edit
    if table is None or edit is None:
        message = f"`{modification.clause}` has no table"
        hint = "name a clause whose text places `{table}`"
        composer.report(Code.TABLE_CELL_UNKNOWN, message, modification.span, hint)
        return current
    made = _Editing(spread(table), composer)
    known = set(made.hanging())
    made.fill(edit)
    made.add(edit.rows)
    made.leave_out(edit.without)
    made.look_above(known)
    if made.changes and not modification.reason:
        message = "this changes what the layers above have written in the table, without a reason"
        hint = "add `reason:`; only what the table leaves to bodies needs none"
        composer.report(Code.TABLE_REASON_MISSING, message, made.changes[0], hint)
    return replace(current, data=replace(current.data, table=made.table))


@dataclass(slots=True)
class _Editing:
    """A table while a body's rows and cells are put into it, and where that is a change."""

    table: WrittenTable
    composer: Composer
    changes: list[Span] = field(default_factory=list)

    def fill(self, edit: TableEdit) -> None:
        """Put cells in."""
        for key, cells in edit.cells.items():
            row = self._row(key, edit.places[key])
            if row is not None:
                self._put(row, cells)

    def _put(self, row: WrittenRow, cells: Mapping[str, WrittenCell]) -> None:
        for name, cell in cells.items():
            self._look(name, cell)
            old = row.cells.get(name)
            if old is not None and old.local:
                cells = {**cells, name: filled_in(old, cell)}
            elif row.locked:
                self._refuse_locked(row.key, cell.span)
                return
            elif any(column.key == name for column in self.table.columns):
                self.changes.append(cell.span)
        made = as_typed(replace(row, cells={**row.cells, **cells}), self.table)
        self._set(made if one is row else one for one in self.table.rows)

    def add(self, rows: Iterable[WrittenRow]) -> None:
        """Put rows in, each below the one that it names, or at the end."""
        for row in rows:
            if any(one.key == row.key for one in self.table.rows):
                message = f"the table has a row `{row.key}` already"
                hint = "change its cells with `cells:`, or give the new row a name of its own"
                self.composer.report(Code.TABLE_NAME_TWICE, message, row.span, hint)
                continue
            for name, cell in row.cells.items():
                self._look(name, cell)
            if not self.table.schools:
                self.changes.append(row.span)
            above = self._row(row.after, row.span) if row.after else None
            place = self.table.rows.index(above) + 1 if above else len(self.table.rows)
            made = as_typed(row, self.table)
            self._set((*self.table.rows[:place], made, *self.table.rows[place:]))

    def leave_out(self, names: Mapping[str, Span]) -> None:
        """Take rows out."""
        for key, span in names.items():
            row = self._row(key, span)
            if row is not None and row.locked:
                self._refuse_locked(key, span)
            elif row is not None:
                self.changes.append(span)
                self._set(one for one in self.table.rows if one is not row)

    def look_above(self, known: Collection[tuple[str, Span]]) -> None:
        """Report cells that go on from one above them where there is none, unless they did."""
        for name, span in self.hanging():
            if (name, span) not in known:
                message = f"`{name}` goes on from the cell above, and there is none"
                self.composer.report(Code.TABLE_SPAN, message, span, "write its words here")

    def hanging(self) -> Iterator[tuple[str, Span]]:
        """Yield the cells that go on from one above them where there is none."""
        above: WrittenRow | None = None
        for row in self.table.rows:
            for name, cell in row.cells.items():
                if cell.above and (above is None or name not in above.cells):
                    yield name, cell.span
            above = None if row.group else row

    def _set(self, rows: Iterable[WrittenRow]) -> None:
        self.table = replace(self.table, rows=tuple(rows))

    def _row(self, key: str, span: Span) -> WrittenRow | None:
        found = next((row for row in self.table.rows if row.key == key), None)
        if found is None:
            known = [row.key for row in self.table.rows if not row.group]
            hint = did_you_mean(key, known) or (
                f"its rows are {', '.join(known)}" if known else "add it with `rows:`"
            )
            message = f"the table has no row `{key}`"
            self.composer.report(Code.TABLE_CELL_UNKNOWN, message, span, hint)
        return found

    def _look(self, name: str, cell: WrittenCell) -> None:
        for code, message, hint in problems(name, cell, self.table):
            self.composer.report(code, message, cell.span, hint)

    def _refuse_locked(self, key: str, span: Span) -> None:
        message = f"the row `{key}` is locked, so no body can change it"
        self.composer.report(Code.TABLE_ROW_LOCKED, message, span, "remove this change")


# THE TEXT ABOVE HAS GONE ON


def says_otherwise(modification: Modification, current: PlacedClause, composer: Composer) -> bool:
    """Tell whether the text above says otherwise than its ``base`` did in the rows changed."""
    clause = composer.library.clauses.get(current.replaces or current.clause)
    base, edit = modification.base, modification.edit
    if clause is None or base is None or edit is None or current.layer != LIBRARY:
        return True
    old, new = table_of(clause, base), table_of(clause, current.version)
    if old is None or new is None:
        return True
    return any(
        words_in(old, row, name) != words_in(new, row, name)
        for row, names in _about(edit)
        for name in names or [column.key for column in new.columns]
    )


def table_of(clause: Clause, version: Version) -> WrittenTable | None:
    """Return the table of a version as its author wrote it, before any body fills it in."""
    found = version_of(clause, version)
    return found.data.table if found else None


def _about(edit: TableEdit) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield the rows that a body changes, each with its columns; none of them means all."""
    yield from ((row, tuple(cells)) for row, cells in edit.cells.items())
    yield from ((row, ()) for row in edit.without)


def words_in(table: WrittenTable, row: str, column: str) -> str | None:
    """Return what is written in a cell; nothing where there is none."""
    found = next((one for one in spread(table).rows if one.key == row), None)
    cell = found.cells.get(column) if found else None
    return cell.text.strip() if cell else None
