"""A policy is named in the text, and is not in the document's own list of related policies.

Why it matters: the list promises to be whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.policies import listed_policies, named_policies, stems
from policyloom.inspecting.words import quoted
from policyloom.manuscript.contents import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

FEWEST = 2
"""One policy alone is no list."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Compare the policies that the text names with the list of them, where there is one."""
    listed = [name for name, _ in listed_policies(manuscript)]
    if len(listed) < FEWEST:
        return
    stemmed = [set(stems(one)) for one in listed]
    seen: set[str] = set()
    for block, name, start, end in named_policies(manuscript):
        mine = set(stems(name))
        near = any(
            len(mine & own) / max(len(mine | own), 1) >= 0.6 or mine <= own for own in stemmed
        )
        if not near and mine and bare(name) not in seen:
            seen.add(bare(name))
            yield quoted(block, start, end)


RULE = Rule(
    id="related-policy-unlisted",
    group=Group.NOWHERE,
    weight=Weight.LOOK,
    why="It is not in this document's list of related policies.",
    remedy="Add it to the list.",
    find=find,
)
