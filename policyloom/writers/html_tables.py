"""HTML writer: tables, with headers that say what they head and columns wide enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from markupsafe import Markup

from policyloom.document import plain
from policyloom.writers.grid import fitted_widths
from policyloom.writers.html_words import Medium, class_of, hidden, mark_within, marked, words
from policyloom.writers.marks import common_mark, is_row_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from policyloom.document import Blocks, Cell, Row, Table
    from policyloom.writers.html_words import Page

Inside: TypeAlias = "Callable[[Blocks, Page], Markup]"

# On a telephone a table with more columns than this scrolls sideways, for its words need room.
NARROW = 3
# With more columns than this a table is set in smaller type, so that more letters fit.
DENSE = 5
DENSER = 1.15


def table(content: Table, page: Page, inside: Inside) -> Markup:
    """Return a table; ``inside`` writes the blocks of a cell."""
    head = _rows(content.header, page, inside, header=True)
    body = _rows(content.rows, page, inside, header=False)
    made = Markup("<table{}{}>\n{}{}{}{}</table>").format(
        class_of("data", *_sizes(content)),
        _summary(content, page),
        _caption(content, page),
        _columns(content, page),
        Markup("<thead>\n{}\n</thead>\n").format(head) if head else "",
        Markup("<tbody>\n{}\n</tbody>\n").format(body) if body else "",
    )
    if page.medium is Medium.PAGED:
        return made
    name = plain(content.caption) or content.description or "Table"
    name = f"{name}, {page.whose}" if page.whose else name
    return Markup(
        '<div class="scroll" role="region" aria-label="{}" tabindex="0">\n{}\n</div>'
    ).format(name, made)


def _sizes(content: Table) -> list[str]:
    columns = len(content.widths)
    return [name for name, most in (("wide", NARROW), ("dense", DENSE)) if columns > most]


def _summary(content: Table, page: Page) -> Markup:
    """On paper the description goes into the tags of the PDF; it is handed on as an attribute."""
    if page.medium is Medium.SCREEN or not content.description:
        return Markup()
    return Markup(' data-summary="{}"').format(content.description)


def _caption(content: Table, page: Page) -> Markup:
    mark = mark_within(common_mark((content,)), page)
    caption = marked(words(content.caption, page), mark, page)
    if page.medium is Medium.SCREEN and content.description:
        caption = Markup("{} {}").format(caption, hidden(content.description))
    return Markup("<caption>{}</caption>\n").format(caption) if caption else Markup()


def _columns(content: Table, page: Page) -> Markup:
    dense = len(content.widths) > DENSE
    widths = fitted_widths(content, page.room * DENSER if dense else page.room)
    columns = Markup().join(Markup('<col style="width: {}%">').format(width) for width in widths)
    return Markup("<colgroup>{}</colgroup>\n").format(columns) if widths else Markup()


def _rows(rows: Iterable[Row], page: Page, inside: Inside, *, header: bool) -> Markup:
    return Markup("\n").join(_row(row, page, inside, header=header) for row in rows)


def _row(row: Row, page: Page, inside: Inside, *, header: bool) -> Markup:
    within = replace(page, mark=mark_within(row.mark, page))
    cells = Markup().join(
        _cell(cell, inside(cell.blocks, within), header=header) for cell in row.cells
    )
    return Markup("<tr{}>{}</tr>").format(class_of(changed=is_row_changed(row)), cells)


def _cell(cell: Cell, content: Markup, *, header: bool) -> Markup:
    spans = Markup("{}{}").format(_span("colspan", cell.columns), _span("rowspan", cell.rows))
    # A header cell without words would be announced as an empty heading of its column.
    if not content or not (header or cell.header):
        return Markup("<td{}>{}</td>").format(spans, content)
    return Markup('<th scope="{}"{}>{}</th>').format(_scope(cell, header=header), spans, content)


def _span(name: str, count: int) -> Markup:
    return Markup(' {}="{}"').format(name, count) if count > 1 else Markup()


def _scope(cell: Cell, *, header: bool) -> str:
    if header:
        return "colgroup" if cell.columns > 1 else "col"
    return "rowgroup" if cell.rows > 1 else "row"
