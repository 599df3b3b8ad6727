"""DOCX writer: the page: its size, its margins, and what its header and footer say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from policyloom.document import DRAFT, LEGEND, Deleted, Inserted, Status, lines, plain
from policyloom.document.grid import PAPERS
from policyloom.writers.docx.runs import field_runs, run_xml, unlinked
from policyloom.writers.docx.xml import fill, part
from policyloom.writers.facts import PAGES
from policyloom.writers.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document
    from policyloom.writers.docx.ledger import Ledger

# Past the numbers that Word gives to the shapes of a letterhead.
FIRST_SHAPE = 61440
KINDS = ("default", "first", "even")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's geometry in twentieths of a point; ``borders`` are a letterhead's, as XML."""

    width: int = 11906
    height: int = 16838
    left: int = 1304
    right: int = 1304
    top: int = 1134
    bottom: int = 1361
    header: int = 567
    footer: int = 567
    borders: str = ""

    @classmethod
    def of(cls, paper: str) -> Page:
        """Return our own page on A4, A5 or letter paper, with the margins of its PDF."""
        width, height = SHEETS[paper]
        top, side, bottom = map(_twentieths, PAPERS[paper].margin.split())
        return cls(width=width, height=height, left=side, right=side, top=top, bottom=bottom)

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def turned(self) -> Page:
        """The same sheet on its side."""
        return replace(self, width=self.height, height=self.width)

    def xml(self) -> str:
        """Return size, margins and borders."""
        sideways = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{sideways}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" '
            f'w:left="{self.left}" w:header="{self.header}" w:footer="{self.footer}" '
            f'w:gutter="0"/>{self.borders}'
        )


SHEETS = {"A4": (11906, 16838), "A5": (8391, 11906), "letter": (12240, 15840)}
MILLIMETRE = 56.693


def _twentieths(length: str) -> int:
    return round(float(length.removesuffix("mm")) * MILLIMETRE)


def header_part(document: Document, kind: str) -> bytes:
    """Return a header, which says that a draft is one; the footer says everything else."""
    return part("w:hdr", _line("Header", watermark(document, kind), bare=True))


def footer_part(document: Document, ledger: Ledger, stop: str = "") -> bytes:
    """Return a footer."""
    return part("w:ftr", footer_line(document, ledger, stop=stop))


def turned_stop(page: Page) -> str:
    """Return where the words at the right end on a sheet on its side, and not where they did."""
    return (
        f'<w:tabs><w:tab w:val="clear" w:pos="{page.text_width}"/>'
        f'<w:tab w:val="right" w:pos="{page.turned.text_width}"/></w:tabs>'
    )


def footer_line(
    document: Document, ledger: Ledger, *, numbered: bool = True, stop: str = ""
) -> str:
    """Return the line that says which document this is; ``numbered``, which page as well."""
    page = f"{TAB}{page_runs(document)}" if numbered else ""
    said = (document.body_line, document.title, document.edition_line)
    words = run_xml(BETWEEN).join(unlinked(line, ledger) for line in said)
    own = _line("Footer", words + page, stop=stop)
    return own + "".join(_line("Footer", run_xml(words), bare=True) for words in _said(document))


def _said(document: Document) -> Iterator[str]:
    """Yield what a redline or a log says of itself below every page, whatever is accepted."""
    if document.revision:
        yield f"{document.revision.words}. {LEGEND}"
        if document.revision.unmarked:
            yield f"Not marked: {'; '.join(document.revision.unmarked)}."
    elif document.state:
        marked = any(
            isinstance(i, Inserted | Deleted) for at in lines(document) for i in at.inlines
        )
        yield f"{plain(document.title)}.{f' {LEGEND}' if marked else ''}"


def page_runs(document: Document) -> str:
    """Return the page's number and how many there are."""
    before, between, after = document.said(PAGES).split("{}")
    page, pages = field_runs("PAGE", "1"), field_runs("NUMPAGES", "1")
    return f"{run_xml(before)}{page}{run_xml(between)}{pages}{run_xml(after) if after else ''}"


BETWEEN = " · "
TAB = "<w:r><w:tab/></w:r>"
BARE = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'


def _line(style: str, content: str, *, bare: bool = False, stop: str = "") -> str:
    border = BARE if bare else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{border}{stop}</w:pPr>{content}</w:p>'


def watermark(document: Document, kind: str) -> str:
    """Return the run that marks every page of a draft."""
    if document.status is not Status.DRAFT:
        return ""
    number = KINDS.index(kind) + 1
    values = {
        "number": str(number),
        "shape": str(FIRST_SHAPE + number),
        "words": document.said(DRAFT),
    }
    return fill(_watermark(), values)


@cache
def _watermark() -> str:
    """Return the template without the line breaks that make it readable."""
    return re.sub(r">\s+<", "><", resource("word/watermark.xml")).strip()
