"""A link leads nowhere.

Why it matters: readers click, and nothing happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

NOWHERE = {"", "#", "about:blank", "http://", "https://"}


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find links without an address."""
    for block in manuscript.blocks:
        for link in block.links:
            if link.address.strip() in NOWHERE and link.words.strip():
                yield Hit(block, cut(link.words))


RULE = Rule(
    id="link-empty",
    group=Group.NOWHERE,
    weight=Weight.MEND,
    why="The link leads nowhere.",
    remedy="Give it an address, or take the link off.",
    find=find,
)
