"""DOCX writer: the base of a body without a letterhead: our own page, headers and footers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document.grid import is_landscape
from policyloom.writers.docx.base import DEFAULT, Base
from policyloom.writers.docx.looks import theme_xml
from policyloom.writers.docx.page import Page, footer_part, header_part, turned_stop

if TYPE_CHECKING:
    from policyloom.document import Document
    from policyloom.writers.docx.ledger import Ledger


def own_base(document: Document, ledger: Ledger) -> Base:
    """Return the base of a body that has no letterhead."""
    page = Page.of(document.look.paper)
    parts = {"header1": header_part(document, DEFAULT), "footer1": footer_part(document, ledger)}
    turned = {}
    if any(map(is_landscape, document.sections)):
        turned = {("footer", DEFAULT): "footer2"}
        parts["footer2"] = footer_part(document, ledger, turned_stop(page))
    return Base(
        page=page,
        turned=turned,
        stories={("header", DEFAULT): "header1", ("footer", DEFAULT): "footer1"},
        parts={f"word/{name}.xml": content for name, content in parts.items()}
        | {"word/theme.xml": theme_xml(document.look).encode()},
        first_differs=False,
    )
