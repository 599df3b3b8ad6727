"""DOCX writer: document control, as a table or as lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import (
    CONTROL_TITLE,
    Deleted,
    Inserted,
    Mark,
    Paragraph,
    Strong,
    Text,
    at_a_glance,
    control_first,
    control_last,
    control_mark,
)
from policyloom.document.walk import whole_mark
from policyloom.writers.docx.blocks import block_lines
from policyloom.writers.docx.lines import Para, begin_page
from policyloom.writers.docx.page import MILLIMETRE
from policyloom.writers.docx.pictures import Shape, logo_run, title_logo
from policyloom.writers.docx.scribe import Scribe, Setting, View, views
from policyloom.writers.docx.tables import control_table
from policyloom.writers.first_page import BELOW_RULE, LABELS
from policyloom.writers.fit import control_begins_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.document import ControlRow, Document, Inlines, Look
    from policyloom.writers.docx.lines import Line


TAB = "<w:r><w:tab/></w:r>"
LINE, LABEL = Shape("ControlLine"), Shape("ControlLine", keep=True)
BESIDE = Setting(text="ControlText", subheading="ControlText", list_styles=False)


def _control(
    rows: tuple[ControlRow, ...], title: str, look: Look, scribe: Scribe
) -> Iterator[Line]:
    """Yield rows of document control, as a table or as lines."""
    if rows and look.control_layout == "lines":
        for row in rows:
            yield from _row(row, scribe)
    elif rows:
        yield control_table(rows, title, look, scribe, block_lines)


def _row(row: ControlRow, scribe: Scribe) -> Iterator[Line]:
    """Yield a label with its words beside it, or above them where they do not begin with words.

    The two texts of a redline have a label each where they cannot share one.
    """
    at = views(replace(BESIDE, margin=round(scribe.width * LABELS)))
    texts = [view for view in at if view.hidden is not row.mark]
    beside = [view for view in texts if _begins_with_words(row, view)]
    for view in beside:
        view.first = LINE
    lines = list(block_lines(row.blocks, at, scribe, row.mark))
    places = {id(view): _first_place(lines, view) for view in beside}
    before = lines[: max(places.values(), default=0)]
    if len(beside) in {0, len(texts)} and all(isinstance(line, Para) for line in before):
        yield from _labelled(lines, row, row.mark, 0 if beside else None, scribe)
        return
    for view in sorted(texts, key=lambda view: id(view) not in places):
        lines = list(_labelled(lines, row, view.own, places.get(id(view)), scribe))
    yield from lines


def _first_place(lines: Sequence[Line], view: View) -> int:
    """Return the place of a text's first paragraph."""
    shown = (isinstance(line, Para) and line.mark is not view.hidden for line in lines)
    return list(shown).index(True)


def _labelled(
    lines: Sequence[Line], row: ControlRow, mark: Mark, place: int | None, scribe: Scribe
) -> Iterator[Line]:
    """Yield lines with a label before the words of one of them, or above them all."""
    label = scribe.runs((Strong((Text(row.label),)),), mark)
    if place is None:
        yield Para(LABEL, label, mark)
    for at, line in enumerate(lines):
        if at == place and isinstance(line, Para):
            tab = scribe.ledger.tracked(mark, TAB)
            yield replace(line, content=f"{label}{tab}{line.content}")
        else:
            yield line


def _begins_with_words(row: ControlRow, view: View) -> bool:
    """Say whether a paragraph comes first in a text."""
    return any(isinstance(block, Paragraph) for block in view.shown(row.blocks)[:1])


# DOCX writer: what stands before the contents, or after the sections: title, control, notices.


NOTICE = Setting(text="Notice", subheading="Notice", list_styles=False)
GLANCE_TITLE = "At a glance"
# A cover begins a third of the way down its page, below the logo if there is one.
COVER_GAP, LOGO_GAP, BELOW_LOGO = 3400, 400, 1800


def front_lines(document: Document, scribe: Scribe) -> Iterator[Line]:
    """Yield document control at a glance and the notices, which stand before the contents."""
    for shown in _controls(document):
        yield from _control(at_a_glance(shown), shown.said(GLANCE_TITLE), shown.look, scribe)
        yield from _headed(control_first(shown), shown, scribe)
    yield from block_lines(document.notices, views(NOTICE), scribe)


def end_lines(document: Document, scribe: Scribe) -> Iterator[Line]:
    """Yield document control where it stands after everything else."""
    for shown in _controls(document):
        lines = _headed(control_last(shown), shown, scribe)
        yield from begin_page(lines) if control_begins_page(document) else lines


def end_marks(document: Document) -> list[Mark]:
    """Return the mark of each row of document control that stands after everything else."""
    return [row.mark for shown in _controls(document) for row in control_last(shown)]


def _headed(rows: tuple[ControlRow, ...], document: Document, scribe: Scribe) -> Iterator[Line]:
    if rows:
        mark = control_mark(rows)
        title = document.said(CONTROL_TITLE)
        heading = scribe.runs((Text(title),), mark)
        yield Para(Shape("ControlHeading", keep=True), heading, mark)
        yield from _control(rows, title, document.look, scribe)


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
    look, logo = document.look, title_logo(document)
    gap, drawn = COVER_GAP if look.cover else None, ""
    if logo:
        drawn = logo_run(logo, look.logo_alt, scribe.ledger, beside=not look.cover)
    if logo and look.cover:
        yield Para(Shape("Logo", gap=LOGO_GAP, after=BELOW_LOGO), drawn)
        gap, drawn = None, ""
    lines: tuple[tuple[str, Inlines], ...] = (
        ("Organisation", document.body_line),
        ("Title", document.title),
        ("Subtitle", document.edition_line),
        ("Strapline", document.strapline_line),
    )
    for style, inlines in lines:
        if inlines:
            new, old = (_title_shape(style, gap, document, hidden) for hidden in HIDDEN)
            mark = whole_mark(inlines, Mark.NONE)
            was = old if mark is Mark.NONE else None
            yield Para(new, drawn + scribe.runs(inlines), mark, was)
            gap, drawn = None, ""


HIDDEN = (Deleted, Inserted)


def _title_shape(
    style: str, gap: int | None, document: Document, hidden: type[Deleted | Inserted]
) -> Shape:
    """Return the shape of a line; in a text without a strapline the edition is the last."""
    shown = [one for one in document.strapline_line if not isinstance(one, hidden)]
    last = style == "Subtitle" and not shown and not document.look.cover
    return Shape(style, gap=gap, after=round(BELOW_RULE * MILLIMETRE) if last else None)
