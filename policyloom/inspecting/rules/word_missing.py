"""A phrase has lost a small word, or has one too many.

Why it matters: the sentence does not say what it means.
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

PHRASES = re.compile(
    r"\b(?:advised|asked|encouraged|able|expected|required|reminded) (?:to )?refer the\b"
    r"|\bof that of others\b|\bin accordance (?:to|of)\b|\bin line (?:to|of)\b|\bcomply to\b|\bdue regards? (?:of|for)\b"
    r"|\bresponsible (?:to|of) ensur|\bare responsible ensuring\b|\bin regards to\b|\bwith regards of\b"
    r"|\b(?:must|should|will|may|can) (?:must|should|will|may|can)\b|\b(?:must|should|will) (?:to|of)\b (?!(?:the|a)\b)|\bwill ensures\b"
    r"|\bin the event a\b(?! )|\bas soon possible\b|\bas well the\b|\bin addition the\b(?= [a-z]+ (?:will|must))",
    re.IGNORECASE,
)
UNEVEN = re.compile(
    r"\b(?P<small>to|of|for|by|with|from) (?:the|our|each|any) [a-z]+, [a-z]+ and (?P=small) (?!be\b)[a-z]+"
    r"|\bof (?:the|our) (?:school|trust|academy|federation) (?:appropriate|suitable|necessary|relevant)"
    r" (?!to\b|for\b|in\b|and\b|or\b|as\b)[a-z]+"
)
"""One of three lacks the small word that the others have; a word stands where a name was."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find phrases that are wrong in any sentence."""
    for pattern in (PHRASES, UNEVEN):
        yield from hits(manuscript.prose(), pattern)


RULE = Rule(
    id="word-missing",
    group=Group.WORDS,
    weight=Weight.MEND,
    why="A small word is missing, or one is too many.",
    remedy="Mend the sentence.",
    find=find,
)
