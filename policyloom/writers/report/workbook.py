"""Report writer: sheets of words and days -> an Excel workbook that prints on A4.

It never calculates: words that look like a sum are words.
"""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from policyloom.report import Report, Sheet, SheetCell

# A workbook has to say a day; a report that knows none is of this one.
UNKNOWN = "2025-01-01"
DAY = "d mmmm yyyy"
# A spreadsheet takes words that begin so for a sum, once somebody edits the cell.
SUMS = ("=", "+", "-", "@", "\t", "\r")
WHOSE = (("Trust", 28), ("School or trust", 30))


def report_workbook(report: Report) -> bytes:
    """Return the workbook; the same report gives the same bytes."""
    data = BytesIO()
    book = Workbook(data, {"in_memory": True, "strings_to_formulas": False})
    made = dt.datetime.combine(
        dt.date.fromisoformat(report.day or UNKNOWN), dt.time(), tzinfo=dt.UTC
    )
    comments = " ".join((report.summary, *report.asked))
    book.set_properties({"title": report.title, "comments": comments, "created": made})
    formats = _Formats(book)
    for sheet in report.sheets:
        _add(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return data.getvalue()


class _Formats:
    """How cells look: words, words that look like a sum, days and headings."""

    def __init__(self, book: Workbook) -> None:
        cell = {"valign": "top", "text_wrap": True}
        self.words: Format = book.add_format(cell)
        self.sum: Format = book.add_format({**cell, "quote_prefix": True})
        self.day: Format = book.add_format({**cell, "num_format": DAY, "align": "left"})
        self.heading: Format = book.add_format({**cell, "bold": True, "bg_color": "#e2e7ec"})


def _add(made: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    """Fill a sheet: a row of headings that stays in sight and can be filtered by, then rows."""
    columns = (*WHOSE, *((column.heading, column.width) for column in sheet.columns))
    for at, (heading, width) in enumerate(columns):
        made.set_column(at, at, width)
        made.write_string(0, at, heading, formats.heading)
    for number, (body, cells) in enumerate(sheet.rows, start=1):
        for at, cell in enumerate((body.trust, body.name, *cells)):
            _put(made, number, at, cell, formats)
    made.freeze_panes(1, 0)
    made.autofilter(0, 0, max(len(sheet.rows), 1), len(columns) - 1)
    made.set_landscape()
    made.set_paper(9)  # A4
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.set_footer("&L&A&RPage &P of &N")


def _put(sheet: Worksheet, row: int, column: int, cell: SheetCell, formats: _Formats) -> None:
    match cell:
        case None | "":
            sheet.write_blank(row, column, None, formats.words)
        case str():
            looks_like_a_sum = cell.startswith(SUMS)
            sheet.write_string(
                row, column, cell, formats.sum if looks_like_a_sum else formats.words
            )
        case int():
            sheet.write_number(row, column, cell, formats.words)
        case _:
            sheet.write_datetime(row, column, cell, formats.day)
