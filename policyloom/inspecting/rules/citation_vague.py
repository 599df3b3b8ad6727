"""A citation ends in 'etc'.

Why it matters: nobody can look up 'etc'.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

VAGUE = re.compile(
    r"\b(?:[Ss]ections? \d+[A-Z]?[^.;()]{0,40}\bAct (?:19|20)\d\d,? etc\b|(?:Acts?|Regulations|Orders?|Codes?|Guidance)(?: \d{4})?,? etc\b(?! Act))"
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find citations that are left open."""
    yield from hits(manuscript.body(), VAGUE)


RULE = Rule(
    id="citation-vague",
    group=Group.OUT_OF_DATE,
    weight=Weight.LOOK,
    why="A citation that says 'etc' leaves open what is meant.",
    remedy="Name what is meant, or leave it out.",
    find=find,
)
