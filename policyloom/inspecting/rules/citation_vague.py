"""A citation ends in 'etc', or names an Act without the year that says which it is.

Why it matters: nobody can look it up.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from policyloom.inspecting.acts import GONE, TITLES
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

VAGUE = re.compile(
    r"\b(?:[Ss]ections? \d+[A-Z]?[^.;()]{0,40}\bAct (?:19|20)\d\d,? etc\b|\b(?:legislation|laws?|regulations|statutory guidance|guidance),? etc\b|\b(?:[Vv]arious|[Aa]ppropriate|[Aa]ny relevant) (?:legislation|Acts|laws)\b|\b(?:[Tt]he|[Tt]hese) relevant (?:Acts?|Regulations)\b|(?:Acts?|Regulations|Orders?|Codes?|Guidance)(?: \d{4})?,? etc\b(?! Act))"
)

SEVERAL = sorted(
    name
    for name, count in Counter(one.rsplit(" ", 1)[0] for one in (*TITLES, *GONE)).items()
    if count > 1
)
"""Acts of several years bear these names, so that the year says which is meant."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find citations that are left open."""
    yield from hits(manuscript.body(), VAGUE)
    prose = tuple(manuscript.prose())
    text = "\n".join(one.text for one in manuscript.read())
    for name in SEVERAL:
        if not re.search(rf"\b{name},?(?: \([^)]*\))? \(?\d{{4}}", text):
            yield from hits(prose, re.compile(rf"\b{name}\b(?!s\b|,? etc)"), "It has no year.")


RULE = Rule(
    id="citation-vague",
    group=Group.OUT_OF_DATE,
    weight=Weight.LOOK,
    why="The citation leaves open what is meant.",
    remedy="Name what is meant, or leave it out.",
    find=find,
)
