"""The contents name a section otherwise than its heading does.

Why it matters: the contents were typed, and were not changed with the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.contents import called_otherwise, shorter
from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find entries that are no shorter title of the heading that they mean."""
    for entry, found in called_otherwise(manuscript):
        if found and not shorter(entry, found):
            also = (Hit(entry.block, cut(entry.words)),)
            yield Hit(found, f"{cut(entry.words)}; the heading is {cut(found.text)}", also=also)


RULE = Rule(
    id="toc-heading-mismatch",
    group=Group.NOWHERE,
    weight=Weight.MEND,
    why="The contents say another name than the heading.",
    remedy="Let Word make the contents, or make the two the same.",
    find=find,
)
