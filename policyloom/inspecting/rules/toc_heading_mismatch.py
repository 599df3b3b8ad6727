"""The contents name a section otherwise than its heading does.

Why it matters: the contents were typed, and were not changed with the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.inspecting.contents import contents_lines, partner, shorter
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import cut
from policyloom.manuscript.contents import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

CLOSE = 0.45
GLOSS = 2


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Pair entries that are no heading with the heading that has their number, or is like them."""
    lines = contents_lines(manuscript)
    headings = {bare(one.text): one for one in manuscript.headings}
    free = [one for name, one in headings.items() if name not in {bare(e.words) for e in lines}]
    for entry in lines:
        if bare(entry.words) in headings:
            continue
        found = partner(entry, free)
        if found:
            free.remove(found)
            if not shorter(entry.words, found.text):
                yield Hit(found, f"{cut(entry.words)}; the heading is {cut(found.text)}")


RULE = Rule(
    id="toc-heading-mismatch",
    group=Group.NOWHERE,
    weight=Weight.MEND,
    why="The contents say another name than the heading.",
    remedy="Let Word make the contents, or make the two the same.",
    find=find,
)
