"""TYPST: a picture that asks for a file outside itself refuses the PDF, as with WeasyPrint."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from policyloom.document import Align, Shade, is_blank, is_changed, is_group, most_letters
from policyloom.document.grid import DENSER, fitted_widths, is_dense, placed
from policyloom.writers.addresses import WORD
from policyloom.writers.fit import is_short, stays_whole
from policyloom.writers.obstacles import CannotWriteError, Obstacle
from policyloom.writers.pdf.faults import PICTURE_REMEDY
from policyloom.writers.typst.words import (
    NONE,
    NOTHING,
    Code,
    array,
    call,
    joined,
    mark_within,
    marked_words,
    number,
    per_cent,
    string,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from policyloom.document import Asset, Blocks, Cell, Table
    from policyloom.writers.typst.words import Page


ADDRESSES = frozenset({"href", "{http://www.w3.org/1999/xlink}href"})
WITHIN = ("#", "data:")
LINK = "{http://www.w3.org/2000/svg}a"
FROM_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


def refuse_what_lies_elsewhere(picture: Asset) -> None:
    """Raise CannotWriteError where an SVG picture asks for a file or an address."""
    if picture.media_type != "image/svg+xml":
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(picture.data, parser)
    except etree.XMLSyntaxError as problem:
        reason = f"The PDF cannot be written, because a picture in it is damaged ({problem.msg})."
        raise CannotWriteError(Obstacle(reason, PICTURE_REMEDY)) from problem
    for address in _asked_for(root):
        if not address.strip().startswith(WITHIN):
            reason = (
                f"The PDF cannot be written, because a picture in it asks for {address[:200]!r}."
            )
            raise CannotWriteError(Obstacle(reason, PICTURE_REMEDY))


def _asked_for(root: etree._Element) -> Iterator[str]:
    for element in root.iter("*"):
        if element.tag != LINK:
            yield from (str(element.attrib[name]) for name in ADDRESSES & set(element.attrib))
        styled = (*element.attrib.values(), element.text or "")
        for value in styled:
            for found in FROM_STYLE.finditer(str(value)):
                yield found[1] or found[2]


# TYPST: tables -> content, each cell in the column and row where the table has it.


Inside: TypeAlias = "Callable[[Blocks, Page], Code]"
WIDER = 1.3
"""How many letters more than expected a cell can hold, where they are narrow ones."""


def table(content: Table, page: Page, inside: Inside) -> Code:
    """Return a table; ``inside`` writes the blocks of a cell."""
    dense = is_dense(content)
    room = page.room * DENSER if dense else page.room
    widths = fitted_widths(content, room)
    rows = list(_rows(content, widths, room, page, inside))
    head = len(content.header)
    drawn = call(
        "data-table",
        array(per_cent(width) for width in widths),
        Code("true" if dense else "false"),
        _caption(content, page, inside),
        array(cell for row in rows[:head] for cell in row),
        *(cell for row in rows[head:] for cell in row),
        noted=bool(content.note),
        whole=stays_whole(content),
    )
    if content.note:
        drawn = joined((drawn, call("table-note", inside(content.note, replace(page, indent=0)))))
    # A table needs the whole width, whatever hangs beside it.
    return call("full-width", number(page.indent), drawn) if page.indent else drawn


def _caption(content: Table, page: Page, inside: Inside) -> Code:
    caption = marked_words(content.caption, page.mark, page)
    if content.legend:
        caption = joined((caption, call("legend", inside(content.legend, page))))
    return caption if caption != NOTHING else NONE


def _rows(
    content: Table, widths: tuple[float, ...], room: float, page: Page, inside: Inside
) -> Iterator[list[Code]]:
    """Yield the cells of each row, those of the header first."""
    every = (*content.header, *content.rows)
    grid = placed([row.cells for row in every])
    for y, (row, cells) in enumerate(zip(every, grid, strict=True)):
        within = replace(page, mark=mark_within(row.mark, page), barred=True, depth=0)
        whole = all(
            is_short(cell.blocks, page.room * _share(x, cell, widths)) for x, cell in cells
        )
        top = y < len(content.header)
        group = is_group(row, len(widths)) and row.cells[0].header and not top
        made = [
            _cell(
                (x, y),
                cell,
                inside(cell.blocks, _in_cell(within, room * _share(x, cell, widths))),
                columns=min(cell.columns, len(widths) - x),
                align=Align.START if cell.columns > 1 else content.align(x),
                top=top,
                group=group,
                changed=x == 0 and is_changed(row),
                whole=whole,
                blank=x == 0 and is_blank(row),
            )
            for x, cell in cells
            if x < len(widths)
        ]
        yield [call("group-header", *made)] if group else made


def _in_cell(page: Page, room: float) -> Page:
    """Return the page as the words of a cell see it, in which so many letters have room."""
    return replace(page, most=most_letters(room, 1), word=min(WORD, int(room * WIDER)))


def _share(x: int, cell: Cell, widths: tuple[float, ...]) -> float:
    return sum(widths[x : x + cell.columns]) / 100


SIDES = {Align.CENTRE: Code("center"), Align.END: Code("right")}


def _cell(  # noqa: PLR0913 - each is a property of the cell as the page draws it
    place: tuple[int, int],
    cell: Cell,
    content: Code,
    *,
    columns: int,
    align: Align,
    top: bool,
    group: bool,
    changed: bool,
    whole: bool,
    blank: bool,
) -> Code:
    return call(
        "cell",
        *map(number, place),
        content,
        columns=number(columns) if columns > 1 else False,
        rows=number(cell.rows) if cell.rows > 1 else False,
        head=top or cell.header,
        top=top,
        group=group,
        changed=changed,
        whole=False if whole else Code("false"),
        side=SIDES.get(align, False),
        shade=False if cell.shade is Shade.NONE else string(cell.shade.value),
        blank=blank,
    )
