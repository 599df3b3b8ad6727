"""A paragraph stands twice, in nearly the same words.

Why it matters: one of them will be changed some day, and the other will not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.blocks import Kind
from policyloom.manuscript.contents import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

SHORTEST = 60


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find paragraphs whose words are the same."""
    seen: dict[str, Block] = {}
    for block in manuscript.prose():
        key = bare(block.text)
        if len(key) >= SHORTEST and block.kind is not Kind.ITEM:
            if key in seen:
                yield Hit(block, cut(block.text), also=(Hit(seen[key], cut(block.text)),))
            seen.setdefault(key, block)


RULE = Rule(
    id="duplicate-clause",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="This stands twice.",
    remedy="Say it once.",
    find=find,
)
