"""A post has a duty, and the list of who is responsible for what does not name it.

Why it matters: nobody holds that post, or whoever does has not read that it is theirs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

LISTED = re.compile(r"\b(?:will be|is|are) responsible for[^.]{0,40}:$|\b(?:will|must|should):$")
POST = r"(?:lead|officer|manager|co-?ordinator|administrator|bursar|governor)"
ACTS = re.compile(
    rf"\b[Tt]he (?P<post>(?:[\w-]+ ){{1,3}}?{POST}) (?:will|must|should|shall|is responsible)\b"
)
FEWEST = 3
"""Fewer lists than these are no list of everybody."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find posts with a duty that stand in none of the lists of duties, nor in a heading."""
    lists = [b.text for b in manuscript.body() if LISTED.search(b.text) and len(b.text) < 120]
    if len(lists) < FEWEST:
        return
    headings = [one.text for one in manuscript.headings]
    tables = [one.text for one in manuscript.body() if one.kind is Kind.TABLE]
    named = " ".join((*lists, *headings, *tables)).lower()
    for block in manuscript.prose():
        for found in ACTS.finditer(block.text):
            post = found["post"].lower()
            if post not in named:
                yield quoted(block, found.start(), found.end())


RULE = Rule(
    id="role-undefined",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="This post has a duty here, and is in no list of who is responsible.",
    remedy="Add the post to the list, or give the duty to a post that is in it.",
    find=find,
)
