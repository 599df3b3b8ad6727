"""IMPORT: a file that somebody else wrote, whatever its form -> a manuscript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.manuscript import structured
from policyloom.manuscript.plain import read_plain
from policyloom.word.apart import NotReadError
from policyloom.word.docx_reading import read_docx_manuscript

if TYPE_CHECKING:
    from policyloom.manuscript import Manuscript, Reading

ZIP, PDF, HEAD = b"PK\x03\x04", b"%PDF-", 1024
PAGES = (b"<!doctype html", b"<html")
ENCODINGS = ("utf-8-sig", "cp1252")


def read_manuscript(data: bytes) -> Manuscript:
    """Return the manuscript in a file; raises NotReadError."""
    return structured(_reading(data))


def _reading(data: bytes) -> Reading:
    if data.startswith(ZIP):
        return read_docx_manuscript(data)
    if PDF in data[:HEAD]:
        from policyloom.word.pdf_reading import read_pdf_manuscript  # noqa: PLC0415 - loads slowly

        return read_pdf_manuscript(data)
    return read_plain(_decoded(data))


def _decoded(data: bytes) -> str:
    if not data.strip():
        raise NotReadError("it is empty")
    if data[:HEAD].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(PAGES):
        raise NotReadError("it is a web page, whatever its name says: save it from Word as .docx")
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace").replace("\r\n", "\n")
    if b"\0" in data[:HEAD]:
        raise NotReadError("it is neither a Word file, a PDF nor a text")
    for encoding in ENCODINGS:
        try:
            words = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return words.replace("\r\n", "\n").replace("\r", "\n")
    return data.decode("latin-1")
