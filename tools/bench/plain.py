"""BENCH: the page that our PDFs are set from, given to WeasyPrint without anything of ours."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from policyloom.writers.fonts import SCHEME, font_css
from policyloom.writers.html import page
from policyloom.writers.html.view import look_css
from policyloom.writers.html.words import Medium
from policyloom.writers.pdf.engine import load_engine
from policyloom.writers.resources import resource, resource_file

if TYPE_CHECKING:
    from policyloom.document import Document

WATERMARK = "policyloom:watermark.svg"


class Plain:
    """A document's page with its style sheets in it: what anybody might hand to WeasyPrint."""

    def __init__(self, document: Document) -> None:
        sheets = ("policy.css", "paged.css", "draft.css")
        styles = font_css() + "".join(map(resource, sheets)) + look_css(document.look)
        self.text = _with_files(
            page(document, Medium.PAGED).replace("</head>", f"<style>{styles}</style></head>")
        )

    def standing_alone(self) -> str:
        """Return the page as a file that WeasyPrint can be started on."""
        return self.text

    def write(self) -> bytes:
        """Have WeasyPrint set it, untagged, with nothing kept from one time to the next."""
        load_engine()
        pdf: bytes = import_module("weasyprint").HTML(string=self.text).write_pdf()
        return pdf


def _with_files(text: str) -> str:
    """Name our fonts and the watermark by where they lie on this disk."""
    with as_file(files("font_source_sans_pro") / "files") as folder:
        fonts = folder.as_uri() + "/"
    with as_file(resource_file("watermark.svg")) as path:
        drawn = path.as_uri()
    return re.sub(re.escape(SCHEME), fonts, text.replace(WATERMARK, drawn))
