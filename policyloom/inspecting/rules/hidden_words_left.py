"""The file holds hidden words.

Why it matters: they are printed by nobody and read by everybody who shows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Quote what is hidden."""
    for block in manuscript.blocks:
        if block.aside == "hidden" and block.text:
            yield Hit(block, cut(block.text))


RULE = Rule(
    id="hidden-words-left",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="Words are hidden in the file, and anybody can show them.",
    remedy="Delete them, or show them.",
    find=find,
)
