"""The note of changes names guidance that was not published yet when the version was made.

Why it matters: a date or the guidance is wrong, and the record is worth nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.english.dates import date_words
from policyloom.english.sentences import cut
from policyloom.inspecting.citing import mentions
from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

SEASONS = {"spring": "04", "summer": "06", "autumn": "11", "winter": "12"}
DATED = re.compile(
    r"\b(?P<season>spring|summer|autumn|winter)(?: term)? (?P<year>20\d\d)", re.IGNORECASE
)


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Compare the season of a change note with when the editions in it were published."""
    for block in manuscript.read():
        if not block.control or not block.rows:
            continue
        for row in block.rows:
            dated = DATED.search(row[0]) if row else None
            if dated:
                day = f"{dated['year']}-{SEASONS[dated['season'].lower()]}-30"
                yield from _later(block, row, day, ground)


def _later(block: Block, row: tuple[str, ...], day: str, ground: Ground) -> Iterator[Hit]:
    note = replace(block, text=" ".join(row[1:]))
    for one in mentions(ground.known.instruments, [note]):
        edition = one.of
        begun = (edition.published or edition.in_force) if edition else one.edition
        later = begun > day[: len(begun)]
        if later:
            words = cut(f"{row[0]}: {note.text[one.start : one.end]}")
            published = (
                f"Published: {date_words(edition.published)}."
                if edition and edition.published
                else ""
            )
            yield Hit(block, words, published, block.rows.index(row))


RULE = Rule(
    id="version-label-anachronism",
    group=Group.TWO_THINGS,
    weight=Weight.MEND,
    why="It names an edition that did not exist at that time.",
    remedy="Correct the date, or the edition.",
    find=find,
)
