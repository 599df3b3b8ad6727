"""DOCX writer: the base of a body without a letterhead: our own page, headers and footers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.writers.docx.base import DEFAULT, FIRST, Base
from policyloom.writers.docx.looks import theme_xml
from policyloom.writers.docx.page import Page, footer_part, header_part

if TYPE_CHECKING:
    from policyloom.document import Document
    from policyloom.writers.docx.ledger import Ledger


def own_base(document: Document, ledger: Ledger) -> Base:
    """Return the base of a body that has no letterhead."""
    return Base(
        page=Page.of(document.look.paper),
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
        },
    )
