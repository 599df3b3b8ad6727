"""A numbered clause begins with a small letter: it was an item of the list above it.

Why it matters: its number makes a rule of what is half a sentence.
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
    from policyloom.manuscript import Manuscript


OPEN = (":", ",", ";", " or", " and")
GOES_ON = re.compile(r"(?:and|or|but|which|who|that|if|unless|because)\b")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find numbered clauses with a small letter after a clause that ends with a colon."""
    before = ""
    for block in manuscript.prose():
        small = block.text[:1].islower()
        if (
            block.kind is Kind.CLAUSE
            and small
            and (before.endswith(OPEN) or before[:1].islower() or GOES_ON.match(block.text))
        ):
            yield Hit(block, f"{block.label} {cut(block.text)}")
        before = block.text


RULE = Rule(
    id="numbered-list-escape",
    group=Group.WORDS,
    weight=Weight.LOOK,
    why="It is the end of the sentence above, and has a number of its own.",
    remedy="Make it an item of the list above.",
    find=find,
)
