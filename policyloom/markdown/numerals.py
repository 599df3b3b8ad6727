"""Numerals: what numbers an item of a list, as somebody types it -> how it counts, and back.

``a.``, ``a)`` and ``(a)`` are letters, ``i.``, ``i)`` and ``(i)`` Roman numerals, and numbers
stand in the same three ways. A kind is what numbers the first item: ``(i)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from policyloom.document import Enclosure, ListStyle, count_of, item_number, roman

if TYPE_CHECKING:
    from collections.abc import Mapping

ORDINAL = re.compile(
    r"(?P<open>\(?)(?P<count>[ivxlc]{2,7}|(?P<letter>[a-z])(?P=letter){0,3}|\d{1,9})"
    r"(?P<close>[.)])(?= |\t|$)"
)
STYLES = (ListStyle.DECIMAL, ListStyle.ALPHA, ListStyle.ROMAN)
LAST_ROMAN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """What numbers an item, where it stands on its line, and its number in each way to count."""

    start: int
    end: int
    enclosure: Enclosure
    numbers: Mapping[ListStyle, int]

    @property
    def native(self) -> bool:
        """Tell whether Markdown knows it: ``1.`` or ``1)``."""
        return ListStyle.DECIMAL in self.numbers and self.enclosure is not Enclosure.BRACKETS

    def leads_to(self, other: Numeral) -> bool:
        """Tell whether the other comes next in some way to count."""
        return other.enclosure is self.enclosure and any(
            other.numbers.get(style) == number + 1 for style, number in self.numbers.items()
        )


def numeral_at(line: str, at: int) -> Numeral | None:
    """Return what numbers an item at a place of a line, if anything does."""
    found = ORDINAL.match(line, at)
    if found is None or (found["open"] and found["close"] == "."):
        return None
    enclosure = Enclosure.BRACKETS if found["open"] else Enclosure.BRACKET
    return Numeral(
        start=at,
        end=found.end(),
        enclosure=Enclosure.DOT if found["close"] == "." else enclosure,
        numbers=_numbers(found["count"]),
    )


@cache
def _numbers(count: str) -> Mapping[ListStyle, int]:
    """Return what a numeral may be; the way that is likelier at the beginning comes first."""
    if count.isdecimal():
        return {ListStyle.DECIMAL: int(count)}
    letters = {ListStyle.ALPHA: count_of(count)} if len(set(count)) == 1 else {}
    numerals = {ListStyle.ROMAN: ROMANS[count]} if count in ROMANS else {}
    if count == "i" or len(count) > 1:
        return {**numerals, **letters}
    return {**letters, **numerals}


ROMANS = {roman(number): number for number in range(1, LAST_ROMAN + 1)}
KINDS = {
    item_number(style, 1, enclosure): (style, enclosure)
    for style in STYLES
    for enclosure in Enclosure
}
"""How an item counts and what is around its number, by its kind."""


def kind_of(style: ListStyle, enclosure: Enclosure) -> str:
    """Return the kind of a list that counts."""
    return item_number(style, 1, enclosure)


def said(kind: str, number: int) -> str:
    """Return what numbers an item of a kind of list: ``(iii)``."""
    style, enclosure = KINDS[kind]
    return item_number(style, number, enclosure)
