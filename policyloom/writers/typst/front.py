"""TYPST: the front of a policy -> content: title, document control, notices and contents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import (
    CONTENTS_TITLE,
    CONTROL_TITLE,
    Mark,
    Status,
    Text,
    are_changed,
    at_a_glance,
    control_mark,
    have_changes,
)
from policyloom.writers.facts import ids
from policyloom.writers.fit import is_control_short, is_row_short
from policyloom.writers.typst.blocks import blocks
from policyloom.writers.typst.words import (
    NONE,
    NOTHING,
    Code,
    array,
    barred,
    call,
    joined,
    marked,
    marked_words,
    number,
    string,
    words,
)

if TYPE_CHECKING:
    from policyloom.document import ControlRow, Document, Section
    from policyloom.writers.typst.words import Page

TRUE, FALSE = Code("true"), Code("false")
MOST_ENTRIES = 20


def title(document: Document, page: Page) -> Code:
    """Return the title block, or the cover where the body's look has one."""
    look = document.look
    draft = TRUE if document.status is Status.DRAFT else FALSE
    edition = call("edition", draft, words(document.edition_line, page))
    shown = call(
        "title-words",
        words(document.body_line, page),
        words(document.title, page),
        barred(edition, page, changed=have_changes(document.edition_line)),
        body_changed=have_changes(document.body_line),
        title_changed=have_changes(document.title),
        **({"colour": Code("white")} if look.cover else {}),
    )
    return call(
        "cover" if look.cover else "title-block",
        _logo(document, page),
        shown,
        words(document.strapline_line, page) if document.strapline_line else NONE,
    )


def _logo(document: Document, page: Page) -> Code:
    look = document.look
    if look.logo is None:
        return NONE
    height, width = ("26mm", "90mm") if look.cover else ("4.6 * em", "12 * em")
    name = page.pictures[look.logo.data]
    alt = look.logo_alt or document.body_name
    return call("fitted", string(name), string(alt), Code(height), Code(width))


def key(document: Document) -> Code:
    """Return the words that say how to read a redline."""
    revision = document.revision
    if revision is None:
        return NOTHING
    said = joined(
        (
            call("strong", string(f"{revision.words}.")),
            string(" "),
            marked(string("Added words are underlined."), Mark.INSERTED),
            string(" "),
            marked(string("Removed words are struck through."), Mark.DELETED),
            string(" A bar in the margin marks each change."),
        )
    )
    return call("key-box", call("paragraph", said))


def glance(document: Document, page: Page) -> Code:
    """Return the rows of document control that stand below the title."""
    return _rows(NONE, at_a_glance(document), document, page)


def control(rows: tuple[ControlRow, ...], document: Document, page: Page) -> Code:
    """Return rows of the document control table, or its lines, under its heading."""
    title = marked_words((Text(document.said(CONTROL_TITLE)),), control_mark(rows), page)
    return _rows(title, rows, document, page)


def _rows(title: Code, rows: tuple[ControlRow, ...], document: Document, page: Page) -> Code:
    if not rows:
        return NOTHING
    return call(
        "control",
        title,
        TRUE if is_control_short(rows, document.look, page.room) else FALSE,
        TRUE if document.look.control_layout == "lines" else FALSE,
        *(_control_row(y, row, page) for y, row in enumerate(rows)),
    )


def _control_row(y: int, row: ControlRow, page: Page) -> Code:
    name, body = _control_words(row, replace(page, barred=True))
    whole = is_row_short(row, page.room)
    return array(
        (number(y), name, body, *(TRUE if one else FALSE for one in (_is_changed(row), whole)))
    )


def _is_changed(row: ControlRow) -> bool:
    return row.mark is not Mark.NONE or are_changed(row.blocks)


def _control_words(row: ControlRow, page: Page) -> tuple[Code, Code]:
    body = blocks(row.blocks, replace(page, mark=row.mark))
    return marked_words((Text(row.label),), row.mark, page), body


def contents(document: Document, page: Page) -> Code:
    """Return the list of sections with the pages where they stand."""
    if not document.contents:
        return NOTHING
    places = _places(document)
    entries = [
        Code(f"{string(place)}: {_entry(section, page)}")
        for place, section in zip(places, document.sections, strict=True)
    ]
    return call(
        "contents",
        string(document.said(CONTENTS_TITLE)),
        array(entries),
        TRUE if len(entries) <= MOST_ENTRIES else FALSE,
    )


def _places(document: Document) -> list[str]:
    """Return the places of the sections, without those of their provisions."""
    every, found = ids(document), []
    for section in document.sections:
        found.append(next(every))
        for _ in section.provisions:
            next(every)
    return found


def _entry(section: Section, page: Page) -> Code:
    label = call("contents-label", string(section.label)) if section.label else NOTHING
    content = marked_words(section.short_title, section.mark, page, label)
    return array((TRUE if section.label else FALSE, content))
