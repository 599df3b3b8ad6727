"""A bracket opens and does not close, or the other way round.

Why it matters: readers cannot tell where the aside ends.
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

LABEL = re.compile(r"(?:^|[\s;:,])\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)(?=\s)")
SMILEY = re.compile(r"[:;]-?[()]")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Count brackets in each paragraph, without labels such as a)."""
    for block in manuscript.prose():
        words = SMILEY.sub("", LABEL.sub(" ", block.text))
        for left, right in ("()", "[]"):
            if words.count(left) != words.count(right):
                at = max(block.text.rfind(left), block.text.rfind(right))
                yield quoted(block, at, at + 1)
                break


RULE = Rule(
    id="bracket-unbalanced",
    group=Group.WORDS,
    weight=Weight.LOOK,
    why="A bracket has no partner.",
    remedy="Close it, or take it out.",
    find=find,
)
