"""A table has letters for posts in its cells, and nothing explains them.

Why it matters: whoever does not work here cannot read it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Rule, Weight
from policyloom.inspecting.rules.abbreviation_undefined import is_explained
from policyloom.inspecting.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground, Hit
    from policyloom.manuscript import Manuscript

SHORT = r"(?:Co )?[A-Z]{2,5}s?"
CELL = re.compile(rf"(?:^|(?<=[\t\n])){SHORT}(?:(?:, ?| ?/ ?| and | or ){SHORT})*(?=[\t\n]|$)")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find cells with nothing in them but letters that are explained nowhere."""
    text = "\n".join(one.text for one in manuscript.read())
    for block in manuscript.tables():
        for found in CELL.finditer(block.text):
            letters = re.findall(r"[A-Z]{2,5}", found[0])
            below = block.text.count("\n", 0, found.start()) > 0
            if below and not all(is_explained(one, text) for one in letters):
                yield quoted(block, found.start(), found.end())


RULE = Rule(
    id="table-key-missing",
    group=Group.NOWHERE,
    weight=Weight.NOTE,
    why="No key says what these letters stand for.",
    remedy="Write the words out, or put a key below the table.",
    find=find,
)
