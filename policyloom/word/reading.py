"""IMPORT: a published Word file or PDF -> the edition it says it is, and the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.word.apart import NotReadError

if TYPE_CHECKING:
    from policyloom.word.published import Published

ZIP, PDF = b"PK\x03\x04", b"%PDF-"
MARKS = b"\xef\xbb\xbf \r\n\t"
# A PDF may have a few other bytes before its first line.
HEAD = 1024


def read_published(data: bytes) -> Published:
    """Return what stands in a Word file, PDF or record of an edition; raises NotReadError."""
    if data.startswith(ZIP):
        from policyloom.word.published_docx import read_docx  # noqa: PLC0415

        return read_docx(data)
    if PDF in data[:HEAD]:
        # The library takes a while to load, and only this needs it.
        from policyloom.word.published_pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data)
    if data.lstrip(MARKS).startswith(b"{"):
        from policyloom.word.published_record import read_record  # noqa: PLC0415

        return read_record(data)
    raise NotReadError("it is neither a Word file (.docx) nor a PDF")
