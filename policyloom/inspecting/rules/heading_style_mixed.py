"""Some headings of a level end with a colon and others do not.

Why it matters: it looks as if several people had written one document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Compare the headings of each level."""
    for level in sorted({one.level for one in manuscript.headings}):
        mine = [one for one in manuscript.headings if one.level == level]
        colon = [one for one in mine if one.text.endswith(":")]
        plain = [one for one in mine if not one.text.endswith(":")]
        if colon and plain:
            odd = min(colon, plain, key=len)
            yield Hit(odd[0], odd[0].text)


RULE = Rule(
    id="heading-style-mixed",
    group=Group.WORDS,
    weight=Weight.NOTE,
    why="Some headings end with a colon and others do not.",
    remedy="End them all alike.",
    find=find,
)
