"""Decode tables: columns, rows and cells as written, and what a body changes in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.decode.node import condition
from policyloom.diagnostics import Code
from policyloom.source import (
    ColumnType,
    TableEdit,
    WrittenCell,
    WrittenColumn,
    WrittenMark,
    WrittenRow,
    WrittenTable,
    as_typed,
    problems,
)
from policyloom.source.wording import Token, WordingParagraph, Words

if TYPE_CHECKING:
    from policyloom.decode.node import Node
    from policyloom.source.wording import Pieces, Wording

LEAST_WIDTH, WHOLE = 3, 100
"""The least width of a column, and that of the table, in per cent."""
OF_A_ROW = frozenset({"row", "group", "locked", "after", "when", "formerly"})
"""The keys of a row that name no column."""


def table(node: Node | None) -> WrittenTable | None:
    """Return a table, if there is one, and report what in it does not go together."""
    if node is None:
        return None
    rows = node.need("rows") if isinstance(node.data.get("rows"), list) else None
    note = node.get("note")
    made = WrittenTable(
        caption=node.line_of("caption"),
        description=node.words("description"),
        columns=_columns(node),
        rows=tuple(_row(item) for item in rows.items()) if rows else (),
        marks={key: _mark(item) for key, item in node.mapping("marks")},
        note=note.flat("a note") if note else (),
        landscape=node.words("orientation") == "landscape",
        schools=isinstance(node.data.get("rows"), dict),
        blank=int(node.words("empty-rows", "0")),
        span=node.span,
    )
    _check_twice(node.list("columns"), "column")
    _check_widths(node, made)
    if rows:
        _check_rows(made, tuple(rows.items()))
        _check_groups(made, tuple(rows.items()))
    return replace(made, rows=tuple(as_typed(row, made) for row in made.rows))


def _mark(node: Node) -> WrittenMark:
    if isinstance(node.data, str):
        return WrittenMark(means=node.line())
    return WrittenMark(means=node.need("means").line(), shade=node.words("shade"))


def _columns(node: Node) -> tuple[WrittenColumn, ...]:
    """Return the columns; the first names the row where none says that it does."""
    nodes = node.list("columns")
    own = [item for item in nodes if item.words("type") != "body"]
    named = next((item for item in nodes if item.flag("header")), None) or next(iter(own), None)
    return tuple(
        _column(item, header=item is named or item.words("type") == "body") for item in nodes
    )


def _column(node: Node, *, header: bool) -> WrittenColumn:
    over, kind = node.get("over"), ColumnType(node.words("type", "words"))
    return WrittenColumn(
        key=node.words("column"),
        title=_title(node, kind),
        type=kind,
        over=over.line() if over else (),
        width=int(node.words("width", "0")),
        align=node.words("align"),
        header=node.flag("header", default=header),
        weighs=node.words("weighs"),
        formerly=node.names("formerly"),
    )


def _title(node: Node, kind: ColumnType) -> Pieces:
    """Return what stands above a column: its name, where nothing else is said."""
    title, place = node.get("title"), node.need("column").span
    if title:
        return title.line()
    if kind is ColumnType.BODY:
        return (Token("School", place),)
    return (Words(node.words("column").replace("-", " ").capitalize(), place),)


def _row(node: Node) -> WrittenRow:
    group = node.get("group")
    when = condition(node.get("when"))
    if group:
        key = node.words("row") or f"group {group.text}"
        return WrittenRow(
            key=key,
            group=group.line(),
            when=when,
            span=node.span,
            formerly=node.names("formerly"),
        )
    cells = {key: _cell(item) for key, item in node.entries() if key not in OF_A_ROW}
    return WrittenRow(
        key=node.words("row"),
        cells=cells,
        locked=node.flag("locked"),
        after=node.words("after"),
        when=when,
        span=node.need("row").span,
        formerly=node.names("formerly"),
    )


def _cell(node: Node) -> WrittenCell:
    if isinstance(node.data, dict):
        return WrittenCell(
            local=node.words("local"),
            example=node.words("example"),
            above=node.words("as") == "above",
            span=node.span,
        )
    return WrittenCell(text=node.text, wording=_wording(node), span=node.span)


def _wording(node: Node) -> Wording:
    """Return the words of a cell: one line as it is, several as paragraphs and lists."""
    if "\n" not in node.text.strip():
        return (WordingParagraph(node.line()),)
    return node.flat("a cell of a table", Code.TABLE_IN_A_CELL)


# WHAT DOES NOT GO TOGETHER


def _check_twice(nodes: tuple[Node, ...], what: str) -> None:
    """Report two columns or rows with one name, whether they have it today or had it before."""
    seen: dict[str, bool] = {}
    for node in nodes:
        today = node.words(what)
        for name in filter(None, (today, *node.names("formerly"))):
            if name in seen:
                are = "are" if seen[name] and name == today else "are or were"
                message = f"two {what}s of this table {are} called `{name}`"
                node.report(Code.TABLE_NAME_TWICE, message, "give each a name of its own")
            seen.setdefault(name, name == today)


def _check_widths(node: Node, made: WrittenTable) -> None:
    """Report widths that come to more than the table has, with the least for those without one."""
    taken = sum(column.width or LEAST_WIDTH for column in made.columns)
    if any(column.width for column in made.columns) and taken > WHOLE:
        without = sum(not column.width for column in made.columns)
        message = f"the widths of these columns come to {taken} per cent"
        message += f", with {LEAST_WIDTH} for each that has none" if without else ""
        hint = (
            f"let them come to {WHOLE}, or leave them out: each column then has the room it needs"
        )
        node.need("columns").report(Code.TABLE_TOO_WIDE, message, hint)


def _check_rows(made: WrittenTable, nodes: tuple[Node, ...]) -> None:
    _check_twice(nodes, "row")
    above: WrittenRow | None = None
    for row, node in zip(made.rows, nodes, strict=True):
        if row.after:
            where = "put the row where it belongs; only a row of a body's own says below which"
            said = "the table has no column `after`"
            node.need("after").report(Code.TABLE_CELL_UNKNOWN, said, where)
        for key, cell in row.cells.items():
            for code, message, hint in problems(key, cell, made):
                node.need(key).report(code, message, hint)
            if cell.above and (above is None or key not in above.cells):
                message = f"`{key}` goes on from the cell above, and there is none"
                hint = "write its words here, or put the row below the one that it goes on from"
                node.need(key).report(Code.TABLE_SPAN, message, hint)
        above = None if row.group else row


def _check_groups(made: WrittenTable, nodes: tuple[Node, ...]) -> None:
    """Report groups with nothing below, but for those with a name, by which bodies fill them."""
    below = (*made.rows, None)[1:]
    for row, node, following in zip(made.rows, nodes, below, strict=True):
        if row.group and not node.get("row") and (following is None or following.group):
            message = "no row stands below this group, so it would not be printed"
            hint = "add its rows, remove it, or name it with `row:` for bodies to fill"
            node.report(Code.FORM_GROUP_EMPTY, message, hint)


# WHAT A BODY CHANGES


def table_edit(node: Node) -> TableEdit:
    """Return what a body says in a table of a clause."""
    cells = node.mapping("cells")
    rows = node.list("rows")
    _check_twice(rows, "row")
    left_out = {item.text: item for item in node.list("without")}
    if not (cells or rows or left_out):
        message = "this changes nothing in the table"
        hint = "say `cells:`, `rows:` or `without:`, or remove it"
        node.report(Code.MISSING_KEY, message, hint)
    for name in left_out.keys() & dict(cells).keys():
        message = f"the row `{name}` is changed here, and left out"
        left_out[name].report(Code.REPEATED_MODIFICATION, message, "keep one of the two")
    return TableEdit(
        cells={row: {key: _cell(item) for key, item in at.entries()} for row, at in cells},
        rows=tuple(_row(item) for item in rows),
        without={name: item.span for name, item in left_out.items()},
        places={row: at.key_span for row, at in cells},
    )
