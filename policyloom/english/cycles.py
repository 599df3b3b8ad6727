"""Cycles: how often something is done, as authors say it -> months, and words in a sentence.

A cycle goes by its name (annual, termly), or by a number of months.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policyloom.english.dates import months_after
from policyloom.english.numbers import number_words

YEAR = 12
LEEWAY = 2
"""Months by which a review may end later than its cycle: boards meet when they meet."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """``months`` from one review to the next, none where it has no fixed time; and its words."""

    months: int
    words: str


NAMED = {
    "annual": Cycle(YEAR, "every year"),
    "two-yearly": Cycle(2 * YEAR, "every two years"),
    "three-yearly": Cycle(3 * YEAR, "every three years"),
    "four-yearly": Cycle(4 * YEAR, "every four years"),
    "termly": Cycle(YEAR // 3, "every term"),
    "when needed": Cycle(0, "when needed"),
}
WRITTEN = {
    "annual": r"annually|(?:(?:every|each|once a|one|1)[- ])?year(?:ly)?|(?:every )?12 months",
    "two-yearly": r"biennial(?:ly)?|(?:every )?(?:two|2|other|second)[- ]year(?:s|ly)?",
    "three-yearly": r"triennial(?:ly)?|(?:every )?(?:three|3|third)[- ]year(?:s|ly)?",
    "four-yearly": r"(?:every )?(?:four|4|fourth)[- ]year(?:s|ly)?",
    "termly": r"(?:(?:every|each|once a)[- ])?term",
    "when needed": r"as (?:and when )?(?:needed|required)|when required|if (?:needed|required)",
}
"""How people write the names of cycles otherwise."""


def cycle_meant(words: str) -> str:
    """Return the name of the cycle that somebody meant who wrote other words, or nothing."""
    said = words.strip().lower()
    return next((name for name, form in WRITTEN.items() if re.fullmatch(form, said)), "")


def cycle_of(said: str) -> Cycle:
    """Return what a cycle means: one of the names, or a number of months."""
    return NAMED[said] if said in NAMED else _every(int(said))


def _every(months: int) -> Cycle:
    years, rest = divmod(months, YEAR)
    number, unit = (months, "month") if rest or not years else (years, "year")
    if number == 1:
        return Cycle(months, f"every {unit}")
    return Cycle(months, f"every {number_words(number)} {unit}s")


def next_after(iso: str, cycle: Cycle) -> str:
    """Return the ISO day by which the next review is due; none where it has no fixed time."""
    return months_after(iso, cycle.months) if cycle.months else ""


def latest_after(iso: str, cycle: Cycle) -> str:
    """Return the last ISO day that still fits the cycle; none where it has no fixed time."""
    return months_after(iso, cycle.months + LEEWAY) if cycle.months else ""
