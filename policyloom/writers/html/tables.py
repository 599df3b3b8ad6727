"""HTML writer: tables, with headers that say what they head and columns wide enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from markupsafe import Markup

from policyloom.document import (
    Align,
    Shade,
    common_mark,
    is_blank,
    is_changed,
    is_group,
    own_words,
    plain,
)
from policyloom.document.grid import DENSER, fitted_widths, is_dense, most_in, placed
from policyloom.welsh import said
from policyloom.writers.fit import stays_whole
from policyloom.writers.html.words import Medium, class_of, hidden, mark_within, marked, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from policyloom.document import Blocks, Cell, Row, Table
    from policyloom.writers.html.words import Page

Inside: TypeAlias = "Callable[[Blocks, Page], Markup]"

# On a telephone a table with more columns than this scrolls sideways, for its words need room.
NARROW = 3


def table(content: Table, page: Page, inside: Inside) -> Markup:
    """Return a table; ``inside`` writes the blocks of a cell."""
    head = Markup("\n").join(_rows(content, content.header, page, inside, header=True))
    made = Markup("<table{}{}>\n{}{}{}{}</table>").format(
        class_of("data", *_sizes(content)),
        _summary(content, page),
        _caption(content, page, inside),
        _columns(content, page),
        Markup("<thead>\n{}\n</thead>\n").format(head) if head else "",
        _bodies(content, page, inside),
    )
    below = _note(content, page, inside)
    if page.medium is Medium.PAGED:
        return made + below
    name = plain(content.caption) or content.description or said("Table", page.language)
    name = f"{name}, {page.whose}" if page.whose else name
    return (
        Markup(
            '<div class="scroll" role="region" aria-label="{}" tabindex="0">\n{}\n</div>'
        ).format(name, made)
        + below
    )


def _sizes(content: Table) -> list[str]:
    names = (
        ("wide", len(content.widths) > NARROW),
        ("stacked", _heads(content)),
        ("dense", is_dense(content)),
        ("noted", content.note),
        ("whole", stays_whole(content)),
    )
    return [name for name, is_it in names if is_it]


def _heads(content: Table) -> tuple[str, ...]:
    """Return what stands above each column of a wide table, from the outside in.

    On a narrow screen each cell of such a table stands below the last, under its heads; not where
    a cell belongs to several rows, or where a redline shows what was otherwise.
    """
    joined_rows = any(cell.rows > 1 for row in content.rows for cell in row.cells)
    if joined_rows or not content.header or len(content.widths) <= NARROW or is_changed(content):
        return ()
    found: list[list[str]] = [[] for _ in content.widths]
    for row in placed([row.cells for row in content.header]):
        for place, cell in row:
            for column in found[place : place + cell.columns]:
                column.append(_said(cell))
    return tuple(", ".join(filter(None, column)) for column in found)


def _said(cell: Cell) -> str:
    return " ".join(plain(line) for block in cell.blocks for line in own_words(block))


def _summary(content: Table, page: Page) -> Markup:
    """On paper the description goes into the tags of the PDF; it is handed on as an attribute."""
    if page.medium is Medium.SCREEN or not content.description:
        return Markup()
    return Markup(' data-summary="{}"').format(content.description)


def _caption(content: Table, page: Page, inside: Inside) -> Markup:
    mark = mark_within(common_mark((content,)), page)
    caption = marked(words(content.caption, page), mark, page)
    if page.medium is Medium.SCREEN and content.description:
        caption = Markup("{} {}").format(caption, hidden(content.description))
    if content.legend:
        legend = inside(content.legend, page)
        caption = Markup('{}\n<div class="legend">{}</div>').format(caption, legend)
    return Markup("<caption>{}</caption>\n").format(caption) if caption else Markup()


def _note(content: Table, page: Page, inside: Inside) -> Markup:
    if not content.note:
        return Markup()
    return Markup('\n<div class="table-note">{}</div>').format(inside(content.note, page))


def _columns(content: Table, page: Page) -> Markup:
    widths = fitted_widths(content, _room(content, page))
    columns = Markup().join(Markup('<col style="width: {}%">').format(width) for width in widths)
    return Markup("<colgroup>{}</colgroup>\n").format(columns) if widths else Markup()


def _room(content: Table, page: Page) -> float:
    return page.room * DENSER if is_dense(content) else page.room


# ROWS


def _bodies(content: Table, page: Page, inside: Inside) -> Markup:
    """Return the rows below the header; a row that stands over others begins a body of its own."""
    bodies: list[list[Markup]] = [[]]
    rows = content.rows
    for row, made in zip(rows, _rows(content, rows, page, inside, header=False), strict=True):
        if is_group(row, len(content.widths)) and bodies[-1]:
            bodies.append([])
        bodies[-1].append(made)
    return Markup().join(
        Markup("<tbody>\n{}\n</tbody>\n").format(Markup("\n").join(body))
        for body in bodies
        if body
    )


def _rows(
    content: Table, rows: Sequence[Row], page: Page, inside: Inside, *, header: bool
) -> Iterator[Markup]:
    grid = placed([row.cells for row in rows])
    heads = () if header or page.medium is Medium.PAGED else _heads(content)
    room = _room(content, page)
    widths = fitted_widths(content, room)
    for row, cells in zip(rows, grid, strict=True):
        within = replace(page, mark=mark_within(row.mark, page))
        group = is_group(row, len(content.widths)) and not header
        made = Markup().join(
            _cell(
                cell,
                inside(cell.blocks, replace(within, most=most_in(cell, place, widths, room))),
                Align.START if cell.columns > 1 else content.align(place),
                scope=_scope(cell, header=header, group=group),
                head=heads[place] if heads else "",
            )
            for place, cell in cells
        )
        names = [name for name, is_it in (("group", group), ("blank", is_blank(row))) if is_it]
        yield Markup("<tr{}>{}</tr>").format(class_of(*names, changed=is_changed(row)), made)


def _cell(cell: Cell, content: Markup, align: Align, *, scope: str, head: str) -> Markup:
    spans = Markup("{}{}{}{}").format(
        _span("colspan", cell.columns),
        _span("rowspan", cell.rows),
        class_of(*_looks(cell, align)),
        Markup(' data-head="{}"').format(head) if head and content else "",
    )
    # A header cell without words would be announced as an empty heading of its column.
    if not content or not scope:
        return Markup("<td{}>{}</td>").format(spans, content)
    return Markup('<th scope="{}"{}>{}</th>').format(scope, spans, content)


def _looks(cell: Cell, align: Align) -> list[str]:
    looks = [] if align is Align.START else [align.value]
    return looks if cell.shade is Shade.NONE else [*looks, f"shade-{cell.shade.value}"]


def _span(name: str, count: int) -> Markup:
    return Markup(' {}="{}"').format(name, count) if count > 1 else Markup()


def _scope(cell: Cell, *, header: bool, group: bool) -> str:
    """Return what a cell is a header of; nothing where it is none."""
    if header:
        return "colgroup" if cell.columns > 1 else "col"
    if not cell.header:
        return ""
    return "rowgroup" if cell.rows > 1 or group else "row"
