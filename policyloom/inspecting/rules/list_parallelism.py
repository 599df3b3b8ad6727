"""The items of a list begin in two ways: 'reporting …' and 'report …'.

Why it matters: one of them does not go with the beginning of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import cut
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

ENOUGH = 4
NOUNS = {
    "training",
    "monitoring",
    "filtering",
    "bullying",
    "meeting",
    "nothing",
    "anything",
    "something",
    "everything",
    "building",
    "during",
    "string",
    "grooming",
    "sexting",
    "safeguarding",
    "gaming",
    "messaging",
}


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find lists in which all items but one begin with a word in -ing."""
    run: list[Block] = []
    for block in (*manuscript.body(), None):
        if block is not None and block.kind is Kind.ITEM:
            run.append(block)
            continue
        odd = [one for one in run if not _is_ing(one.text)]
        if len(run) >= ENOUGH and len(odd) == 1:
            yield Hit(odd[0], cut(odd[0].text))
        run = []


def _is_ing(words: str) -> bool:
    first = words.split(" ", maxsplit=1)[0].lower()
    return first.endswith("ing") and first not in NOUNS


RULE = Rule(
    id="list-parallelism",
    group=Group.WORDS,
    weight=Weight.NOTE,
    why="The items of this list begin in two ways.",
    remedy="Begin them all alike.",
    find=find,
)
