"""DOCX writer: a Document becomes a Word file with real styles, numbers, fields and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.writers.docx.base import own_base
from policyloom.writers.docx.contents import contents_lines
from policyloom.writers.docx.front import end_lines, front_lines, title_lines
from policyloom.writers.docx.layout import contents_pages, laid_out
from policyloom.writers.docx.ledger import open_ledger
from policyloom.writers.docx.letterhead import letterhead_base
from policyloom.writers.docx.letterhead_check import letterhead_problem
from policyloom.writers.docx.lines import begin_page, story_xml
from policyloom.writers.docx.looks import header_fill
from policyloom.writers.docx.numbering import open_lists
from policyloom.writers.docx.package import packed
from policyloom.writers.docx.parts import file_parts
from policyloom.writers.docx.scribe import Scribe
from policyloom.writers.docx.sections import section_lines
from policyloom.writers.docx.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document import Document

__all__ = ["contents_pages", "letterhead_problem", "write_docx", "write_docx_with_pages"]


def write_docx_with_pages(document: Document) -> bytes:
    """Return the Word file of a document, with page numbers in its contents if they can be had."""
    unnumbered = write_docx(document)
    layout = laid_out(document, unnumbered)
    if layout is None or not layout.pages:
        return unnumbered
    return write_docx(document, layout.pages, contents_begin_page=layout.contents_begin_page)


def write_docx(
    document: Document,
    pages: Mapping[str, int] | None = None,
    *,
    contents_begin_page: bool = False,
) -> bytes:
    """Return the Word file of a document; ``pages`` gives each section's first page by its key."""
    letterhead = document.look.letterhead
    ledger, lists = open_ledger(document), open_lists(document)
    base = (
        letterhead_base(letterhead, document, ledger) if letterhead else own_base(document, ledger)
    )
    width = base.page.text_width
    fill = header_fill(document.look)
    scribe = Scribe(
        ledger=ledger, lists=lists, width=width, header_fill=fill, size=document.look.size
    )
    front = tuple(front_lines(document, scribe))
    text = (
        *front,
        *contents_lines(
            document,
            ledger,
            pages,
            front,
            begin_page=contents_begin_page or (document.look.cover and not front),
        ),
        *section_lines(document, scribe),
        *end_lines(document, scribe),
    )
    lines = (*title_lines(document, scribe), *(begin_page(text) if document.look.cover else text))
    body = story_xml(lines, ledger, Shape("BodyText")) + base.section_xml()
    return packed(file_parts(document, base, lists, ledger, body))
