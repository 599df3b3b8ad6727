"""PDF writer: a Document becomes a tagged PDF that keeps to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.writers.pdf.engine import load_engine

if TYPE_CHECKING:
    from policyloom.document import Document


def write_pdf(document: Document) -> bytes:
    """Return the document as a PDF; raises CannotWriteError where Pango or a letter is missing."""
    load_engine()
    # WeasyPrint has to be loaded by load_engine before any module imports a part of it.
    from policyloom.writers.pdf.press import press  # noqa: PLC0415

    return press(document)
