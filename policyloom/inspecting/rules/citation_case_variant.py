"""The short name of guidance is written in several ways: KCSIE, KCSiE.

Why it matters: a search finds only half of the places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find short names with other capitals than the register's."""
    for one in ground.known.instruments:
        short = one.abbreviation
        if len(short) > 3 and short.isalpha():
            pattern = re.compile(rf"\b{short}(?=\W|\d|$)", re.IGNORECASE)
            for block in manuscript.read():
                for found in pattern.finditer(block.text):
                    if found[0] != short and not found[0].islower():
                        yield quoted(
                            block,
                            found.start(),
                            found.end(),
                            f"Usually {short}.",
                        )


RULE = Rule(
    id="citation-case-variant",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="The same short name is written in another way than its own.",
    remedy="Write it in one way.",
    find=find,
)
