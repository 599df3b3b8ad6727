"""DOCX writer: what stands before the contents, or after the sections: title, control, notices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import Mark
from policyloom.writers.docx.blocks import block_lines
from policyloom.writers.docx.control import control_lines
from policyloom.writers.docx.lines import Para
from policyloom.writers.docx.pictures import logo_run, title_logo
from policyloom.writers.docx.runs import whole_mark
from policyloom.writers.docx.scribe import Setting, views
from policyloom.writers.docx.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document, Inlines
    from policyloom.writers.docx.lines import Line
from policyloom.writers.docx.scribe import Scribe

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
