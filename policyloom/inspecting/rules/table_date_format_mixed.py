"""The dates of a table are written in several ways.

Why it matters: 2.12.21 and Sept 22 cannot be sorted, and some readers take the month for the day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

FORMS = (
    ("1/2/24", re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")),
    ("1.2.24", re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")),
    ("1-2-24", re.compile(r"\d{1,2}-\d{1,2}-\d{2,4}")),
    ("4 Sept 24", re.compile(r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+\.? '?\d{2}")),
    ("Sept 24", re.compile(r"[A-Z][a-z]{2,3}\.? '?\d{2}")),
    ("September 2024", re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]+ \d{4}")),
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find columns with dates of more than one form."""
    for block in manuscript.tables():
        for at in range(max((len(row) for row in block.rows), default=0)):
            said: dict[str, list[Hit]] = {}
            for number, row in enumerate(block.rows):
                cell = row[at].strip() if at < len(row) else ""
                for name, form in FORMS:
                    if form.fullmatch(cell):
                        said.setdefault(name, []).append(Hit(block, cell, row=number))
            if len(said) > 1:
                *fewer, _ = sorted(said.values(), key=len)
                words = ", ".join(each[0].words for each in said.values())
                yield Hit(block, words, also=tuple(one for each in fewer for one in each))


RULE = Rule(
    id="table-date-format-mixed",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="The dates are written in several ways.",
    remedy="Write all of them in one way, such as 14 October 2024.",
    find=find,
)
