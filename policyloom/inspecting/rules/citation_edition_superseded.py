"""The text cites an edition of guidance that is no longer in force.

Why it matters: staff read the wrong rules, and inspectors ask for this one by name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.dates import date_words
from policyloom.inspecting.citing import GONE, PAST, YEAR, mentions, newest
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.guidance import EDITIONS
from policyloom.inspecting.words import quoted

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
    yield from _unregistered(manuscript, ground)
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


def _unregistered(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find old editions of guidance that no register knows."""
    for title, year, _ in EDITIONS:
        begins = title.casefold()
        of_it = (
            one for one in ground.known.instruments if one.title.casefold().startswith(begins)
        )
        if any(edition.edition >= str(year) for one in of_it for edition in one.editions):
            continue
        for block in (one for one in manuscript.body() if begins in one.text.casefold()):
            for found in re.finditer(rf"{title}{YEAR.pattern}", block.text, re.IGNORECASE):
                before, after = block.text[: found.start()][-60:], block.text[found.end() :]
                past = PAST.search(before) or GONE.match(after)
                if int(found["year"]) < year and not past:
                    yield quoted(
                        block, found.start(), found.end(), f"An edition of {year} took its place."
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
