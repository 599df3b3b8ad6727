"""A picture or a drawing has no text alternative.

Why it matters: who cannot see it learns nothing, and public bodies must offer the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find pictures without words."""
    for block in manuscript.blocks:
        if block.kind in {Kind.PICTURE, Kind.CHART} and not block.alt:
            yield Hit(block, f"a {block.kind.value} at paragraph {block.line}")


RULE = Rule(
    id="picture-without-words",
    group=Group.EMBARRASS,
    weight=Weight.LOOK,
    why="A picture says nothing to people who cannot see it.",
    remedy="In Word: right-click the picture, View Alt Text, and say what it shows.",
    find=find,
)
