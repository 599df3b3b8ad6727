"""A date of the document control is a season or a term.

Why it matters: nobody can say on which day the policy is due.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

VAGUE = re.compile(
    r"\b(?:spring|summer|autumn|winter|michaelmas|lent|trinity)(?: term)?(?: \d{4}| \d{2}\b)",
    re.IGNORECASE,
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find seasons in the document control."""
    for block in manuscript.read():
        if block.control:
            for found in VAGUE.finditer(block.text):
                yield quoted(block, found.start(), found.end())


RULE = Rule(
    id="control-date-vague",
    group=Group.OUT_OF_DATE,
    weight=Weight.LOOK,
    why="A season or a term is no date.",
    remedy="Give a month and a year, or a day.",
    find=find,
)
