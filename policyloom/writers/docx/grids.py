"""DOCX writer: the frame of a table: its properties, columns, rows and cells as XML."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from policyloom.writers.docx.xml import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policyloom.document import Mark
    from policyloom.writers.docx.ledger import Ledger


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
    "PolicyTable",
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


def cell_frame(content: str, width: int, span: int = 1, merge: str = "", fill: str = "") -> str:
    """Return a cell around its lines; it takes ``span`` columns."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{merge}{fill}</w:tcPr>'
        f"{content}</w:tc>"
    )
