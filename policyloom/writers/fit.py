"""What stands on which sheet: what begins a new one, and what is short enough to be kept whole.

Typst lets what may not be parted run off the sheet where it is too long; words would be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import (
    Definitions,
    Form,
    Image,
    Paragraph,
    SectionKind,
    Subheading,
    runs,
)
from policyloom.writers.walk import inner_blocks

if TYPE_CHECKING:
    from policyloom.document import Block, Blocks, ControlRow, Document, Look, Provision, Section

# Lines of the largest type on the smallest paper, half a sheet of them.
LINES = 14
PICTURE_LINES = 30
FORM_LINES = 3


def is_short(content: Blocks, letters: float) -> bool:
    """Say whether blocks take less than half a sheet, with so many letters in a line."""
    return lines(content, max(letters, 1)) <= LINES


def lines(content: Blocks, letters: float) -> float:
    """Return about how many lines blocks take, with so many letters in a line."""
    return sum(_lines(block, letters) for block in content)


def _lines(block: Block, letters: float) -> float:
    match block:
        case Paragraph() | Subheading():
            return 1.5 + sum(len(run.value) for run in runs(block.inlines)) // letters
        case Image():
            return PICTURE_LINES
        case Form():
            return FORM_LINES * len(block.rows)
        case _:
            inner = sum(lines(group, letters) for group in inner_blocks(block))
            return inner + (len(block.items) if isinstance(block, Definitions) else 0)


# DOCUMENT CONTROL

CONTROL_SHARE = 0.5
MOST_LINES = {"A4": 24, "A5": 12, "letter": 22}


def is_control_short(document: Document, room: int) -> bool:
    """Say whether the control block is to stand on one sheet, with ``room`` letters across it."""
    together = sum(lines(row.blocks, room * CONTROL_SHARE) for row in document.control)
    return together <= MOST_LINES[document.look.paper]


def is_row_short(row: ControlRow, room: int) -> bool:
    """Say whether a row of the control block may be kept whole; amendments can be long."""
    return is_short(row.blocks, room * CONTROL_SHARE)


# NEW PAGES

# A policy with this many sections starts on a sheet of its own, after its contents.
MANY = 5


def begins_below_contents(document: Document, room: int) -> bool:
    """Say whether the sheet of the contents ends with them.

    Not where document control is so long that the contents have been pushed to another sheet,
    which would be left almost empty.
    """
    pushed = document.look.control_place == "front" and not is_control_short(document, room)
    return len(document.sections) >= MANY and not pushed


def section_begins_page(section: Section, look: Look) -> bool:
    """Say whether a section starts on a sheet of its own: an appendix, or a form first."""
    if section.kind is SectionKind.APPENDIX:
        return look.new_page_for != NOTHING
    return bool(section.provisions) and _is_form_page(section.provisions[0], look)


def provision_begins_page(place: int, section: Section, look: Look) -> bool:
    """Say whether the provision at a place in its section starts on a sheet of its own.

    The first one follows its section's heading, wherever that stands; and in an appendix the first
    form follows the words that lead to it.
    """
    before = section.provisions[:place]
    if section.kind is SectionKind.APPENDIX:
        before = tuple(one for one in before if _is_form_page(one, look))
    return bool(before) and _is_form_page(section.provisions[place], look)


NOTHING, FORMS_TOO = "nothing", "appendices-and-forms"


def _is_form_page(provision: Provision, look: Look) -> bool:
    return look.new_page_for == FORMS_TOO and any(
        isinstance(block, Form) for block in provision.blocks
    )
