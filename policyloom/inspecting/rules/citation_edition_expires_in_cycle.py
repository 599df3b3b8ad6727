"""The cited edition ends before the policy is reviewed again.

Why it matters: for a part of its time the policy will point to rules that are not in force.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.dates import date_words
from policyloom.inspecting.citing import mentions
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.control import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find editions that are in force today, or were at the last review, and end before the next."""
    due = day_of(manuscript.control.get("next-review", ""))
    last = day_of(manuscript.control.get("last-reviewed", "")) or ground.today
    for one in mentions(ground.known.instruments, manuscript.body()):
        edition = one.of
        if edition and due and edition.until and last[:7] <= edition.until[:7] < due[:7]:
            words = one.block.text[one.start : one.end]
            note = f"It ends on {date_words(edition.until)}."
            yield Hit(one.block, words, note, span=(one.start, one.end))
            return


RULE = Rule(
    id="citation-edition-expires-in-cycle",
    group=Group.OUT_OF_DATE,
    weight=Weight.LOOK,
    why="That edition ends before the next review of this policy.",
    remedy="Review the policy when the new edition comes, or cite it without a year.",
    find=find,
)
