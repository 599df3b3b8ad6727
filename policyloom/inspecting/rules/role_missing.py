"""An article stands before a small word: somebody deleted the post between them.

Why it matters: readers are sent to nobody.
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

HOLE = re.compile(
    r"\b(?:the|a|an) (?:as|to|of|by|or|and|for|from|with|without|within|at|when|if|unless|who|which|must|should|will|may|can|shall|is|are|was|were|has|have|had|immediately|promptly|before|about|until|because|during|after)\b(?![-'’])(?! (?:school|care|hours|and after|the event))(?! (?:the|a)\b(?: \w+){0,2} (?:of|as)\b)",
    re.IGNORECASE,
)
LETTER = re.compile(r"\b(?:[A-Z] |Part |grade |type |Section )[Aa] (?:and|or|to|of|is)\b")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find an article with no noun."""
    for block in manuscript.prose():
        for found in HOLE.finditer(block.text):
            letter = (
                found[0].startswith("A ")
                and found.start()
                and block.text[found.start() - 2 : found.start() - 1] not in ".!?"
            )
            if not letter and not found[0].split()[1].isupper():
                yield quoted(block, found.start(), found.end())


RULE = Rule(
    id="role-missing",
    group=Group.WORDS,
    weight=Weight.MEND,
    why="A word is missing here.",
    remedy="Put in who is meant.",
    find=find,
)
