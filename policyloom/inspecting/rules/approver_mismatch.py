"""A single member of staff below the head approved the policy.

Why it matters: policies are approved by the board, by a committee or by the head that it names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

POST = re.compile(
    r"\b(?:manager|officer|lead|co-?ordinator|secretary|bursar|assistant|administrator|technician|caretaker|SENCO|SENDCO)\b",
    re.IGNORECASE,
)
BOARD = re.compile(
    r"\b(?:govern|trustee|board|committee|head|principal|chief executive|CEO|director|panel|council|executive)",
    re.IGNORECASE,
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find a post where the document control says who approved it."""
    said = manuscript.control.get("approved-by", "")
    if POST.search(said) and not BOARD.search(said):
        block = next((one for one in manuscript.blocks if one.control and said in one.text), None)
        yield Hit(block, f"approved by: {said}")


RULE = Rule(
    id="approver-mismatch",
    group=Group.OUT_OF_DATE,
    weight=Weight.LOOK,
    why="No board, committee or head approved it, as far as it says.",
    remedy="Have it approved by whoever your scheme of delegation names.",
    find=find,
)
