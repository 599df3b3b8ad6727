"""Workbook sheets: rows of words and days -> a sheet that prints on A4 and never calculates."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from xlsxwriter import Workbook

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from io import BytesIO

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = "str | int | dt.date | None"
Column: TypeAlias = tuple[str, int]
"""The heading of a column and its width in characters."""

ISO_DAY = "d mmm yyyy"
# A spreadsheet takes words that begin so for a sum, once somebody edits the cell.
SUMS = ("=", "+", "-", "@", "\t", "\r")


class Formats:
    """How cells look: words, words that look like a sum, days and headings."""

    def __init__(self, book: Workbook) -> None:
        cell = {"valign": "top", "text_wrap": True}
        self.words: Format = book.add_format(cell)
        self.sum: Format = book.add_format({**cell, "quote_prefix": True})
        self.day: Format = book.add_format({**cell, "num_format": ISO_DAY, "align": "left"})
        self.heading: Format = book.add_format({**cell, "bold": True, "bg_color": "#e2e7ec"})


def new_book(data: BytesIO, title: str, comments: str, made: dt.datetime) -> Workbook:
    """Return an empty workbook that will be the same bytes for the same words."""
    book = Workbook(data, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title, "comments": comments, "created": made})
    return book


def add_sheet(
    book: Workbook,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[tuple[Cell, ...]],
    formats: Formats,
) -> None:
    """Add a sheet with a row of headings that stays in sight and can be filtered by."""
    sheet = book.add_worksheet(name)
    for at, (heading, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, formats.heading)
    for number, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            _put(sheet, number, at, cell, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P of &N")


def _put(sheet: Worksheet, row: int, column: int, cell: Cell, formats: Formats) -> None:
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
