"""Two versions of a sentence were merged into one: 'has no official channels are:'.

Why it matters: it says two opposite things, and reads like neither.
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

MERGED = re.compile(
    r"\b(?:has|have|with) no\b[^.:;,]{3,60}\b(?:are|is|include)(?:(?: as follows)?:| (?:listed|named|set out|shown|given) (?:below|here|in)\b)"
    r"|\b(?P<aux>does|do|is|are|will|may|can|must|should|has|have) not (?P<deed>[a-z]+(?: [a-z]+){0,3}) (?P=aux) (?P=deed)\b"
    r"|\b(?P<own>does|do|is|are|will|may|can|must|should|has|have) (?P<done>[a-z]+(?: [a-z]+){0,3}) (?P=own) not (?P=done)\b",
    re.IGNORECASE,
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find a denial that goes on as the beginning of a list."""
    yield from hits(manuscript.prose(), MERGED)


RULE = Rule(
    id="variant-text-conflict",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="Two versions of this sentence were run together.",
    remedy="Keep the one that is true of you.",
    find=find,
)
