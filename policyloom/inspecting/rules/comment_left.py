"""The file holds comments.

Why it matters: they were meant for colleagues, and whoever opens the file reads them.
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
    """Quote each comment."""
    for block in manuscript.blocks:
        if block.aside == "comment" and block.text:
            yield Hit(block, cut(block.text))


RULE = Rule(
    id="comment-left",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="A comment that was meant for colleagues is still in the file.",
    remedy="Answer it, then delete it.",
    find=find,
)
