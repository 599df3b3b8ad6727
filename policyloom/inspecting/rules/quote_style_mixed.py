"""Straight and curly quotation marks stand side by side.

Why it matters: they show what was pasted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

STRAIGHT = re.compile(r"(?<!\w)'[^'\n]{2,40}'(?!\w)|\"[^\"\n]{2,60}\"")
CURLY = re.compile(r"[‘“][^’”\n]{2,60}[’”]")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find both kinds, and quote the fewer."""
    prose = tuple(manuscript.prose())
    straight, curly = list(hits(prose, STRAIGHT)), list(hits(prose, CURLY))
    if straight and curly:
        fewer, more = sorted((straight, curly), key=len)
        yield from (replace(one, also=(more[0],)) for one in fewer)


RULE = Rule(
    id="quote-style-mixed",
    group=Group.WORDS,
    weight=Weight.NOTE,
    why="Straight and curly quotation marks are mixed.",
    remedy="Use one kind.",
    find=find,
)
