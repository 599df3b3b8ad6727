"""PDF writer: the only files a page may use are our fonts and the pictures of its own document."""

from __future__ import annotations

import hashlib
import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from policyloom.document import Asset, Status
from policyloom.writers.facts import PAGES, has_forms, pictures, watermark
from policyloom.writers.fonts import (
    fallback_css,
    fallbacks_for,
    font_css,
    font_data,
    own_fonts_only,
)
from policyloom.writers.html import page
from policyloom.writers.html.view import look_css
from policyloom.writers.html.words import Medium, picture_address
from policyloom.writers.obstacles import CannotWriteError, Obstacle
from policyloom.writers.pdf.faults import (
    PICTURE_REMEDY,
    no_complaints,
    refuse_endless_words,
    refuse_missing_letters,
    refuse_words_off_the_page,
)
from policyloom.writers.pdf.finish import PolicyMetadata, finish
from policyloom.writers.pdf.tags import install, keep_one_link_for_each
from policyloom.writers.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from weasyprint import Document as Rendering

    from policyloom.document import Document
    from policyloom.writers.fonts import Fallback


class RefusedAddressError(FatalURLFetchingError):  # type: ignore[misc]  # as below
    """A page asked for something that is neither our font nor its own picture."""

    def __init__(self, address: str) -> None:
        super().__init__(f"a PDF may not use {address[:200]!r}")
        self.address = address


HELD = ("data:image/png", "data:image/jpeg", "data:image/jpg")
"""How the addresses of pictures begin that a drawing holds itself."""


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Hands out our fonts and the given pictures by their addresses, and stops at any other."""

    def __init__(self, pictures: Mapping[str, Asset]) -> None:
        super().__init__(fail_on_errors=True)
        self._pictures = pictures

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the bytes that stand at an address; the network and the disk are never asked."""
        picture = self._pictures.get(url)
        if picture is not None:
            return URLFetcherResponse(url, picture.data, {"Content-Type": picture.media_type})
        if url.startswith(HELD):
            return super().fetch(url, headers)
        font = font_data(url)
        if font is None:
            raise RefusedAddressError(url)
        return URLFetcherResponse(url, font, {"Content-Type": "font/ttf"})


# PDF writer: the page of the HTML writer, set on sheets by WeasyPrint.


# Pango must not be used by two threads at once.
_ONE_AT_A_TIME = threading.Lock()
VARIANT = "pdf/a-2a"
WATERMARK = "policyloom:watermark.svg"

install()


def press(document: Document) -> bytes:
    """Return the document as PDF bytes, the same ones in every process."""
    refuse_endless_words(document)
    text = page(document, Medium.PAGED)
    try:
        with _ONE_AT_A_TIME, no_complaints():
            rendering = _render(document, text)
            pdf = _write(rendering, document, text)
    except RefusedAddressError as problem:
        raise CannotWriteError(_refusal(problem)) from problem
    refuse_missing_letters(rendering)
    refuse_words_off_the_page(rendering)
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
        counter_style=_counters(),
        stylesheets=_style_sheets(document, fallbacks_for(text)),
        pdf_variant=VARIANT,
        pdf_forms=has_forms(document),
    )


def _style_sheets(document: Document, fallbacks: tuple[Fallback, ...]) -> list[CSS]:
    sheets = [_base_sheet(), _look_sheet(look_css(document.look))]
    if fallbacks:
        sheets.append(_fallback_sheet(fallbacks))
    if document.said(PAGES) != PAGES:
        sheets.append(_numbered_sheet(document.said(PAGES)))
    return [*sheets, _draft_sheet()] if document.status is Status.DRAFT else sheets


@cache
def _numbered_sheet(words: str) -> CSS:
    """Return the style sheet that numbers pages in the words of another language than English."""
    before, between, after = words.split("{}")
    numbered = f'"{before}" counter(page) "{between}" counter(pages) "{after}"'
    return _sheet(f"@page {{ @bottom-right {{ content: {numbered} }} }}")


@cache
def _fonts() -> FontConfiguration:
    """One configuration for all documents of the process; making one takes as long as a page."""
    with own_fonts_only():
        return FontConfiguration()


@cache
def _counters() -> CounterStyle:
    """Return the ways to count that the style sheets bring."""
    return CounterStyle()


def _sheet(text: str) -> CSS:
    return CSS(
        string=text,
        font_config=_fonts(),
        counter_style=_counters(),
        url_fetcher=OwnFilesOnly({}),
    )


@cache
def _base_sheet() -> CSS:
    return _sheet(font_css() + resource("policy.css") + resource("paged.css"))


@lru_cache(maxsize=16)
def _fallback_sheet(fallbacks: tuple[Fallback, ...]) -> CSS:
    return _sheet(fallback_css(fallbacks))


@cache
def _draft_sheet() -> CSS:
    return _sheet(resource("draft.css"))


@lru_cache(maxsize=64)
def _look_sheet(css: str) -> CSS:
    return _sheet(css)


def _pictures(document: Document) -> dict[str, Asset]:
    """Return the pictures that the page may ask for, by the addresses it asks with."""
    drawn = Asset(WATERMARK, "image/svg+xml", watermark(document))
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
