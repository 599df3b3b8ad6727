"""DOCX writer: document control, as a table or as lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import CONTROL_TITLE, Mark, Paragraph, Strong, Text
from policyloom.writers.docx.blocks import block_lines
from policyloom.writers.docx.lines import Para
from policyloom.writers.docx.pictures import Shape, logo_run, title_logo
from policyloom.writers.docx.runs import whole_mark
from policyloom.writers.docx.scribe import Scribe, Setting, views
from policyloom.writers.docx.tables import common_mark, control_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import ControlRow, Document, Inlines
    from policyloom.writers.docx.lines import Line


# How much of the width the labels have.
CONTROL_SHARE = 0.3
TAB = "<w:r><w:tab/></w:r>"
LINE, LABEL = Shape("ControlLine"), Shape("ControlLine", keep=True)
BESIDE = Setting(text="ControlText", subheading="ControlText", list_styles=False)


def control_lines(document: Document, scribe: Scribe) -> Iterator[Line]:
    """Yield the heading and the rows of document control, if there are any."""
    rows = document.control
    if not rows:
        return
    shape = Shape("ControlHeading", keep=True)
    mark = common_mark([row.mark for row in rows])
    heading = scribe.runs((Text(CONTROL_TITLE),), mark)
    yield Para(shape, heading, mark)
    if document.look.control_layout == "lines":
        for row in rows:
            yield from _row(row, scribe)
    else:
        yield from control_table(document, CONTROL_TITLE, scribe, block_lines)


def _row(row: ControlRow, scribe: Scribe) -> Iterator[Line]:
    """Yield a label with its words beside it, or above them where they do not begin with words."""
    label = scribe.runs((Strong((Text(row.label),)),), row.mark)
    beside = replace(BESIDE, margin=round(scribe.width * CONTROL_SHARE))
    new, old = views(beside)
    if _begins_with_words(row):
        new.first = old.first = LINE
        label += scribe.ledger.tracked(row.mark, TAB)
    else:
        yield Para(LABEL, label, row.mark)
        label = ""
    for line in block_lines(row.blocks, (new, old), scribe, row.mark):
        if isinstance(line, Para):
            yield replace(line, content=label + line.content)
        else:
            yield line
        label = ""


def _begins_with_words(row: ControlRow) -> bool:
    """Say whether a paragraph comes first, whatever becomes of a redline's changes."""
    match row.blocks:
        case (Paragraph(mark=Mark.NONE), *_):
            return True
        case (Paragraph(), *rest):
            return all(isinstance(block, Paragraph) for block in rest)
        case _:
            return False


# DOCX writer: what stands before the contents, or after the sections: title, control, notices.


NOTICE = Setting(text="Notice", subheading="Notice", margin=227, list_styles=False)
# A cover begins a third of the way down its page, below the logo if there is one.
COVER_GAP, LOGO_GAP, BELOW_LOGO = 3400, 400, 1800


def front_lines(document: Document, scribe: Scribe) -> Iterator[Line]:
    """Yield document control and the notices, which stand before the contents."""
    for shown in _controls(document):
        if shown.look.control_place != "end":
            yield from control_lines(shown, scribe)
    yield from block_lines(document.notices, views(NOTICE), scribe)


def end_lines(document: Document, scribe: Scribe) -> Iterator[Line]:
    """Yield document control where a body has it after everything else."""
    for shown in _controls(document):
        if shown.look.control_place == "end":
            yield from control_lines(shown, scribe)


def _controls(document: Document) -> Iterator[Document]:
    """Yield the document, twice where document control stood otherwise in the old text."""
    revision = document.revision
    if revision is None or revision.old_control is None:
        yield document
        return
    layout, place = revision.old_control
    was = replace(document.look, control_layout=layout, control_place=place)
    for mark, look in ((Mark.DELETED, was), (Mark.INSERTED, document.look)):
        rows = tuple(row for row in document.control if row.mark is mark)
        yield replace(document, control=rows, look=look)


def title_lines(document: Document, scribe: Scribe) -> Iterator[Line]:
    """Yield the title block, which may have a page of its own."""
    look = document.look
    gap = COVER_GAP if look.cover else None
    if logo := title_logo(document):
        shape = Shape("Logo", gap=LOGO_GAP, after=BELOW_LOGO) if look.cover else Shape("Logo")
        yield Para(shape, logo_run(logo, look.logo_alt, scribe.ledger))
        gap = None
    lines: tuple[tuple[str, Inlines], ...] = (
        ("Organisation", document.body_line),
        ("Title", document.title),
        ("Subtitle", document.edition_line),
        ("Strapline", document.strapline_line),
    )
    for style, inlines in lines:
        if inlines:
            yield Para(Shape(style, gap=gap), scribe.runs(inlines), whole_mark(inlines, Mark.NONE))
            gap = None
