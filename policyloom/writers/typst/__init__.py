"""TYPST: a Document becomes a tagged PDF without WeasyPrint and Pango, and much faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.writers.typst.engine import load_engine

if TYPE_CHECKING:
    from policyloom.document import Document


def write_typst(document: Document) -> bytes:
    """Return the document as a PDF; raises CannotWriteError where Typst or a letter is missing."""
    load_engine()
    from policyloom.writers.typst.press import press  # noqa: PLC0415 - only where it is installed

    return press(document)
