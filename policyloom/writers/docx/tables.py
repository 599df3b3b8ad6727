"""DOCX writer: the frame of a table: its properties, columns, rows and cells as XML."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from policyloom.document import (
    Align,
    Cell,
    Mark,
    Paragraph,
    Row,
    Shade,
    Text,
    is_blank,
    is_group,
    most_letters,
    plain,
    shared_mark,
)
from policyloom.document.grid import fitted_widths, is_dense, letters_across
from policyloom.document.walk import whole_mark
from policyloom.writers.docx.levels import scaled
from policyloom.writers.docx.lines import AFTER_TABLE, Grid, Para, cell_xml, held
from policyloom.writers.docx.pictures import Shape
from policyloom.writers.docx.scribe import Setting, views
from policyloom.writers.docx.xml import escape
from policyloom.writers.first_page import LABELS
from policyloom.writers.fit import is_control_short, is_row_short, stays_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from policyloom.document import Blocks, ControlRow, Look, Table
    from policyloom.writers.docx.ledger import Ledger
    from policyloom.writers.docx.lines import Line
    from policyloom.writers.docx.scribe import Scribe, Views

    BlockLines = Callable[[Blocks, Views, Scribe, Mark], Iterator[Line]]


class TableLook(NamedTuple):
    """The style of a table, and which of its cells are headings, as XML."""

    style: str
    headings: str


FIRST_ROW = TableLook(
    "PolicyTable",
    '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
    'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>',
)
FIRST_COLUMN = TableLook(
    "PolicyControl",
    '<w:tblLook w:val="0480" w:firstRow="0" w:lastRow="0" w:firstColumn="1" '
    'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>',
)
QUESTIONS = TableLook("PolicyForm", FIRST_COLUMN.headings)


def columns(shares: Sequence[float], width: int) -> tuple[int, ...]:
    """Return columns that fill the width in these shares, to the last twentieth of a point."""
    total = sum(shares)
    edges = [round(width * sum(shares[:i]) / total) for i in range(len(shares) + 1)]
    return tuple(end - start for start, end in pairwise(edges))


def table_xml(
    name: str,
    description: str,
    widths: Sequence[int],
    rows: Iterable[str],
    look: TableLook = FIRST_ROW,
) -> str:
    """Return a table; its name and description are for those who cannot see it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    about = f'<w:tblDescription w:val="{escape(description)}"/>' if description else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{look.style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look.headings}'
        f'<w:tblCaption w:val="{escape(name)}"/>{about}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


# How a row stands on pages: whole on one, whole and again on each, or over as many as it takes.
MAY_SPLIT = '<w:cantSplit w:val="off"/>'
WHOLE, REPEATS, SPLITS = "<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>", ""


