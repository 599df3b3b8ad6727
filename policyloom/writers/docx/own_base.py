"""DOCX writer: the base of a body without a letterhead: our own page, headers and footers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document.grid import is_landscape
from policyloom.writers.docx.base import DEFAULT, EVEN, FIRST, Base
from policyloom.writers.docx.looks import theme_xml
from policyloom.writers.docx.page import Page, footer_part, header_part, turned_stop

if TYPE_CHECKING:
    from policyloom.document import Document
    from policyloom.writers.docx.ledger import Ledger


def own_base(document: Document, ledger: Ledger) -> Base:
    """Return the base of a body that has no letterhead."""
    page = Page.of(document.look.paper)
    stop = turned_stop(page)
    lying = any(map(is_landscape, document.sections))
    own = {
        "word/header3.xml": header_part(document, ledger, EVEN, stop=stop),
        "word/footer2.xml": footer_part(document, ledger, stop),
    }
    return Base(
        page=page,
        turned={("header", DEFAULT): "header3", ("footer", DEFAULT): "footer2"} if lying else {},
        stories={
            ("header", DEFAULT): "header1",
            ("header", FIRST): "header2",
            ("footer", DEFAULT): "footer1",
            ("footer", FIRST): "footer1",
        },
        parts={
            "word/header1.xml": header_part(document, ledger, DEFAULT),
            "word/header2.xml": header_part(document, ledger, FIRST),
            "word/footer1.xml": footer_part(document, ledger),
            "word/theme.xml": theme_xml(document.look).encode(),
            **(own if lying else {}),
        },
    )
