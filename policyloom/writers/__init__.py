"""WRITE: a Document becomes bytes in one of a few formats; each writer loads when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.writers.obstacles import CannotWriteError, Obstacle

if TYPE_CHECKING:
    from policyloom.document import Document

__all__ = [
    "FORMATS",
    "PDF_ENGINES",
    "SUFFIX",
    "CannotWriteError",
    "Obstacle",
    "engine_here",
    "obstacle",
    "write",
]

FORMATS: tuple[str, ...] = ("docx", "pdf", "html", "text")
PDF_ENGINES: tuple[str, ...] = ("weasyprint", "typst")
SUFFIX = {"docx": "docx", "pdf": "pdf", "html": "html", "text": "txt", "md": "md"}


def write(document: Document, to: str, pdf_engine: str = "") -> bytes:
    """Return the document in a format of ``FORMATS`` or as ``md``, Markdown.

    The same document gives the same bytes. ``pdf_engine`` is one of ``PDF_ENGINES``; without one,
    a PDF is drawn by the engine that the document's look names.

    Raises CannotWriteError where the format cannot hold this document, or this computer lacks a
    library that the format needs.
    """
    # A build of Word files must not wait for the PDF library, which takes a second to load.
    match to:
        case "docx":
            from policyloom.writers.docx import write_docx_with_pages  # noqa: PLC0415

            return write_docx_with_pages(document)
        case "pdf":
            return _write_pdf(document, pdf_engine or document.look.pdf_engine)
        case "html":
            from policyloom.writers.html import write_html  # noqa: PLC0415

            return write_html(document)
        case "text":
            from policyloom.writers.text import write_text  # noqa: PLC0415

            return write_text(document)
        case "md":
            from policyloom.writers.markdown import write_markdown  # noqa: PLC0415

            return write_markdown(document)
        case _:
            raise ValueError(f"{to!r} is not one of {', '.join(FORMATS)}")


def _write_pdf(document: Document, engine: str) -> bytes:
    match engine:
        case "weasyprint":
            from policyloom.writers.pdf import write_pdf  # noqa: PLC0415

            return write_pdf(document)
        case "typst":
            from policyloom.writers.typst import write_typst  # noqa: PLC0415

            return write_typst(document)
        case _:
            raise ValueError(f"{engine!r} is not one of {', '.join(PDF_ENGINES)}")


def obstacle(to: str, pdf_engine: str = "weasyprint") -> Obstacle | None:
    """Say what on this computer keeps a format from being written, if anything does."""
    if to != "pdf":
        return None
    if pdf_engine == "typst":
        from policyloom.writers.typst.engine import typst_obstacle  # noqa: PLC0415

        return typst_obstacle()
    from policyloom.writers.pdf.engine import engine_obstacle  # noqa: PLC0415

    return engine_obstacle()


def engine_here(asked: str) -> str:
    """Return the engine that ``auto`` stands for on this computer: the only one that is here.

    Nothing stands for the engine that each document names.
    """
    if asked != "auto":
        return asked
    here = [one for one in PDF_ENGINES if obstacle("pdf", one) is None]
    return here[0] if len(here) == 1 else ""
