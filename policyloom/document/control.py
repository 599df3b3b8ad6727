"""Control: a document -> the control rows at a glance on its first page, and the rest of them.

Every writer prints these, so that what a reader finds first is the same in every format.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.document.blocks import Item, List, ListStyle, Paragraph
from policyloom.document.inlines import Deleted, Inserted, Mark, runs
from policyloom.document.parts import DRAFT, Status, changed_words
from policyloom.document.walk import shared_mark
from policyloom.welsh import ENGLISH, WELSH, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.document.blocks import Block, Blocks
    from policyloom.document.inlines import Inlines
    from policyloom.document.parts import ControlRow, Document

PARTED, CONTROL_FIRST = "front", "whole"
"""Places of document control: at a glance in front and the rest at the end, or all in front."""
GLANCE = (
    "withdrawn",
    "approved-on",
    "effective-from",
    "next-review",
    "owner",
    "responsible-group",
)
"""What a reader asks first, in this order; a body that has the table at the end has all there."""
ONE_EACH = frozenset({"amendments", "history"})
"""Rows of several things, each of which is an item of a list."""
NONE_YET = "None yet: this is a draft"
NOTHING_BEFORE = "None: nothing was approved before"
NONE_SINCE = "None since the last edition"
FIRST_EDITION = "First edition"
ALL_OF_IT = "The whole text: no edition stood before it"
NOTHING = (NONE_YET, NOTHING_BEFORE, NONE_SINCE, FIRST_EDITION, ALL_OF_IT)
ALONE = frozenset(said(one, language) for one in NOTHING for language in (ENGLISH, WELSH))
"""What such a row says where there is nothing to list."""
DECIDED = frozenset({"effective-from", "next-review"})
"""Days that nobody has agreed to before the document is approved."""
PROPOSED = " (proposed)"


def at_a_glance(document: Document) -> tuple[ControlRow, ...]:
    """Return the rows that stand below the title, where the body parts the table."""
    if document.look.control_place != PARTED:
        return ()
    rows = (row for row in document.control if row.key in GLANCE)
    found = sorted(rows, key=lambda row: GLANCE.index(row.key))
    return tuple(_as_printed(row, document) for row in found)


def control_first(document: Document) -> tuple[ControlRow, ...]:
    """Return the rows under a heading of their own, where these stand below the title."""
    return _table(document) if document.look.control_place == CONTROL_FIRST else ()


def control_last(document: Document) -> tuple[ControlRow, ...]:
    """Return the rows under a heading of their own, where these stand at the end."""
    return _table(document) if document.look.control_place != CONTROL_FIRST else ()


def control_mark(rows: Iterable[ControlRow]) -> Mark:
    """Return the mark of the heading over rows, which comes and goes with the last of them."""
    return shared_mark(row.mark for row in rows)


def _table(document: Document) -> tuple[ControlRow, ...]:
    parted = document.look.control_place == PARTED
    rows = (row for row in document.control if not (parted and row.key in GLANCE))
    return tuple(_as_printed(row, document) for row in rows)


def _as_printed(row: ControlRow, document: Document) -> ControlRow:
    if row.key in ONE_EACH and document.look.control_place != CONTROL_FIRST:
        return replace(row, blocks=_listed(row.blocks))
    if row.key in DECIDED:
        return replace(row, blocks=tuple(_proposed(one, row.mark, document) for one in row.blocks))
    return row


def _listed(blocks: Blocks) -> Blocks:
    """Return paragraphs as items of lists; whatever else there is stays as it is."""
    made: list[Block] = []
    for is_item, found in groupby(blocks, key=_is_item):
        some = tuple(found)
        items = tuple(Item(blocks=(one,)) for one in some)
        made += [List(style=ListStyle.BULLET, items=items)] if is_item else some
    return tuple(made)


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and _words(block.inlines) not in ALONE


def _proposed(block: Block, around: Mark, document: Document) -> Block:
    """Return a day with the word that nobody has agreed to it, where that is so."""
    if not isinstance(block, Paragraph):
        return block
    revision = document.revision
    is_draft = document.status is Status.DRAFT
    was_draft = revision.old == DRAFT if revision else is_draft
    new = document.said(_word(block.inlines, Deleted, is_draft))
    old = document.said(_word(block.inlines, Inserted, was_draft))
    match block.mark.within(around):
        case Mark.INSERTED:
            said = changed_words(new, new)
        case Mark.DELETED:
            said = changed_words(old, old)
        case _:
            said = changed_words(old, new)
    return replace(block, inlines=(*block.inlines, *said))


def _word(inlines: Inlines, hidden: type[Inserted | Deleted], draft: bool) -> str:  # noqa: FBT001
    """Return what is said behind a date of one of the two texts of a redline."""
    words = _words(tuple(one for one in inlines if not isinstance(one, hidden)))
    return PROPOSED if draft and words[-4:].isdigit() else ""


def _words(inlines: Inlines) -> str:
    return "".join(run.value for run in runs(inlines))
