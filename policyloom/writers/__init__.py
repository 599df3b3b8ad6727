"""WRITE: a Document becomes bytes in one of a few formats; each writer loads when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics.faults import REPORT, fault_in
from policyloom.document import linked
from policyloom.languages import spoken
from policyloom.writers.formats import (
    BY_NAME,
    Format,
    Product,
    beside,
    formats_of,
    in_languages,
    is_printed,
    language_of,
    suffix_of,
    title_of,
)
from policyloom.writers.obstacles import CannotWriteError, Obstacle

if TYPE_CHECKING:
    from policyloom.document import Document


PDF_ENGINES: tuple[str, ...] = ("weasyprint", "typst")


def write(document: Document, to: str, pdf_engine: str = "", stem: str = "") -> bytes:
    """Return the document in one of the formats that print documents.

    The same document gives the same bytes. A format may name a language first, as in ``cy.docx``;
    without one, a document with languages apart is written in English. ``pdf_engine`` is one of
    ``PDF_ENGINES``; without one, a PDF is drawn by the engine that the document's look names.
    ``stem`` is what the file is called without its ending; a page leads by it to the same in the
    other language.

    Raises CannotWriteError where the format cannot hold this document, this computer lacks a
    library that the format needs, or the writer fails in a way that nobody foresaw.
    """
    code, form = language_of(to)
    found = BY_NAME[form].write if form in BY_NAME else None
    if found is None:
        raise ValueError(f"{to!r} is not one of {', '.join(formats_of(Product.DOCUMENT))}")
    engine = pdf_engine or document.look.pdf_engine
    if engine not in PDF_ENGINES:
        raise ValueError(f"{engine!r} is not one of {', '.join(PDF_ENGINES)}")
    try:
        others = beside(to, stem, document.apart)
        return found(linked(spoken(document, code)), engine, others)
    except CannotWriteError:
        raise
    except Exception as error:
        reason = fault_in(f"making the {to}", error)
        raise CannotWriteError(Obstacle(f"{reason}.", f"{REPORT.capitalize()}.")) from error


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