def row_xml(
    cells: Iterable[str], mark: Mark, ledger: Ledger, *, stands: str = WHOLE, height: int = 0
) -> str:
    """Return a row of at least a height, in twentieths of a point."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    end = ledger.tracked_end(mark)
    # A mark may not stand alone there: the schema wants something of the row itself before it.
    properties = f"{stands or (end and MAY_SPLIT)}{tall}{end}"
    about = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{about}{''.join(cells)}</w:tr>"


def cell_frame(content: str, width: int, span: int = 1, merge: str = "", about: str = "") -> str:
    """Return a cell around its lines; it takes ``span`` columns.

    ``about`` is its shade, and whether it came or went.
    """
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{merge}{about}</w:tcPr>'
        f"{content}</w:tc>"
    )


# DOCX writer: data tables and the control table, with merged cells and rows that come and go.


CELL = Setting(text="TableText", subheading="TableHeading", list_styles=False)
HEADER_CELL = Setting(text="TableHeading", subheading="TableHeading", list_styles=False)
DENSE_CELL = Setting(text="DenseText", subheading="DenseHeading", list_styles=False)
DENSE_HEADER_CELL = Setting(text="DenseHeading", subheading="DenseHeading", list_styles=False)
CONTROL_CELL = Setting(text="ControlCell", subheading="ControlLabel", list_styles=False)
CONTROL_LABEL = Setting(text="ControlLabel", subheading="ControlLabel", list_styles=False)
# About how wide a letter of a table's words is, in twentieths of a point at the usual size.
LETTER, DENSE_LETTER = 116, 104


def table_lines(
    table: Table, scribe: Scribe, mark: Mark, block_lines: BlockLines
) -> Iterator[Line]:
    """Yield a table's caption and the table; both come or go when all its rows do."""
    marks = [row.mark for row in (*table.header, *table.rows)]
    whole = shared_mark(marks) if mark is Mark.NONE else mark
    if table.caption:
        marked = whole_mark(table.caption, whole)
        caption = scribe.runs(table.caption, marked)
        yield Para(Shape("Caption", keep=True), caption, marked)
    letter = scaled(DENSE_LETTER if is_dense(table) else LETTER, scribe.size)
    widths = columns(fitted_widths(table, scribe.width / letter), scribe.width)
    yield from _kept_lines(block_lines(table.legend, views(LEGEND), scribe, mark))
    place = Place(
        columns=widths,
        scribe=scribe,
        mark=whole,
        block_lines=block_lines,
        sides=tuple(SIDES[table.align(at)] for at in range(len(widths))),
        marks=tuple(column.mark for column in table.columns),
        whole=stays_whole(table),
        settings=(DENSE_CELL, DENSE_HEADER_CELL) if is_dense(table) else (CELL, HEADER_CELL),
        letter=letter,
    )
    rows = (*_rows(table.header, replace(place, header=True)), *_rows(table.rows, place))
    name = plain(table.caption) or table.description or table.key
    yield Grid(table_xml(name, table.description, widths, rows))
    yield from _set_off(block_lines(table.note, views(LEGEND), scribe, mark))


