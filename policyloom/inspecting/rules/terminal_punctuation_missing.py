"""A paragraph ends without a full stop.

Why it matters: readers ask whether its end was lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.proper_names import PLACEHOLDER
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import around
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

SHORTEST = 60
OPEN = re.compile(rf"(?:{PLACEHOLDER.pattern})$", PLACEHOLDER.flags)
"""What somebody has yet to fill in has no end."""
ENDS = (".", "!", "?", ":", ";", "”", "’", '"', "'", ")", "…", "]", "/")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find long paragraphs that end with a letter."""
    for block in manuscript.prose():
        link = re.search(r"\S+(?:@|://|www)\S*$", block.text)
        if (
            block.kind in {Kind.PARAGRAPH, Kind.CLAUSE}
            and len(block.text) >= SHORTEST
            and not block.text.endswith(ENDS)
            and not link
            and not block.marked
            and not OPEN.search(block.text)
        ):
            yield Hit(block, around(block.text, len(block.text) - 5, len(block.text)))


RULE = Rule(
    id="terminal-punctuation-missing",
    group=Group.WORDS,
    weight=Weight.NOTE,
    why="The paragraph ends without a full stop.",
    remedy="Add it, or what was lost.",
    find=find,
)
