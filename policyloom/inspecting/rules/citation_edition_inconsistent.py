"""Two editions of the same guidance are cited in one document.

Why it matters: at most one of them is in force, and readers cannot know which is meant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.inspecting.citing import Mention, mentions
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find instruments that are named with more than one year."""
    found: dict[str, dict[str, list[Mention]]] = {}
    for one in mentions(ground.known.instruments, manuscript.read()):
        if one.edition and not one.is_history:
            found.setdefault(one.instrument.id, {}).setdefault(one.edition, []).append(one)
    for editions in found.values():
        if len(editions) > 1:
            for mine in editions.values():
                first, *rest = (quoted(one.block, one.start, one.end) for one in mine)
                yield replace(first, also=tuple(rest))


RULE = Rule(
    id="citation-edition-inconsistent",
    group=Group.TWO_THINGS,
    weight=Weight.MEND,
    why="The same Act or guidance is cited with two years.",
    remedy="Cite one of them throughout.",
    find=find,
)
