"""PDF writer: the page of the HTML writer, set on sheets by WeasyPrint."""

from __future__ import annotations

import hashlib
import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from policyloom.document import Asset, Status
from policyloom.writers.fonts import font_css, own_fonts_only
from policyloom.writers.html import page
from policyloom.writers.html_look import look_css
from policyloom.writers.html_words import Medium, picture_address
from policyloom.writers.obstacles import CannotWriteError, Obstacle
from policyloom.writers.pdf_faults import PICTURE_REMEDY, no_complaints, refuse_missing_letters
from policyloom.writers.pdf_fetch import OwnFilesOnly, RefusedAddressError
from policyloom.writers.pdf_finish import finish
from policyloom.writers.pdf_metadata import PolicyMetadata
from policyloom.writers.pdf_tags import install, keep_one_link_for_each
from policyloom.writers.resources import resource
from policyloom.writers.walk import has_forms, pictures

if TYPE_CHECKING:
    from weasyprint import Document as Rendering

    from policyloom.document import Document

# Pango must not be used by two threads at once.
_ONE_AT_A_TIME = threading.Lock()
VARIANT = "pdf/a-2a"
WATERMARK = "policyloom:watermark.svg"

install()


def press(document: Document) -> bytes:
    """Return the document as PDF bytes, the same ones in every process."""
    text = page(document, Medium.PAGED)
    try:
        with _ONE_AT_A_TIME, no_complaints():
            rendering = _render(document, text)
            pdf = _write(rendering, document, text)
    except RefusedAddressError as problem:
        raise CannotWriteError(_refusal(problem)) from problem
    refuse_missing_letters(rendering)
    # Where compressed data happens to end in a carriage return, the line feed after it must not
    # make the two look like one line end, or the data seems to be a byte short.
    return pdf.replace(b"\r\nendstream", b"\r\rendstream")


def _write(rendering: Rendering, document: Document, text: str) -> bytes:
    rendering.metadata = PolicyMetadata(document)
    keep_one_link_for_each(rendering)
    pdf: bytes = rendering.write_pdf(
        finisher=finish,
        pdf_variant=VARIANT,
        pdf_identifier=_identifier(document, text),
        custom_metadata=True,
        pdf_forms=has_forms(document),
    )
    return pdf


def _render(document: Document, text: str) -> Rendering:
    html = HTML(string=text, url_fetcher=OwnFilesOnly(_pictures(document)))
    return html.render(
        font_config=_fonts(),
        stylesheets=_style_sheets(document),
        pdf_variant=VARIANT,
        pdf_forms=has_forms(document),
    )


def _style_sheets(document: Document) -> list[CSS]:
    sheets = [_base_sheet(), _look_sheet(look_css(document.look))]
    return [*sheets, _draft_sheet()] if document.status is Status.DRAFT else sheets


@cache
def _fonts() -> FontConfiguration:
    """One configuration for all documents of the process; making one takes as long as a page."""
    with own_fonts_only():
        return FontConfiguration()


def _sheet(text: str) -> CSS:
    return CSS(string=text, font_config=_fonts(), url_fetcher=OwnFilesOnly({}))


@cache
def _base_sheet() -> CSS:
    return _sheet(font_css() + resource("policy.css") + resource("paged.css"))


@cache
def _draft_sheet() -> CSS:
    return _sheet(resource("draft.css"))


@lru_cache(maxsize=64)
def _look_sheet(css: str) -> CSS:
    return _sheet(css)


def _pictures(document: Document) -> dict[str, Asset]:
    """Return the pictures that the page may ask for, by the addresses it asks with."""
    drawn = Asset(WATERMARK, "image/svg+xml", resource("watermark.svg").encode())
    own = {picture_address(picture): picture for picture in pictures(document)}
    return {WATERMARK: drawn} | own


def _identifier(document: Document, text: str) -> bytes:
    """Derive the file's id from what is in it, for a random one would change every build."""
    return hashlib.sha256(
        f"{document.digest}\n{look_css(document.look)}\n{text}".encode()
    ).digest()[:16]


def _refusal(problem: RefusedAddressError) -> Obstacle:
    return Obstacle(
        f"The PDF cannot be written, because a picture in it asks for {problem.address[:200]!r}.",
        PICTURE_REMEDY,
    )
