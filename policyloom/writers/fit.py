"""What stands on which sheet: what begins a new one, and what is short enough to be kept whole.

Typst lets what may not be parted run off the sheet where it is too long; words would be lost.
"""

from __future__ import annotations

from enum import Enum
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from policyloom.document import (
    Definition,
    Form,
    FormGroup,
    FormSignature,
    Image,
    Paragraph,
    SectionKind,
    Subheading,
    at_a_glance,
    control_first,
    control_last,
    deep,
    own_words,
    plain,
    runs,
)
from policyloom.document.grid import is_landscape, letters_across

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.document import (
        Blocks,
        ControlRow,
        Document,
        FormRow,
        Look,
        Part,
        Provision,
        Section,
        Table,
    )

# Lines of the largest type on the smallest paper, half a sheet of them.
LINES = 14
PICTURE_LINES = 30
FORM_LINES = 3
FEW_ROWS, FEW_LETTERS = 4, 400


def is_short(content: Blocks, letters: float) -> bool:
    """Say whether blocks take less than half a sheet, with so many letters in a line."""
    return lines(content, max(letters, 1)) <= LINES


def stays_whole(table: Table) -> bool:
    """Say whether a table is so short that no sheet ends in it, and no row stands alone."""
    parts = [part for row in table.rows for cell in row.cells for part in deep(cell.blocks)]
    letters = sum(len(plain(line)) for part in parts for line in own_words(part))
    return len(table.rows) <= FEW_ROWS and letters <= FEW_LETTERS


def lines(content: Blocks, letters: float) -> float:
    """Return about how many lines blocks take, with so many letters in a line."""
    return sum(_lines(part, letters) for part in deep(content))


def _lines(part: Part, letters: float) -> float:
    match part:
        case Paragraph() | Subheading():
            return 1.5 + sum(len(run.value) for run in runs(part.inlines)) // letters
        case Image():
            return PICTURE_LINES
        case Form():
            return FORM_LINES * len(part.rows)
        case Definition():
            return 1
        case _:
            return 0


# DOCUMENT CONTROL

CONTROL_SHARE = 0.5
MOST_LINES = {"A4": 24, "A5": 12, "letter": 22}


def is_control_short(rows: tuple[ControlRow, ...], look: Look, room: int) -> bool:
    """Say whether rows of document control are to stand on one sheet, ``room`` letters wide."""
    together = sum(lines(row.blocks, room * CONTROL_SHARE) for row in rows)
    return together <= MOST_LINES[look.paper]


def is_row_short(row: ControlRow, room: int) -> bool:
    """Say whether a row of the control block may be kept whole; amendments can be long."""
    return is_short(row.blocks, room * CONTROL_SHARE)


MOST_HELD = 7


def held_rows(rows: Sequence[FormRow]) -> int:
    """Return how many of a form's last rows stand on one sheet: a short last group, or to sign.

    Those to sign have the row above them there, as nobody signs an empty sheet.
    """
    count = len(rows)
    group = max((at for at, row in enumerate(rows) if isinstance(row, FormGroup)), default=0)
    if group and count - group <= MOST_HELD:
        return count - group
    signed = list(takewhile(lambda row: isinstance(row, FormSignature), reversed(rows)))
    return min(len(signed) + 1, count)


# NEW PAGES

# A policy with this many sections starts on a sheet of its own, after its contents.
MANY = 5


# How many lines of text of one point stand on a sheet, and what the front takes of them.
SHEETS = {"A4": 462, "A5": 319, "letter": 429}
TITLE, HEADING, ROW, ENTRY = 7, 2.5, 0.85, 1.05


def begins_below_contents(document: Document) -> bool:
    """Say whether the sheet of the contents ends with them.

    Not where so much stands before them that they have been pushed to another sheet, which would
    be left almost empty.
    """
    if len(document.contents) < MANY:
        return False
    look, room = document.look, letters_across(document.look)
    front = lines(document.notices, room)
    table = control_first(document)
    rows = (*at_a_glance(document), *table)
    front += ROW * sum(lines(row.blocks, room * CONTROL_SHARE) for row in rows)
    front += HEADING if table else 0
    contents = HEADING + ENTRY * len(document.sections)
    return (0 if look.cover else TITLE) + front + contents <= SHEETS[look.paper] / look.size


