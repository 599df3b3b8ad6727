"""Paragraphs of guidance are cited by their numbers.

Why it matters: the numbers move with every edition, and nobody notices.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.citing import mentions
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

PARAGRAPHS = re.compile(
    r"\bpara(?:graph)?s?\.? ?\d+(?:\s?[-–,&]\s?\d+|,? and \d+)*", re.IGNORECASE
)
REACH = 90


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find paragraph numbers near the name of an instrument."""
    for one in mentions(ground.known.instruments, manuscript.prose()):
        near = one.block.text[one.end : one.end + REACH]
        found = PARAGRAPHS.search(near)
        if found:
            yield quoted(one.block, one.start, one.end + found.end())


RULE = Rule(
    id="citation-paragraph-unverified",
    group=Group.OUT_OF_DATE,
    weight=Weight.LOOK,
    why="Paragraph numbers move from one edition to the next.",
    remedy="Look them up in the edition in force, or name the part instead.",
    find=find,
)
