"""WORD: the first sheet of a workbook that somebody filled in -> its cells, as words.

Dates come as ISO days. Of the file only as much is read as a list of decisions needs.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from policyloom.word.apart import NotReadError
from policyloom.word.package import UNPACKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BOUND = 16 * 1024 * 1024
"""The most bytes of one part of a workbook that are unpacked."""
FIRST = dt.date(1899, 12, 30)
FIRST_DAY, LAST_DAY = 20_000, 2_958_465
CELL = re.compile(r"([A-Z]{1,3})([0-9]+)")
COLUMNS = 64
SHEET, WORDS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


class NotAWorkbookError(NotReadError):
    """The file is no workbook that can be read."""


def read_sheet(data: bytes) -> list[list[str]]:
    """Return the rows of the first sheet, each with its cells from the first column on."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            words = [_joined(one) for one in _part(file, WORDS).iter(f"{MAIN}si")]
            return list(_rows(_part(file, SHEET), words))
    except (*UNPACKING, KeyError, etree.XMLSyntaxError) as error:
        raise NotAWorkbookError("this is no workbook that can be read") from error


def _part(file: zipfile.ZipFile, name: str) -> etree._Element:
    if name == WORDS and name not in file.namelist():
        return etree.Element("none")
    with file.open(name) as part:
        data = part.read(BOUND + 1)
    if len(data) > BOUND:
        raise ValueError(name)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _rows(sheet: etree._Element, words: list[str]) -> Iterator[list[str]]:
    number = 0
    for row in sheet.iter(f"{MAIN}row"):
        for _ in range(number + 1, min(int(row.get("r", number + 1)), number + BOUND // COLUMNS)):
            yield []
        number = int(row.get("r", number + 1))
        cells: dict[int, str] = {}
        for cell in row.iter(f"{MAIN}c"):
            cells[_column(cell.get("r", ""), len(cells))] = _value(cell, words)
        last = min(max(cells, default=-1) + 1, COLUMNS)
        yield [cells.get(at, "") for at in range(last)]


def _column(name: str, usual: int) -> int:
    found = CELL.fullmatch(name)
    if found is None:
        return usual
    at = 0
    for letter in found[1]:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def _value(cell: etree._Element, words: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _joined(cell).strip()
    said = (cell.findtext(f"{MAIN}v") or "").strip()
    if kind == "s":
        return words[int(said)].strip() if said.isdigit() and int(said) < len(words) else ""
    # A day is a number of days, which the sheet shows as a date, and a time of it a fraction:
    # a minute's number is smaller.
    if kind == "n" and cell.get("s") not in {None, "0"} and NUMBER.fullmatch(said):
        days = int(float(said))
        shown = FIRST_DAY <= days <= LAST_DAY
        return (FIRST + dt.timedelta(days=days)).isoformat() if shown else said
    return said


def _joined(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{MAIN}t"))
