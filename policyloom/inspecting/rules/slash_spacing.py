"""A slash has a space on one side of it.

Why it matters: it is one of the small things by which readers judge the others.
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

ONE_SIDED = re.compile(r"[A-Za-z]{2,} /[A-Za-z]{2,}|[A-Za-z]{2,}/ [A-Za-z]{2,}")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find slashes with one space."""
    yield from hits(manuscript.prose(), ONE_SIDED)


RULE = Rule(
    id="slash-spacing",
    group=Group.WORDS,
    weight=Weight.NOTE,
    why="A space stands on one side of the slash.",
    remedy="Take it out, or say 'or'.",
    find=find,
)
