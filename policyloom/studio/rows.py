"""STUDIO: the lists and tables of a body -> a set of fields for each row, and one for a new row.

Accounts, contacts, lists and the cells and rows that tables leave to bodies.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policyloom.english.grammar import capitalised
from policyloom.source import LOCAL, OPTIONAL, WAYS
from policyloom.source.tables import ColumnType
from policyloom.studio.fields import BEFORE, NAMED, OPTIONS, OUT, YES_NO, Field, FieldSet, shown
from policyloom.studio.journal import Change
from policyloom.studio.of_body import OfBody
from policyloom.studio.saving import value_in
from policyloom.studio.titles import as_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.source import ClauseData, WrittenContact, WrittenTable
    from policyloom.source.tables import WrittenColumn
    from policyloom.studio.desk import Desk
    from policyloom.yaml.read import Path

TITLES = {
    "channels": "Accounts",
    "contacts": "Contacts",
    "lists": "Lists",
    "tables": "Tables",
}
KINDS = {ColumnType.DATE: "date", ColumnType.ROLE: "choice", ColumnType.MARK: "choice"}


def row_sets(desk: Desk, body: str, group: str) -> tuple[FieldSet, ...]:
    """Return the fields of a group of rows."""
    form = _Rows.of(desk, body)
    groups = {
        "channels": form.channels,
        "contacts": form.contacts,
        "lists": form.lists,
        "tables": form.tables,
    }
    return tuple(groups[group]())


class _Rows(OfBody):
    """The fields of a body that stand in rows: what its file has, and room for more."""

    __slots__ = ()

    def channels(self) -> Iterator[FieldSet]:
        """Yield the accounts, and room for one more."""
        known = self.data.get("channels") or []
        for number, row in enumerate(known):
            yield self._account(number, row)
        yield self._account(len(known), None)

    def _account(self, number: int, row: Mapping[str, Any] | None) -> FieldSet:
        at = ("channels", number)
        schema = self.desk.project.schemas["overlay"]["properties"]["channels"]["items"]
        wanted = number == 0 and row is None and ("channels", "") in self.wanted
        fields = [
            self._cell((*at, key), key, one, row, wanted=wanted and key == "platform")
            for key, one in schema["properties"].items()
            if key != "example" or (row and key in row)
        ]
        legend = f"{row['platform']}, {row['account']}" if row else "One more account"
        return FieldSet(legend=legend, fields=(*fields, *_out(at, row)))

    def _cell(
        self, at: Path, key: str, schema: Mapping[str, Any], row: Mapping[str, Any] | None, *,
        wanted: bool,
    ) -> Field:  # fmt: skip
        was = row.get(key) if row else None
        kind: str = "text"
        options: OPTIONS = ()
        if "oneOf" in schema:
            kind, options = "several", self._roles()
        elif schema["type"] == "boolean":
            kind, options = "choice", YES_NO
        return Field(
            at=at, label=capitalised(key), hint=schema["description"], kind=kind, options=options,
            value=shown(was), was=was, wanted=wanted,
        )  # fmt: skip

    def _roles(self) -> tuple[tuple[str, str], ...]:
        held = self.profile.roles
        named = ((one, holder.forms) for one, holder in held.items())
        return tuple((one, capitalised(forms.noun.text)) for one, forms in named if forms)

    # CONTACTS

    def contacts(self) -> Iterator[FieldSet]:
        """Yield the contacts of each clause that has some, and room for one of one's own."""
        for clause, data in self._clauses():
            if data.contacts is None:
                continue
            at = ("contacts", clause)
            own = value_in(self.data, at)
            known = {one.key for one in data.contacts.rows}
            held = (one for one in data.contacts.rows if one.when.holds(self.profile.facts))
            for one in held:
                if fields := tuple(self._ways(at, one)):
                    yield FieldSet(legend=self._who(one), fields=fields)
            for key, said in (own if isinstance(own, dict) else {}).items():
                if key not in known:
                    yield _own_contact((*at, key), said)
            yield _own_contact((*at, NAMED), None)

    def _who(self, one: WrittenContact) -> str:
        holder = self.profile.roles.get(one.role)
        words = holder.forms.noun.text if holder and holder.forms else one.role
        return as_read(one.title) or capitalised(words)

    def _ways(self, at: Path, one: WrittenContact) -> Iterator[Field]:
        for way, value in one.ways.items():
            if value.text in {LOCAL, OPTIONAL}:
                yield self._way((*at, one.key, way), WAYS[way], wanted=value.text == LOCAL)

    def _way(self, at: Path, label: str, *, wanted: bool = False) -> Field:
        was = value_in(self.data, at)
        return Field(at=at, label=label, value=shown(was), was=was, wanted=wanted)

    # LISTS

    def lists(self) -> Iterator[FieldSet]:
        """Yield the lists that the documents have, a line for each entry."""
        own = self.data.get("local-lists") or {}
        for name, block in self.desk.library.vocabulary.local_lists.items():
            at = ("local-lists", name)
            was = own.get(name)
            above = self.profile.local_lists.get(name, ())
            field = Field(
                at=at, label=block.label, hint=block.description, kind="lines", value=shown(was),
                was=was, inherited="" if was else ", ".join(one.text for one in above),
            )  # fmt: skip
            yield FieldSet(fields=(field,))

    # TABLES

    def tables(self) -> Iterator[FieldSet]:
        """Yield the cells that tables leave to the body, its own rows, and room for one more."""
        for clause, data in self._clauses():
            if data.table:
                yield from self._table(clause, data.table)

    def _table(self, clause: str, table: WrittenTable) -> Iterator[FieldSet]:
        known = self.data.get("modifications") or []
        found = [n for n, one in enumerate(known) if one.get("table-of") == clause]
        at: Path = ("modifications", found[0] if found else f"{BEFORE}{clause}")
        begins = () if found else (Change(at=(*at, "table-of"), was=None, value=clause),)
        title = as_read(table.caption)
        new = FieldSet(fields=(), begins=begins, behind=len(known))
        for row in table.rows:
            cells = [c for c in table.columns if c.key in row.cells and row.cells[c.key].local]
            filled = (self._column((*at, "cells", row.key, c.key), c, table) for c in cells)
            if cells:
                said = as_read(row.group) or next(iter(row.cells.values())).text
                yield replace(new, legend=f"{title}: {said}", fields=tuple(filled))
        rows = value_in(self.data, (*at, "rows")) if found else None
        mine = rows if isinstance(rows, list) else []
        if mine or table.schools:
            for number, each in enumerate((*mine, None)):
                key = "" if each else "row"
                fields = self._cells_of((*at, "rows", number), table, each)
                if not each and ("modifications", clause) in self.wanted:
                    fields = (replace(fields[0], wanted=True), *fields[1:])
                said = fields[0].text if each else "one more row"
                yield replace(new, legend=f"{title}: {said}", fields=fields, key=key)

    def _cells_of(self, at: Path, table: WrittenTable, row: object) -> tuple[Field, ...]:
        columns = (one for one in table.columns if one.type is not ColumnType.BODY)
        cells = (self._column((*at, one.key), one, table) for one in columns)
        return (*cells, *_out(at, row))

    def _column(self, at: Path, column: WrittenColumn, table: WrittenTable) -> Field:
        was = value_in(self.data, at)
        marks = tuple((one, as_read(mark.means)) for one, mark in table.marks.items())
        options = self._roles() if column.type is ColumnType.ROLE else marks
        kind = KINDS.get(column.type, "text")
        title = as_read(column.title) or capitalised(column.key)
        return Field(at=at, label=title, kind=kind, options=options, value=shown(was), was=was)

    def _clauses(self) -> Iterator[tuple[str, ClauseData]]:
        """Yield the clauses of the body's documents, each once, with their data."""
        used = (p.clause for d in self.drafts for s in d.sections for p in s.provisions)
        for clause in dict.fromkeys(used):
            known = self.desk.library.clauses.get(clause)
            if known:
                yield clause, known.versions[0].data


def _own_contact(at: Path, said: Mapping[str, Any] | None) -> FieldSet:
    ways = {"title": "Who it is", **WAYS}
    fields = tuple(
        Field(at=(*at, way), label=label, value=shown(was), was=was)
        for way, label in ways.items()
        for was in ((said or {}).get(way),)
    )
    legend = str(said.get("title", at[-1])) if said else "One more contact"
    return FieldSet(legend=legend, fields=(*fields, *_out(at, said)))


def _out(at: Path, row: object) -> tuple[Field, ...]:
    """Return the field that takes a row out, where there is one."""
    return (Field(at=at, label="Take this out", kind=OUT, was=row),) if row else ()
