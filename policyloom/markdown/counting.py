"""Counting: lines that begin with one thing that counts on, be it `Article 1` or `a -`.

Prose that is wrapped hardly ever begins two lines one below the other so.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from policyloom.english.numbers import COUNTED, ORDINALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SPELT_TO = 10
WORDS = (
    COUNTED[1 : SPELT_TO + 1],
    ORDINALS[:SPELT_TO],
    ("firstly", "secondly", "thirdly", "fourthly", "fifthly"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    tuple("abcdefghijklmnopqrstuvwxyz"),
)
"""What counts without figures, each in its order."""
SPELT = frozenset({0, 1, 2})
"""Those of them that are words."""
COUNTER = (
    rf"\d{{1,3}}|{'|'.join(sorted({w for row in WORDS for w in row}, key=len, reverse=True))}"
)
BEGINNING = re.compile(
    rf"(?P<before>(?:[a-z]{{2,12}}\.? |[a-z]{{1,3}}(?=\d)|\d{{1,2}}(?=[a-z]\b)|[^\w\s]{{1,2}} ?)?)"
    rf"(?P<counter>{COUNTER})"
    rf"(?P<ordinal>(?<=\d)(?:st|nd|rd|th)\b)?(?P<after> ?[^\w\s'’]|(?=\s))",
    re.IGNORECASE,
)


class _Begun(NamedTuple):
    """How a line begins: what stays from line to line, the counter, and all of it as typed."""

    stays: tuple[str, int, str]
    number: int
    typed: str

    @property
    def is_sure(self) -> bool:
        """Tell whether it is more than a word or a number that prose may happen to begin with."""
        before, kind, after = self.stays
        spelt = kind in SPELT or (before.isalpha() and not self.typed[0].isupper())
        return bool(before.strip() or after) and not spelt


def counted_on(lines: Sequence[tuple[int, str]]) -> tuple[int, str, bool] | None:
    """Return the first of lines that count on: its number, how it begins, and whether it is sure.

    Lines are given with their numbers, and only those one below the other count.
    """
    for (row, above), (below, line) in pairwise(lines):
        if below != row + 1:
            continue
        for one, other in ((a, b) for a in _readings(above) for b in _readings(line)):
            if one.stays == other.stays and other.number == one.number + 1:
                return row, one.typed, one.is_sure
    return None


def _readings(line: str) -> Iterator[_Begun]:
    """Yield what a line can begin with; ``i`` is a letter and a number."""
    found = BEGINNING.match(line)
    if found is None:
        return
    before, counter = found["before"].lower(), found["counter"].lower()
    typed, after = found[0].strip(), "th" if found["ordinal"] else found["after"].strip()
    if counter.isdigit():
        yield _Begun((before, -1, after), int(counter), typed)
    for at, row in enumerate(WORDS):
        if counter in row and (after or at not in SPELT):
            yield _Begun((before, at, after), row.index(counter), typed)
