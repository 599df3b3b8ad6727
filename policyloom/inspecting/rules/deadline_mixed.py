"""Two times, amounts or cycles are given for the same thing.

Why it matters: a complaint is won by whoever quotes the other one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Rule, Weight
from policyloom.inspecting.sayings import sayings
from policyloom.inspecting.topics import telling
from policyloom.inspecting.words import quoted
from policyloom.manuscript.blocks import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground, Hit
    from policyloom.inspecting.sayings import Saying
    from policyloom.manuscript import Block, Manuscript

STAGE = re.compile(r"\b(?:stage|step|level|phase|informal|formal|appeal|panel)\b", re.IGNORECASE)
ITSELF = re.compile(r"\b(?:this|the) (?:policy|procedure|document)\b", re.IGNORECASE)
"""How often the policy itself is reviewed is told by its control."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find what was said before of the same thing, with another value."""
    places = Places(manuscript)
    matter = telling(manuscript.title)
    before: dict[str, list[Saying]] = {}
    for one in sayings(manuscript):
        if ITSELF.search(one.sentence):
            continue
        same = before.setdefault(one.value.kind, [])
        other = next(
            (two for two in same if not one.value.agrees(two.value) and one.is_of(two, matter)),
            None,
        )
        if other and not _of_two_stages(one.block, other.block, places):
            there = quoted(other.block, other.start, other.end)
            also = (replace(there, words=cut(other.sentence)),)
            yield replace(quoted(one.block, one.start, one.end), also=also)
        same.append(one)


def _of_two_stages(one: Block, other: Block, places: Places) -> bool:
    """Tell whether the two stand under headings of two stages; a table may have a row for each."""
    mine, others = places.of(one), places.of(other)
    staged = STAGE.search(mine) and STAGE.search(others)
    return mine != others and bool(staged) and not (one.rows or other.rows)


RULE = Rule(
    id="deadline-mixed",
    group=Group.TWO_THINGS,
    weight=Weight.MEND,
    why="Another time or amount is given for the same thing elsewhere.",
    remedy="Say it once, or say the same.",
    find=find,
)
