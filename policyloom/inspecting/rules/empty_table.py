"""A table has a heading row and nothing below it.

Why it matters: readers expect facts, and cannot know whether there are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.blocks import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

ANSWERS = re.compile(
    r"name|signature|signed|date|☐|please|details|reason|\bby\b|\btime\b|\bday\b", re.IGNORECASE
)

APPENDIX = re.compile(r"appendix|annex|form\b", re.IGNORECASE)
"""What stands under such a heading is to be filled in."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find tables whose rows below the headings are all empty."""
    places = Places(manuscript)
    for block in manuscript.tables():
        filled = [row for row in block.rows if any(cell.strip() for cell in row)]
        head = block.rows[0] if block.rows else ()
        heads = [cell for cell in head if cell.strip()]
        if len(heads) < 3 or not filled:
            continue
        rest = filled[1:]
        goes_on = all(not row[0].strip() for row in rest) and len(rest) <= 1
        is_form = sum(bool(ANSWERS.search(cell)) for cell in heads) > len(heads) / 2
        appended = APPENDIX.match(places.of(block))
        if goes_on and not is_form and not appended:
            yield Hit(block, cut(" | ".join(heads)))


RULE = Rule(
    id="empty-table",
    group=Group.NOWHERE,
    weight=Weight.MEND,
    why="The table has headings and no rows.",
    remedy="Fill it in, or say in a sentence that there is none.",
    find=find,
)
