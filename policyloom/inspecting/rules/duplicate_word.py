"""The same word stands twice in one list of alternatives.

Why it matters: another word was meant.
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

LIST = re.compile(r"(?:[a-z]+, ){2,}(?:and |or )?[a-z]+\b")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find lists of single words in which one is repeated."""
    for block in manuscript.prose():
        for found in LIST.finditer(block.text):
            words = re.findall(r"\b(?!and|or|the|not|any|for)[a-z]{3,}", found[0])
            if len(set(words)) < len(words):
                yield quoted(block, found.start(), found.end())


RULE = Rule(
    id="duplicate-word",
    group=Group.WORDS,
    weight=Weight.LOOK,
    why="It stands twice in one list.",
    remedy="Take one out, or put in what was meant.",
    find=find,
)
