"""A word is spelt in two ways.

Why it matters: a search finds half of the places.
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

VARIANTS = (
    (r"on-line", r"online", "online"),
    (r"cyber[- ]bullying", r"cyberbullying", "cyberbullying"),
    (r"e ?mails?(?<!-mail)(?<!-mails)", r"e-mails?", "one of email and e-mail"),
    (r"web[- ]sites?", r"websites?", "website"),
    (r"log-?in details", r"log in details", "login"),
    (r"co-?operat\w+", "", ""),
    (r"well[- ]being", r"wellbeing", "wellbeing"),
    (r"off-?site", "", ""),
    (r"safe-guarding", r"safeguarding", "safeguarding"),
    (r"wi-?fi", "", ""),
    (r"anti bullying", r"anti-bullying", "anti-bullying"),
    (r"work place", r"workplace", "workplace"),
    (r"pass words?", r"passwords?", "password"),
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find the rarer spelling of words that have two here; on-line is one of its own."""
    prose = tuple(manuscript.prose())
    for odd, usual, say in VARIANTS:
        if not usual:
            continue
        first = list(hits(prose, re.compile(rf"\b{odd}\b(?!@)", re.IGNORECASE)))
        second = list(hits(prose, re.compile(rf"\b{usual}\b(?!@)", re.IGNORECASE)))
        if first and second:
            for hit in first if len(first) <= len(second) else second:
                yield Hit(hit.block, hit.words, f"Better: {say}.")


RULE = Rule(
    id="spelling-variant",
    group=Group.WORDS,
    weight=Weight.LOOK,
    why="The word is spelt in another way elsewhere.",
    remedy="Use one spelling.",
    find=find,
)
