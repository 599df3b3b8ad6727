"""An e-mail address stands where an account's public name belongs.

Why it matters: it is what somebody signs in with, and half of what an attacker needs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

COLUMN = re.compile(r"account|page|handle|user ?name|profile", re.IGNORECASE)
NOT_A_COLUMN = re.compile(r"e-?mail|contact", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+@[\w.-]+\.[a-z]{2,}")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find addresses in the column for accounts."""
    for block in manuscript.tables():
        for row, label, cell in cells(block):
            found = MAIL.search(cell)
            if found and COLUMN.search(label) and not NOT_A_COLUMN.search(label):
                yield Hit(block, f"{label}: {found[0]}", row=row)


RULE = Rule(
    id="email-as-account-name",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="What somebody signs in with is published as the name of an account.",
    remedy="Give the name or address of the page that readers see.",
    find=find,
)
