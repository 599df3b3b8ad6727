"""DOCX writer: document control, as a table or as lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import CONTROL_TITLE, Mark, Paragraph, Strong, Text
from policyloom.writers.docx.blocks import block_lines
from policyloom.writers.docx.lines import Para
from policyloom.writers.docx.scribe import Setting, views
from policyloom.writers.docx.shapes import Shape
from policyloom.writers.docx.tables import common_mark, control_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import ControlRow, Document
    from policyloom.writers.docx.lines import Line
    from policyloom.writers.docx.scribe import Scribe

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
