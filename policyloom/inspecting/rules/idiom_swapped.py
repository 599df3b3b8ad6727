"""'In Federation': a word was replaced everywhere, also where only the old one made an idiom.

Why it matters: it is no English, and shows how the policy was made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import own_name, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

SWAPPED = re.compile(
    r"\b(?:in|at|after|before|during|outside|out of|to|from|off|round|around|leaves?|leaving|attends?|attending|enters?) (?P<word>trust|Trust|federation|Federation|academy|Academy)\b(?! (?:and|or(?! (?:on|in|at)\b)|schools?|meetings?|training|board|policy|policies|accounts?|staff|premises|devices|time|hours|events?|documents|equipment|networks?|property|life|business|[A-Z]|deed|based|owned|wide|leaders|central|law|funds?|fund|governance|order|transfer|conversion))(?=[\s.,;:)])"
)
OFTEN = 3
NOUN = re.compile(
    r"\b(?:breach|abuse|position|relationship|betrayal|held|hold|holding|placed?|money|funds|assets|loss|level|lack|increase|rise|decrease) (?:of|in) trust\b",
    re.IGNORECASE,
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find a preposition and a bare word for the body, where it is no common noun."""
    prose = tuple(manuscript.prose())
    itself = sum("the trust" in one.text.lower() for one in prose)
    trusts = "trust" in own_name(manuscript).lower() or itself >= OFTEN
    for block in prose:
        for found in SWAPPED.finditer(block.text):
            near = block.text[max(0, found.start() - 14) : found.end()]
            if not NOUN.search(near) and (found["word"] != "trust" or trusts):
                yield quoted(block, found.start(), found.end())


RULE = Rule(
    id="idiom-swapped",
    group=Group.WORDS,
    weight=Weight.MEND,
    why="The word was replaced where the phrase needs the old one.",
    remedy="Write 'in the Trust', or what is meant.",
    find=find,
)
