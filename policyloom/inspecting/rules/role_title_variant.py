"""One post is called by two names.

Why it matters: readers take them for two people.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import own_name, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground, Hit
    from policyloom.manuscript import Block, Manuscript

POSTS = (
    (
        r"[Hh]ead ?[Tt]eacher",
        (
            "Headteacher",
            "headteacher",
            "head teacher",
            "Head Teacher",
            "Head teacher",
            "HeadTeacher",
        ),
    ),
    (r"[Pp]rincipal(?! (?:aim|purpose|reason|duty|regulator))", ("Principal",)),
    (r"[Ee]xecutive [Hh]ead(?: ?[Tt]eacher)?", ("Executive Headteacher",)),
    (r"[Dd]eputy [Hh]ead(?: ?[Tt]eacher)?", ("Deputy Headteacher",)),
    (r"[Aa]ssistant [Hh]ead(?: ?[Tt]eacher)?", ("Assistant Headteacher",)),
    (r"SEN(?:D)?[Cc][Oo]", ("SENCO", "SENCo", "SENDCO", "SENDCo")),
    (
        r"[Gg]overning [Bb]o(?:dy|ard)",
        ("governing body", "governing board", "Governing Body", "Governing Board"),
    ),
)

SAME = (
    ("caretaker", "site manager", "premises manager", "site supervisor"),
    ("bursar", "business manager"),
    ("lunchtime supervisor", "midday supervisor", "dinner lady"),
)
HEADS = (
    "(?<!deputy )(?<!assistant )headteacher",
    "(?:the|our) principal(?! (?:aim|purpose|reason|duty|regulator|of))",
)
"""Titles of one post, of which a school uses one; a trust may have schools with both."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find posts that are written in two ways which differ in more than their capitals."""
    prose = (*manuscript.prose(), *(one for one in manuscript.read() if one.control))
    yield from _of_one_post(manuscript, prose)
    for pattern, _ in POSTS:
        found = [
            (b, f) for b in prose for f in re.finditer(rf"(?<![/\w]){pattern}(?![/\w])", b.text)
        ]
        spelt: dict[str, list[tuple[Block, re.Match[str]]]] = {}
        for block, one in found:
            spelt.setdefault(one[0].lower(), []).append((block, one))
        if len(spelt) > 1:
            usual, *_, rare = sorted(spelt, key=lambda key: -len(spelt[key]))
            for block, one in spelt[rare]:
                yield quoted(
                    block,
                    one.start(),
                    one.end(),
                    f"Elsewhere: {spelt[usual][0][1][0]}.",
                )


def _of_one_post(manuscript: Manuscript, prose: tuple[Block, ...]) -> Iterator[Hit]:
    """Find the rarer of two titles for a post of which a school has one."""
    heads = () if re.search("trust|federation", own_name(manuscript), re.IGNORECASE) else (HEADS,)
    for titles in (*SAME, *heads):
        found = {
            title: [
                (block, one)
                for block in prose
                for one in re.finditer(rf"\b{title}\b(?!/)", block.text, re.IGNORECASE)
            ]
            for title in titles
        }
        there = sorted((one for one in titles if found[one]), key=lambda one: -len(found[one]))
        for title in there[1:]:
            for block, one in found[title]:
                yield quoted(
                    block, one.start(), one.end(), f"Elsewhere: {found[there[0]][0][1][0]}."
                )


RULE = Rule(
    id="role-title-variant",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="The same post is called otherwise elsewhere.",
    remedy="Choose one name, and use it everywhere.",
    find=find,
)
