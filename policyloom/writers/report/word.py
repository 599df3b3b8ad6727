"""Word: a report as a document, which the writer of documents prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import (
    Document,
    Item,
    List,
    ListStyle,
    Look,
    Paragraph,
    Provision,
    Status,
    Strong,
    Text,
    told_section,
)
from policyloom.report import Listed, cell_words
from policyloom.writers.docx import write_docx_with_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Inlines, Section
    from policyloom.report import Group, Note, Part, Report, Row

ENGLISH = "en-GB"


def report_word(report: Report) -> bytes:
    """Return a report as a Word file; a table of rows is a list in it."""
    said = (*report.asked, *(() if report.parts else (report.nothing,)))
    document = Document(
        body=report.kind,
        body_name=report.summary,
        policy="report",
        title=(Text(report.title),),
        version="",
        status=Status.APPROVED,
        date=report.day,
        language=ENGLISH,
        control=(),
        notices=tuple(map(_paragraph, said)),
        sections=tuple(_section(at, part) for at, part in enumerate(report.parts)),
        look=Look(),
        state="Report",
        lists_contents=False,
    )
    return write_docx_with_pages(document)


def _section(at: int, part: Part) -> Section:
    if isinstance(part, Listed):
        items = tuple(item for group in part.groups for item in _told(group))
    else:
        items = tuple(map(_row, part.rows))
    provision = Provision(
        clause=f"report/{at}",
        version="1.0.0",
        label="",
        heading=(),
        blocks=(List(style=ListStyle.BULLET, items=items),),
    )
    return told_section(f"part-{at}", part.heading, provision)


def _told(group: Group) -> Iterator[Item]:
    yield from map(_row, group.rows)
    for one in group.items:
        label = (Strong((Text(f"{one.label}  "),)),) if one.label else ()
        yield _item((*label, Text(one.words)), one.notes)


def _row(row: Row) -> Item:
    facts = [f"{one.label}: {cell_words(cell)}" for one in row.facts for cell in one.cells]
    return _item((Text("; ".join(filter(None, (row.name, row.value, *facts)))),), row.notes)


def _item(inlines: Inlines, notes: tuple[Note, ...]) -> Item:
    below = ("".join(words for words, _ in one.said) for one in notes)
    return Item(blocks=(Paragraph(inlines), *map(_paragraph, below)))


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))
