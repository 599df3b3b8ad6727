"""The numbers of the sections, or the letters of the appendices, leave one out or come twice.

Why it matters: something was lost or moved, and references to the numbers lead astray.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

SECTION = re.compile(r"(?:section )?(?P<at>\d{1,2})(?:\.0)?[.:)]?", re.IGNORECASE)
APPENDIX = re.compile(r"(?:appendix|annex) (?P<at>\d{1,2}|[A-Z])\b[.:)]?", re.IGNORECASE)
FEWEST = 2


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find a label that does not go on from the one before it."""
    for form in (SECTION, APPENDIX):
        labelled = [
            (one, _at(found["at"]))
            for one in manuscript.headings
            if one.sure and (found := form.fullmatch(one.label.strip()))
        ]
        if len(labelled) >= FEWEST:
            yield from _jumps(labelled)


def _jumps(labelled: list[tuple[Block, int]]) -> Iterator[Hit]:
    for (before, first), (one, second) in pairwise(labelled):
        if second == first or second == first + 2:
            said = "twice" if second == first else f"after {before.label.strip(' .:)')}"
            yield Hit(one, f"{one.label} {one.text}", f"It comes {said}.")


def _at(label: str) -> int:
    return int(label) if label.isdigit() else ord(label.upper())


RULE = Rule(
    id="section-number-jumps",
    group=Group.NOWHERE,
    weight=Weight.LOOK,
    why="The numbers or letters do not go on one by one.",
    remedy="Number them afresh, and look through the references.",
    find=find,
)
