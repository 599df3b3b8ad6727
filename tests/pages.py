"""HTML pages and PDFs read back, for tests: the words a reader meets, in order."""

from __future__ import annotations

import io
import logging
import re
import subprocess
from functools import cache
from typing import TYPE_CHECKING

import lxml.html
from pypdf import PdfReader

from policyloom.writers import write
from tests import sample, sample_blocks
from tests.support.aloud import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.html import HtmlElement

    from policyloom.document import Document

SAMPLES = (
    "policy", "decimal_policy", "redline", "blocks_policy", "blocks_redline", "tables_policy",
)  # fmt: skip
BLOCKS = frozenset(
    (
        *("article", "caption", "dd", "div", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4"),
        *("header", "li", "main", "nav", "ol", "p", "section", "table", "td", "th", "tr", "ul"),
    )
)
LINE = re.compile(r'(?P<indent> *)(?:"(?P<text>.*)"|(?P<tag>\w+).*)')


@cache
def made(name: str) -> Document:
    """Return one of the sample documents, made once."""
    module = sample if hasattr(sample, name) else sample_blocks
    document: Document = getattr(module, name)()
    return document


# HTML


@cache
def html_of(name: str) -> bytes:
    """Return the page of one of the sample documents, written once."""
    return write(made(name), "html")


def parsed(page: bytes) -> HtmlElement:
    """Return a page as a tree."""
    return lxml.html.document_fromstring(page.decode())


def html_words(page: bytes, *, without: str = "") -> list[str]:
    """Return the words of the policy itself, without the elements that a CSS selector names.

    What helps only the readers of a web page is not counted: the banner, hidden words and what a
    drop-down list shows when it is opened.
    """
    (main,) = parsed(page).iter("main")
    for extra in main.cssselect(f".visually-hidden, option{', ' if without else ''}{without}"):
        extra.drop_tree()
    return "".join(_text(main)).split()


def _text(element: HtmlElement) -> Iterator[str]:
    space = " " if element.tag in BLOCKS else ""
    yield space + (element.text or "")
    for child in element:
        yield from _text(child)
        yield child.tail or ""
    yield space


# PDF


@cache
def pdf_of(name: str) -> bytes:
    """Return the PDF of one of the sample documents, written once."""
    return quiet_pdf(made(name))


@cache
def typst_of(name: str) -> bytes:
    """Return the PDF of one of the sample documents by Typst, written once."""
    return write(made(name), "pdf", "typst")


def quiet_pdf(document: Document) -> bytes:
    """Return a document as a PDF, and fail if WeasyPrint complains of the page or its styles."""
    heard = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(heard)
    try:
        pdf = write(document, "pdf")
    finally:
        logger.removeHandler(heard)
    assert heard.messages == []
    return pdf


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def reader(pdf: bytes) -> PdfReader:
    """Return a PDF opened for reading."""
    return PdfReader(io.BytesIO(pdf))


def pages_of(pdf: bytes) -> list[str]:
    """Return the words of each page as they are read: what holds two together is a space."""
    return [page.extract_text().replace("\u00a0", " ") for page in reader(pdf).pages]


def poppler_aloud(pdf: bytes, folder: Path) -> list[Said]:
    """Return what another program makes of the tags, which draws each page anew for each tag."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)],  # noqa: S607  wherever the system has it
        capture_output=True,
        text=True,
        check=True,
    )
    return list(_said(done.stdout.splitlines()))


def _said(lines: Iterable[str]) -> Iterator[Said]:
    tags: list[str] = []
    for line in lines:
        found = LINE.fullmatch(line)
        if not found:
            continue
        depth = len(found["indent"]) // 2
        if found["text"] is not None:
            yield Said(found["text"], tuple(tags[:depth]))
        else:
            tags[depth:] = [found["tag"]]
