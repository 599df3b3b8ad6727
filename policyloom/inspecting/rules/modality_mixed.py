"""One duty says 'should' among many that say 'must' or 'will'.

Why it matters: 'should' is advice. Whoever breaks this rule will say so.
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

SUBJECT = r"(?:staff|pupils|students|governors|trustees|parents|employees|volunteers|the school|the trust|the headteacher|members of staff|you|users|they)"
DUTY = re.compile(rf"\b{SUBJECT} (?P<word>must|should|will|shall)(?: not)? [a-z]+", re.IGNORECASE)
RARE, MANY = 0.15, 8


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Count the duty words, and quote 'should' where it is rare."""
    found = [(b, f) for b in manuscript.prose() for f in DUTY.finditer(b.text)]
    should = [(b, f) for b, f in found if f["word"].lower() == "should"]
    if len(found) >= MANY and should and len(should) / len(found) <= RARE:
        for block, one in should:
            yield quoted(block, one.start(), one.end())


RULE = Rule(
    id="modality-mixed",
    group=Group.WORDS,
    weight=Weight.NOTE,
    why="'Should' stands here, and duties say another word otherwise.",
    remedy="Use the word of the other duties, or say that it is advice.",
    find=find,
)
