"""DOCX writer: sections and provisions become headings, numbered paragraphs and blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from policyloom.document import InLanguage, Mark, Numbering, Paragraph
from policyloom.document.grid import letters_across
from policyloom.document.walk import deep, whole_mark
from policyloom.writers.docx.blocks import block_lines
from policyloom.writers.docx.levels import HANG
from policyloom.writers.docx.lines import Grid, Para, begin_page, held
from policyloom.writers.docx.numbering import section_number
from policyloom.writers.docx.pictures import Shape, on_new_page
from policyloom.writers.docx.provisions import provision_number
from policyloom.writers.docx.runs import shows
from policyloom.writers.docx.scribe import Setting, views
from policyloom.writers.fit import (
    End,
    ends_of_sheets,
    provision_begins_page,
    sections_on_pages,
    tail,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Document, Part, Provision, Section
    from policyloom.writers.docx.base import Base
    from policyloom.writers.docx.lines import Line
    from policyloom.writers.docx.pictures import Number
    from policyloom.writers.docx.scribe import Scribe, View, Views
    from policyloom.writers.docx.sheets import Sheets

HEADED = Setting()
UNHEADED = Setting(subheading="Heading2")
CLAUSE_HEADED = Setting(text="ClauseText", margin=HANG)
CLAUSE = Setting(text="ClauseText", subheading="Heading2", margin=HANG)


def section_lines(
    document: Document, scribe: Scribe, base: Base, sheets: Sheets
) -> Iterator[Line]:
    """Yield the sections of a document, headings and all, on sheets that lie as they ask for."""
    pages = sections_on_pages(document)
    lists = zip(scribe.lists.of_sections, scribe.lists.of_old, strict=True)
    wide = replace(scribe, width=base.page.turned.text_width)
    for place, ((section, new_page), of) in enumerate(zip(pages, lists, strict=True)):
        turns = tuple(sheets.turn(document.sections[place:]))
        yield from turns
        yield from _section(
            section,
            of,
            wide if sheets.lies(section) else scribe,
            document,
            new_page=new_page and not turns,
        )


def _section(
    section: Section, of: tuple[int, int], scribe: Scribe, document: Document, *, new_page: bool
) -> Iterator[Line]:
    yield _heading(section, of, scribe, new_page=new_page)
    ending = ends_of_sheets(document)
    numbers = tuple(scribe.lists.provisions.numbers(section, of[0]))
    for place, (provision, number) in enumerate(zip(section.provisions, numbers, strict=True)):
        lines = _provision(provision, _at(section, provision, number, of), scribe)
        begins = provision_begins_page(place, section, document.look)
        end = ending.get(provision.identity)
        whole = _ended(provision, lines, document, end) if end else lines
        yield from begin_page(whole) if begins else whole


def _ended(
    provision: Provision, lines: Iterable[Line], document: Document, end: End
) -> Iterator[Line]:
    """Yield the lines of a provision at the end of a sheet, the last of which stand together."""
    paragraphs = [(one,) for one in deep(provision.blocks) if isinstance(one, Paragraph)]
    *before, last = lines
    apart = len(before) + 1 - tail(paragraphs, letters_across(document.look), end)
    yield from (held(line) if at >= apart else line for at, line in enumerate(before))
    yield held(last) if end is End.LEADS else last


class At(NamedTuple):
    """How a provision stands in one of the two texts: its number, and the setting it would have.

    ``headed`` is the setting below a heading of its own.
    """

    number: Number | None
    headed: Setting


def _at(
    section: Section, provision: Provision, number: Number | None, of: tuple[int, int]
) -> tuple[At, At]:
    """Return how a provision stands in the new text, where it has a number, and in the old one."""
    new = _stands(section, provision, of[0])._replace(number=number)
    if section.was is None:
        return new, _stands(section, provision, of[1])
    labels = dict(section.was.provisions)
    gone = not any(shows(block, Mark.DELETED) for block in provision.blocks)
    was = provision if gone else replace(provision, label=labels.get(provision.identity, ""))
    old = _stands(section.as_was, was, of[1])
    return (old if gone and provision.mark is not Mark.INSERTED else new), old


def _stands(section: Section, provision: Provision, of: int) -> At:
    hangs = section.provision_numbering is Numbering.DECIMAL_PAIR
    number = provision_number(section, provision, of)
    return At(number, CLAUSE_HEADED if hangs else HEADED)


def _heading(section: Section, of: tuple[int, int], scribe: Scribe, *, new_page: bool) -> Para:
    new, old = (
        Shape("Heading1", scribe.lists.direct("Heading1", section_number(one, number)))
        for one, number in zip((section, section.as_was), of, strict=True)
    )
    if new_page:
        new, old = on_new_page(new), on_new_page(old)
    content = scribe.runs(section.title, section.mark)
    another = of[0] != of[1] and section.mark is Mark.NONE
    was = old if section.was or another else None
    return Para(new, scribe.ledger.bookmarked(content, section.mark), section.mark, was)


def _provision(provision: Provision, at: tuple[At, At], scribe: Scribe) -> Iterator[Line]:
    """Yield a provision, the first line of which has its bookmark."""
    first, *rest = (*_provision_lines(provision, at, scribe), NOTHING)
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
    provision: Provision, stands: tuple[At, At], scribe: Scribe
) -> Iterator[Line]:
    """Yield a provision's lines; its number stands on its heading, or else its first paragraph."""
    mark = whole_mark(provision.heading, provision.mark)
    if provision.heading:
        content = scribe.runs(provision.heading, mark)
        new, old = (
            Shape("Heading2", scribe.lists.direct("Heading2", one.number)) for one in stands
        )
        shape = old if mark is Mark.DELETED else new
        yield Para(shape, content, mark, old if mark is Mark.NONE else None)
    at = views(*(one.headed for one in stands))
    for view, (number, _) in zip(at, stands, strict=True):
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
        mark = Mark.NONE if len(lacking) == len(at) else lacking[0].own
        yield Para(shapes[0], "", mark, shapes[-1])


def _lacks_carrier(provision: Provision, view: View) -> bool:
    """Say whether the provision is in this text, and does not begin with a paragraph there."""
    shown = view.shown(provision.blocks)
    if shown:
        return not isinstance(_first(shown[0], view.hidden), Paragraph)
    return not provision.heading and not provision.blocks


def _first(block: Part, hidden: Mark) -> Part:
    """Return the block with which a block begins: another one if it only says the language."""
    if isinstance(block, InLanguage):
        return next(_first(inner, hidden) for inner in block.blocks if shows(inner, hidden))
    return block
