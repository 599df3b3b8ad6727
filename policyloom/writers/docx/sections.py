"""DOCX writer: sections and provisions become headings, numbered paragraphs and blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    Definitions,
    EditorNote,
    Form,
    Image,
    InLanguage,
    List,
    Mark,
    Numbering,
    Paragraph,
    Subheading,
    Table,
)
from policyloom.writers.docx.blocks import block_lines
from policyloom.writers.docx.levels import HANG
from policyloom.writers.docx.lines import Grid, Para, begin_page
from policyloom.writers.docx.numbering import provision_number, section_number
from policyloom.writers.docx.runs import whole_mark
from policyloom.writers.docx.scribe import Setting, views
from policyloom.writers.docx.shapes import Shape, on_new_page
from policyloom.writers.fit import provision_begins_page, sections_on_pages
from policyloom.writers.walk import inner_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block, Document, Provision, Section
    from policyloom.writers.docx.lines import Line
    from policyloom.writers.docx.scribe import Scribe, View, Views
    from policyloom.writers.docx.shapes import Number

HEADED = Setting()
UNHEADED = Setting(subheading="Heading2")
CLAUSE_HEADED = Setting(text="ClauseText", margin=HANG)
CLAUSE = Setting(text="ClauseText", subheading="Heading2", margin=HANG)


def section_lines(document: Document, scribe: Scribe) -> Iterator[Line]:
    """Yield the sections of a document, headings and all."""
    pages = sections_on_pages(document)
    for (section, new_page), of in zip(pages, scribe.lists.of_sections, strict=True):
        yield _heading(section, of, scribe, new_page=new_page)
        for place, provision in enumerate(section.provisions):
            number = provision_number(section, provision, of)
            hangs = section.provision_numbering is Numbering.DECIMAL_PAIR
            lines = _provision(provision, number, CLAUSE_HEADED if hangs else HEADED, scribe)
            begins = provision_begins_page(place, section, document.look)
            yield from begin_page(lines) if begins else lines


def _heading(section: Section, of: int, scribe: Scribe, *, new_page: bool) -> Para:
    number = scribe.lists.direct("Heading1", section_number(section, of))
    shape = Shape("Heading1", number)
    if new_page:
        shape = on_new_page(shape)
    content = scribe.runs(section.title, section.mark)
    return Para(shape, scribe.ledger.bookmarked(content, section.mark), section.mark)


def _provision(
    provision: Provision, number: Number | None, headed: Setting, scribe: Scribe
) -> Iterator[Line]:
    """Yield a provision, the first line of which has its bookmark."""
    first, *rest = (*_provision_lines(provision, number, headed, scribe), NOTHING)
    match first:
        case Para(shape, content, mark, was):
            yield Para(shape, scribe.ledger.bookmarked(content, mark), mark, was)
        case Grid(xml, splits):
            yield Grid(_marked_place(scribe.ledger.bookmarked(""), xml), splits)
    yield from (line for line in rest if line is not NOTHING)


NOTHING = Grid("", splits=False)
# Where the words of a paragraph begin; its properties may hold older ones.
WORDS_BEGIN = re.compile(r"</w:pPr>(?!</w:pPrChange>)")


def _marked_place(bookmark: str, table: str) -> str:
    """Return a table with a bookmark in its first paragraph, or only the bookmark."""
    found = WORDS_BEGIN.search(table)
    place = found.end() if found else 0
    return f"{table[:place]}{bookmark}{table[place:]}"


def _provision_lines(
    provision: Provision, number: Number | None, headed: Setting, scribe: Scribe
) -> Iterator[Line]:
    """Yield a provision's lines; its number stands on its heading, or else its first paragraph."""
    mark = whole_mark(provision.heading, provision.mark)
    if provision.heading:
        content = scribe.runs(provision.heading, mark)
        shape = Shape("Heading2", scribe.lists.direct("Heading2", number))
        yield Para(shape, content, mark)
    at = views(headed)
    for view in at:
        if not provision.heading or mark is view.hidden:
            view.setting = CLAUSE if number else UNHEADED
            view.first = Shape("Clause", scribe.lists.direct("Clause", number)) if number else None
    yield from _lone_number(provision, at)
    yield from block_lines(provision.blocks, at, scribe)


def _lone_number(provision: Provision, at: Views) -> Iterator[Para]:
    """Yield a paragraph for the number alone where no paragraph comes first to carry it."""
    lacking = [view for view in at if view.first and _lacks_carrier(provision, view)]
    if lacking:
        shapes = [view.take() for view in lacking]
        mark = Mark.NONE if len(lacking) == len(at) else ONLY_IN[lacking[0].hidden]
        yield Para(shapes[0], "", mark, shapes[-1])


ONLY_IN = {Mark.DELETED: Mark.INSERTED, Mark.INSERTED: Mark.DELETED}


def _lacks_carrier(provision: Provision, view: View) -> bool:
    """Say whether the provision is in this text, and does not begin with a paragraph there."""
    shown = [block for block in provision.blocks if _shows(block, view.hidden)]
    if shown:
        return not isinstance(_first(shown[0], view.hidden), Paragraph)
    return not provision.heading and not provision.blocks


def _first(block: Block, hidden: Mark) -> Block:
    """Return the block with which a block begins: another one if it only says the language."""
    if isinstance(block, InLanguage):
        return next(_first(inner, hidden) for inner in block.blocks if _shows(inner, hidden))
    return block


def _shows(block: Block, hidden: Mark) -> bool:
    """Say whether anything of a block is in the text that lacks what has this mark."""
    match block:
        case Paragraph(inlines=inlines, mark=mark) | Subheading(inlines=inlines, mark=mark):
            return whole_mark(inlines, mark) is not hidden
        case Image(mark=mark):
            return mark is not hidden
        case List() | InLanguage() | EditorNote():
            return any(_shows(inner, hidden) for blocks in inner_blocks(block) for inner in blocks)
        case Definitions(items=items):
            return any(item.mark is not hidden for item in items)
        case Form(rows=form_rows):
            return any(row.mark is not hidden for row in form_rows)
        case Table(header=header, rows=rows):
            return any(row.mark is not hidden for row in (*header, *rows))
        case _:
            assert_never(block)
