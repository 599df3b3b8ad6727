"""DOCX writer: a Document becomes a Word file with real styles, numbers, fields and changes."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from policyloom.document import Document, Look, Status, most_letters
from policyloom.document.grid import letters_across
from policyloom.writers.docx.contents import contents_lines
from policyloom.writers.docx.front import end_lines, end_marks, front_lines, title_lines
from policyloom.writers.docx.layout import NotLaidOutError, contents_pages, laid_out
from policyloom.writers.docx.ledger import open_ledger
from policyloom.writers.docx.letterhead import letterhead_base
from policyloom.writers.docx.letterhead_check import letterhead_problem
from policyloom.writers.docx.lines import begin_page, story_xml
from policyloom.writers.docx.looks import header_fill
from policyloom.writers.docx.numbering import open_lists
from policyloom.writers.docx.own_base import own_base
from policyloom.writers.docx.parts import file_parts
from policyloom.writers.docx.pictures import Shape
from policyloom.writers.docx.scribe import Scribe
from policyloom.writers.docx.sections import section_lines
from policyloom.writers.docx.sheets import Sheets
from policyloom.writers.docx.xml import packed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document import Asset
    from policyloom.writers.docx.lines import Line


BLANK = Document(
    body="",
    body_name="",
    policy="",
    title=(),
    version="",
    status=Status.DRAFT,
    date="2025-01-01",
    language="en",
    control=(),
    notices=(),
    sections=(),
)


def unusable_letterhead(letterhead: Asset) -> str | None:
    """Return why no document can stand on a letterhead, found as the writer finds it."""
    problem = letterhead_problem(letterhead.data)
    if problem is None:
        try:
            write_docx_with_pages(replace(BLANK, look=Look(letterhead=letterhead)))
        except NotLaidOutError as error:
            return f"{error}; open it in Word and save it again"
    return problem


def write_docx_with_pages(document: Document) -> bytes:
    """Return the Word file of a document, with page numbers in its contents if they can be had."""
    story = _Story(document)
    unnumbered = story.docx()
    layout = laid_out(document, unnumbered)
    if layout is None or not layout.pages:
        return unnumbered
    # Contents with tracked changes count on where the rest of the file has left off counting.
    again = story if document.revision is None else _Story(document)
    return again.docx(layout.pages, contents_begin_page=layout.contents_begin_page)


def write_docx(
    document: Document,
    pages: Mapping[str, int] | None = None,
    *,
    contents_begin_page: bool = False,
) -> bytes:
    """Return the Word file of a document; ``pages`` gives each section's first page by its key."""
    return _Story(document).docx(pages, contents_begin_page=contents_begin_page)


class _Story:
    """All that a file says besides its contents, made once for one or two files."""

    def __init__(self, document: Document) -> None:
        self.document = document
        letterhead = document.look.letterhead
        self.ledger, self.lists = open_ledger(document), open_lists(document)
        self.base = (
            letterhead_base(letterhead, document, self.ledger)
            if letterhead
            else own_base(document, self.ledger)
        )
        self.scribe = Scribe(
            ledger=self.ledger,
            lists=self.lists,
            width=self.base.page.text_width,
            header_fill=header_fill(document.look),
            size=document.look.size,
            most=most_letters(letters_across(document.look)),
        )
        self.front = tuple(front_lines(document, self.scribe))

    def docx(
        self, pages: Mapping[str, int] | None = None, *, contents_begin_page: bool = False
    ) -> bytes:
        """Return the file with these page numbers in its contents."""
        document, ledger = self.document, self.ledger
        cover = document.look.cover
        begins = contents_begin_page or (cover and not self.front)
        text = (
            *self.front,
            *contents_lines(document, ledger, pages, self.front or self.title, begin_page=begins),
            *self.rest[0],
        )
        lines = (*self.title, *(begin_page(text) if cover else text))
        body = story_xml(lines, ledger, Shape("BodyText")) + self.rest[1]
        return packed(file_parts(document, self.base, self.lists, ledger, body))

    # The order in which these are first made is that of the numbers they take from the ledger.

    @cached_property
    def rest(self) -> tuple[tuple[Line, ...], str]:
        """What stands below the contents, and the properties of the Word section that it ends."""
        document, scribe = self.document, self.scribe
        sheets = Sheets(self.base, self.ledger)
        sections = tuple(section_lines(document, scribe, self.base, sheets))
        end = tuple(end_lines(document, scribe))
        turn, last = sheets.end(end_marks(document))
        return (*sections, *turn, *end), last

    @cached_property
    def title(self) -> tuple[Line, ...]:
        """What stands at the top."""
        return tuple(title_lines(self.document, self.scribe))
