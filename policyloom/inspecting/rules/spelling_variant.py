"""A word is spelt in two ways.

Why it matters: a search finds half of the places.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Rule, Weight
from policyloom.inspecting.words import hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.inspecting.finding import Ground, Hit
    from policyloom.manuscript import Block, Manuscript

VARIANTS = (
    (r"on-line", r"online", "online"),
    (r"cyber[- ]bullying", r"cyberbullying", "cyberbullying"),
    (r"e ?mails?(?<!-mail)(?<!-mails)", r"e-mails?", "one of email and e-mail"),
    (r"web[- ]sites?", r"websites?", "website"),
    (r"log-?in details", r"log in details", "login"),
    (r"well[- ]being", r"wellbeing", "wellbeing"),
    (r"safe-guarding", r"safeguarding", "safeguarding"),
    (r"low level concerns?", r"low-level concerns?", "low-level concern"),
    (r"anti bullying", r"anti-bullying", "anti-bullying"),
    (r"work place", r"workplace", "workplace"),
    (r"pass words?", r"passwords?", "password"),
)

ADDRESS = re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+\b", re.IGNORECASE)
"""Its letters are written together because they must be."""
PART = 3
"""So long are both halves of two words that may be one."""
LOOSE = frozenset(
    [
        "every", "some", "under", "over", "with", "other", "into", "any", "may", "set", "log",
        "all", "can", "for", "out", "off", "not", "one", "sign", "pick", "back", "time",
        "down",
    ]
)  # fmt: skip
"""Words that go together with the next one in another sense: every day, everyday."""
POSTS = frozenset(("headteacher", "headteachers"))
"""How a post is written, another rule tells."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find the rarer spelling of words that have two here; on-line is one of its own."""
    prose = tuple(manuscript.prose())
    for odd, usual, say in (*VARIANTS, *_joined_and_not(prose)):
        first = list(hits(prose, re.compile(rf"\b{odd}\b(?!@)", re.IGNORECASE)))
        second = list(hits(prose, re.compile(rf"\b{usual}\b(?!@)", re.IGNORECASE)))
        if first and second:
            fewer, more = (first, second) if len(first) <= len(second) else (second, first)
            for hit in fewer:
                yield replace(hit, note=f"Better: {say}.", also=(more[0],))


def _joined_and_not(prose: Iterable[Block]) -> Iterator[tuple[str, str, str]]:
    """Yield words that stand here as one, and there as two or with a hyphen."""
    text = ADDRESS.sub(" ", "\n".join(one.text for one in prose)).lower()
    words = set(re.findall(r"[a-z]+", text))
    usual = set(re.findall("|".join(own for _, own, _ in VARIANTS), text))
    parted = re.findall(
        rf"(?=\b([a-z]{{2,}})(-)([a-z]{{2,}})\b)|(?=\b([a-z]{{{PART},}})( )([a-z]{{{PART},}})\b)",
        text,
    )
    for one in sorted({tuple(filter(None, found)) for found in parted}):
        first, sign, second = one
        joined = first + second
        if joined in words - usual - POSTS and not LOOSE & {first, second}:
            yield f"{first}{sign}{second}", joined, joined


RULE = Rule(
    id="spelling-variant",
    group=Group.WORDS,
    weight=Weight.LOOK,
    why="The word is spelt in another way elsewhere.",
    remedy="Use one spelling.",
    find=find,
)
