"""The text cites an edition of guidance that is no longer in force.

Why it matters: staff read the wrong rules, and inspectors ask for this one by name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.dates import date_words
from policyloom.inspecting.citing import YEAR, mentions, newest
from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

SEPTEMBER = 9
KCSIE = re.compile(rf"\b(?:KCSIE|Keeping children safe in education){YEAR.pattern}", re.IGNORECASE)


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find editions whose time is over, outside the history of changes."""
    if not ground.known.instruments:
        yield from _yearly(manuscript, ground.today)
    for one in mentions(ground.known.instruments, manuscript.body()):
        current = newest(one.instrument, ground.today)
        if one.edition and current and one.edition < current.edition and not one.is_history:
            words = one.block.text[one.start : one.end]
            yield Hit(
                one.block,
                words,
                f"In force since {date_words(current.in_force)}: {current.title}.",
                span=(one.start, one.end),
            )


def _yearly(manuscript: Manuscript, today: str) -> Iterator[Hit]:
    """Find old editions of what has a new one each September, where no register tells more."""
    year, month, *_ = today.split("-")
    current = int(year) - (int(month) < SEPTEMBER)
    for block in manuscript.body():
        for found in KCSIE.finditer(block.text):
            if int(found["year"]) < current:
                yield Hit(block, found[0], "A new edition comes each September.")


RULE = Rule(
    id="citation-edition-superseded",
    group=Group.OUT_OF_DATE,
    weight=Weight.MEND,
    why="That edition is no longer in force.",
    remedy="Cite the edition in force, and check what it changed.",
    find=find,
)