def sections_on_pages(document: Document) -> Iterator[tuple[Section, bool]]:
    """Yield the sections, and whether each starts on a sheet of its own.

    The first does below contents that end their sheet, and an appendix; and so do a section that
    begins with a form, and what follows a form, which can then be taken out and handed in.
    """
    before: Section | None = None
    for section in document.sections:
        first = before is None and begins_below_contents(document)
        yield section, first or _section_begins_page(before, section, document.look)
        before = section


def _section_begins_page(before: Section | None, section: Section, look: Look) -> bool:
    if section.kind is SectionKind.APPENDIX:
        return look.new_page_for != NOTHING
    ends = before.provisions[-1:] if before else ()
    return any(_is_form_page(one, look) for one in (*section.provisions[:1], *ends))


def control_begins_page(document: Document) -> bool:
    """Say whether document control at the end stands apart from a form that is handed in."""
    ends = [one for section in document.sections[-1:] for one in section.provisions[-1:]]
    return any(_is_form_page(one, document.look) for one in ends)


def provision_begins_page(place: int, section: Section, look: Look) -> bool:
    """Say whether the provision at a place in its section starts on a sheet of its own.

    The first one follows its section's heading, wherever that stands; and in an appendix the first
    form follows the words that lead to it.
    """
    before = section.provisions[:place]
    is_form = _is_form_page(section.provisions[place], look)
    if section.kind is SectionKind.APPENDIX:
        return is_form and any(_is_form_page(one, look) for one in before)
    return bool(before) and (is_form or _is_form_page(before[-1], look))


# THE END OF A SHEET

# So many lines and the room between stand at least on a sheet that ends a part: five items.
TAIL = 7


BEFORE_END = 3


class End(Enum):
    """How a provision stands at the end of a sheet: as its end, or short of it with what is."""

    ENDS = "ends"
    LEADS = "leads"


def tail(pieces: Sequence[Blocks], letters: float, end: End) -> int:
    """Return how many of the last pieces, such as items, stand together at the end of a sheet."""
    last = accumulate(lines(piece, letters) for piece in reversed(pieces))
    count = 1 + sum(together < TAIL for together in list(last)[:-1])
    return count if end is End.ENDS else min(count, BEFORE_END)


def ends_of_sheets(document: Document) -> Mapping[str, End]:
    """Return the provisions below which a sheet ends, by their identity.

    Where the last is short, the end of the one before it stands on its sheet too.
    """
    return dict(_ends_of_sheets(document))


def _ends_of_sheets(document: Document) -> Iterator[tuple[str, End]]:
    room = letters_across(document.look)
    control_follows = bool(control_last(document)) and not control_begins_page(document)
    following = (*sections_on_pages(document), None)[1:]
    for section, after in zip(document.sections, following, strict=True):
        ends = _turns(section, *after) if after else not control_follows
        for place, one in enumerate(section.provisions, start=1):
            is_last = place == len(section.provisions)
            if not (ends if is_last else provision_begins_page(place, section, document.look)):
                continue
            yield one.identity, End.ENDS
            begins = provision_begins_page(place - 1, section, document.look)
            if place > 1 and not begins and lines(one.blocks, room) < TAIL:
                yield section.provisions[place - 2].identity, End.LEADS


def _turns(section: Section, following: Section, begins: bool) -> bool:  # noqa: FBT001 a pair
    return begins or is_landscape(section) != is_landscape(following)


NOTHING, FORMS_TOO = "nothing", "appendices-and-forms"


def _is_form_page(provision: Provision, look: Look) -> bool:
    return look.new_page_for == FORMS_TOO and any(
        isinstance(block, Form) for block in provision.blocks
    )
