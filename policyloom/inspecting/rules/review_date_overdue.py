"""The day on which the policy was to be reviewed again is past.

Why it matters: it is the first thing that an inspector looks at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.control import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Compare the next review with today; a month ends with its last day."""
    said = manuscript.control.get("next-review", "")
    due = day_of(said)
    if due and f"{due}-31"[:10] < ground.today:
        says = [one for one in manuscript.blocks if said in one.text]
        block = next((one for one in says if one.control), says[0] if says else None)
        row = block.text[: block.text.index(said)].count("\n") if block else 0
        yield Hit(block, f"next review: {said}", row=row)


RULE = Rule(
    id="review-date-overdue",
    group=Group.OUT_OF_DATE,
    weight=Weight.MEND,
    why="The policy should have been reviewed by then.",
    remedy="Review it, and set the next date.",
    find=find,
)
