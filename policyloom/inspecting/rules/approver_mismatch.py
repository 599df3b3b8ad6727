"""A single member of staff below the head approved the policy, or another than the text says.

Why it matters: policies are approved by the board, by a committee or by the head that it names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

POST = re.compile(
    r"\b(?:manager|officer|lead|co-?ordinator|secretary|bursar|assistant|administrator|technician|caretaker|SENCO|SENDCO)\b",
    re.IGNORECASE,
)
BOARD = re.compile(
    r"\b(?:govern|trustee|board|committee|head|principal|chief executive|CEO|director|panel|council|executive)",
    re.IGNORECASE,
)


ONE = re.compile(rf"{POST.pattern}|\b(?:head|principal|chief executive|CEO)", re.IGNORECASE)
SEVERAL = re.compile(r"\b(?:govern|trustee|board|committee|council|panel)", re.IGNORECASE)
DUTY = re.compile(
    rf"{SEVERAL.pattern}[^.;]{{0,90}}?\b(?P<deed>review|approv|ratif|adopt)\w*(?: and \w+)? (?:this|the|our) policy\b",
    re.IGNORECASE,
)
"""What several people have to do with the policy."""
KEYS = {
    "review": "reviewed-by",
    "approv": "approved-by",
    "ratif": "approved-by",
    "adopt": "approved-by",
}


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find a post where the document control says who approved it, or where the text says a board."""
    yield from _by_another(manuscript)
    said = manuscript.control.get("approved-by", "")
    if POST.search(said) and not BOARD.search(said):
        block = next((one for one in manuscript.blocks if one.control and said in one.text), None)
        yield Hit(block, f"approved by: {said}")


def _by_another(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a board that has the duty to review or approve it, where the control names one post."""
    lead: Block | None = None
    for block in manuscript.prose():
        lead = lead if block.kind is Kind.ITEM else block
        text = f"{lead.text} {block.text}" if lead and lead is not block else block.text
        found = DUTY.search(text)
        key = KEYS.get(found["deed"][:6].lower()) if found else None
        said = manuscript.control.get(key or "", "")
        row = next((one for one in manuscript.blocks if one.control and said in one.text), None)
        if said and row and ONE.search(said) and not SEVERAL.search(said):
            note = f"The document control says {cut(said)}."
            yield Hit(lead or block, cut(text), note, also=(Hit(row, cut(row.text)),))


RULE = Rule(
    id="approver-mismatch",
    group=Group.OUT_OF_DATE,
    weight=Weight.LOOK,
    why="Whoever should approve or review it did not, as far as it says.",
    remedy="Have it approved by whoever your scheme of delegation names.",
    find=find,
)
