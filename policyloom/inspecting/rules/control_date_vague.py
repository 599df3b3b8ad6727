"""A date of the document control is a season or a term, or a day that no calendar has.

Why it matters: nobody can say on which day the policy is due.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted
from policyloom.manuscript.control import DAYS, day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

DATES = ("approved-on", "last-reviewed", "next-review", "effective-from")
NO_DAY = "No calendar has that day."
VAGUE = re.compile(
    r"\b(?:spring|summer|autumn|winter|michaelmas|lent|trinity)(?: term)?(?: \d{4}| \d{2}\b)",
    re.IGNORECASE,
)

TERM = re.compile(r"(?:in )?(?:the )?(?:spring|summer|autumn)(?: term)?", re.IGNORECASE)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find seasons in the document control, and days that are none."""
    for key in DATES:
        said = manuscript.control.get(key, "")
        if any(form.search(said) for form in DAYS) and not day_of(said):
            block = next(
                (one for one in manuscript.blocks if one.control and said in one.text), None
            )
            row = block.text[: block.text.index(said)].count("\n") if block else 0
            yield Hit(block, said, NO_DAY, row=row)
        elif TERM.fullmatch(said.strip()):
            block = next(one for one in manuscript.blocks if one.control and said in one.text)
            yield quoted(block, at := block.text.index(said), at + len(said))
    for block in manuscript.read():
        if block.control:
            for found in VAGUE.finditer(block.text):
                yield quoted(block, found.start(), found.end())


RULE = Rule(
    id="control-date-vague",
    group=Group.OUT_OF_DATE,
    weight=Weight.LOOK,
    why="That is no date.",
    remedy="Give a month and a year, or a day.",
    find=find,
)