def _set_off(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines with room below the last of them, so that they are not read on."""
    every = tuple(lines)
    yield from every[:-1]
    for line in every[-1:]:
        if isinstance(line, Para):
            was = line.was and line.was._replace(after=AFTER_TABLE)
            yield replace(line, shape=line.shape._replace(after=AFTER_TABLE), was=was)
        else:
            yield line


LEGEND = Setting(text="TableText", subheading="TableHeading", list_styles=False)
SIDES = {Align.START: "", Align.CENTRE: "center", Align.END: "right"}
SHADES = {Shade.LIGHT: "E9EDF0", Shade.MIDDLE: "CCD3D9", Shade.STRONG: "A3ADB6"}
# How tall a row is that is to be written in, in twentieths of a point.
TALL = 480


def _kept_lines(lines: Iterable[Line]) -> Iterator[Line]:
    return map(held, lines)


def control_table(
    rows: Sequence[ControlRow], title: str, look: Look, scribe: Scribe, block_lines: BlockLines
) -> Grid:
    """Return rows of document control as a table: a label and its blocks in each row.

    It stands on one page if it can, and only a long row breaks over two.
    """
    room = letters_across(look)
    widths = columns((LABELS, 1 - LABELS), scribe.width)
    made = tuple(
        Row(cells=(_label(row.label), Cell(blocks=row.blocks)), mark=row.mark) for row in rows
    )
    long = (place for place, row in enumerate(rows) if not is_row_short(row, room))
    place = Place(
        columns=widths,
        scribe=scribe,
        mark=Mark.NONE,
        block_lines=block_lines,
        splits=frozenset(long),
        whole=is_control_short(tuple(rows), look, room),
        settings=(CONTROL_CELL, CONTROL_LABEL),
        letter=scaled(LETTER, scribe.size),
    )
    return Grid(table_xml(title, "", widths, _rows(made, place), FIRST_COLUMN))


def _label(label: str) -> Cell:
    return Cell(blocks=(Paragraph((Text(label),)),), header=True)


# ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the rows of a table have around them; ``columns`` are widths, ``mark`` the table's.

    ``sides`` are where the words of each column stand, if not at the left; ``marks`` those of
    columns that came or went.
    ``splits`` are the rows that may break over pages; ``whole`` keeps all rows on one;
    ``settings`` are those of cells and of headers; ``letter`` is how wide a letter is in them.
    """

    columns: Sequence[int]
    scribe: Scribe
    mark: Mark
    block_lines: BlockLines
    sides: Sequence[str] = ()
    marks: Sequence[Mark] = ()
    header: bool = False
    splits: frozenset[int] = frozenset()
    whole: bool = False
    settings: tuple[Setting, Setting] = (CELL, HEADER_CELL)
    letter: float = LETTER


def _rows(rows: Sequence[Row], place: Place) -> Iterator[str]:
    """Yield rows, with an empty cell wherever one from above is still going on."""
    held: dict[int, tuple[Cell, int]] = {}
    for at, row in enumerate(rows):
        fill = place.scribe.header_fill if place.header or _is_head(row, place) else ""
        kept = place.header or _is_head(row, place) or (place.whole and at < len(rows) - 1)
        mark = row.mark if place.mark is Mark.NONE else place.mark
        waiting = iter(row.cells)
        cells: list[str] = []
        column = 0
        while column < len(place.columns):
            above = held.pop(column, None)
            cell, left = above or _next(waiting)
            if left > 1:
                held[column] = (cell, left - 1)
            side = _side(cell, column, place)
            width = sum(place.columns[column : column + cell.columns])
            here = replace(place, scribe=replace(place.scribe, most=_most(width, place)))
            content = CELL_END if above else _content(cell, mark, here, kept=kept, side=side)
            merge = "<w:vMerge/>" if above else RESTART if cell.rows > 1 else ""
            about = (_fill(cell) or fill) + _change(cell, column, place)
            cells.append(cell_frame(content, width, cell.columns, merge, about))
            column += cell.columns
        stands = REPEATS if place.header else SPLITS if at in place.splits else WHOLE
        height = TALL if is_blank(row) else 0
        yield row_xml(cells, mark, place.scribe.ledger, stands=stands, height=height)


def _most(width: int, place: Place) -> int:
    """Return how many letters may hang together in a cell."""
    return most_letters(width / place.letter, 1)


def _side(cell: Cell, column: int, place: Place) -> str:
    """Return where the words of a cell stand; words above several columns are in their middle."""
    if cell.columns == 1:
        return "".join(place.sides[column : column + 1])
    return "center" if place.header else ""


def _change(cell: Cell, column: int, place: Place) -> str:
    """Return what marks a cell as one of a column that came or went."""
    mark = place.marks[column] if column < len(place.marks) else Mark.NONE
    return place.scribe.ledger.tracked_cell(mark) if cell.columns == 1 else ""


def _is_head(row: Row, place: Place) -> bool:
    """Say whether a row stands over those below it."""
    return is_group(row, len(place.columns)) and row.cells[0].header


def _fill(cell: Cell) -> str:
    shade = SHADES.get(cell.shade)
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""


def _next(waiting: Iterator[Cell]) -> tuple[Cell, int]:
    cell = next(waiting, EMPTY)
    return cell, cell.rows


EMPTY = Cell(blocks=())
RESTART = '<w:vMerge w:val="restart"/>'
CELL_END = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'


def _content(cell: Cell, mark: Mark, place: Place, *, kept: bool, side: str) -> str:
    setting = place.settings[place.header or cell.header]
    setting = replace(setting, align=side) if side else setting
    lines = place.block_lines(cell.blocks, views(setting), place.scribe, mark)
    stays = [held(line) for line in lines] if kept else list(lines)
    return cell_xml(stays, place.scribe.ledger, Shape(setting.text, keep=kept, align=side))
