"""Workbooks as tables of words."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import lxml.etree

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(data: bytes, number: int) -> Any:  # noqa: ANN401 - a tree is walked, not typed
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return lxml.etree.fromstring(package.read(f"xl/worksheets/sheet{number}.xml"))


def strings(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = lxml.etree.fromstring(package.read("xl/sharedStrings.xml"))
    return ["".join(one.itertext()) for one in root.findall(f"{SHEET}si")]


def table(data: bytes, number: int) -> list[list[str]]:
    """Return the cells of a sheet: words as they are, days as their serial number."""
    known = strings(data)
    return [
        [
            known[int(cell.findtext(f"{SHEET}v"))]
            if cell.get("t") == "s"
            else cell.findtext(f"{SHEET}v") or ""
            for cell in row.findall(f"{SHEET}c")
        ]
        for row in sheet(data, number).iter(f"{SHEET}row")
    ]
