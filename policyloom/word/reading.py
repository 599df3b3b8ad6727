"""IMPORT: a published file -> the edition it says it is, and all that can be read in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.english.ties import TIE

if TYPE_CHECKING:
    from policyloom.word.published import Published

ZIP, PDF = b"PK\x03\x04", b"%PDF-"
# A PDF may have a few other bytes before its first line.
HEAD = 1024
PAGES = (b"<!doctype html", b"<html")
MARKS = b"\xef\xbb\xbf \r\n\t"


def read_published(data: bytes) -> Published:
    """Return what stands in a file, by what it is and not by its name; raises NotReadError.

    What holds two words together on a line is a space to a reader.
    """
    found = _read(data)
    return replace(found, words=found.words.replace(TIE, " "))


def _read(data: bytes) -> Published:
    # Each of the libraries takes a while to load, and only this needs it.
    if data.startswith(ZIP):
        from policyloom.word.published_docx import read_docx  # noqa: PLC0415

        return read_docx(data)
    if PDF in data[:HEAD]:
        from policyloom.word.published_pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data)
    begins = data[:HEAD].lstrip(MARKS).lower()
    if begins.startswith(b"{"):
        from policyloom.word.published_record import read_record  # noqa: PLC0415

        return read_record(data)
    from policyloom.word.published_page import read_page, read_text  # noqa: PLC0415

    return read_page(data) if begins.startswith(PAGES) else read_text(data)
