"""A row of a table begins with 'e.g.': the model's example was not taken out.

Why it matters: readers take it for an account or a contact of yours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

EXAMPLE = re.compile(r"(?:e\.?g\.?|example|for example|sample)\b[\s:.,-]*\S", re.IGNORECASE)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find rows whose first cell says that it is an example."""
    for block in manuscript.tables():
        for number, row in enumerate(block.rows[1:], 1):
            first = row[0].strip() if row else ""
            if EXAMPLE.match(first) and len(first) < 60:
                yield Hit(block, cut(" | ".join(cell for cell in row if cell)), row=number)


RULE = Rule(
    id="example-row-left",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="The example of the model is still in the table.",
    remedy="Take the row out, or put your own facts in.",
    find=find,
)
