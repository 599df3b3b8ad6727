"""Counting: numbers as letters and Roman numerals, as Word counts, so that formats agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document.blocks import Enclosure, ListStyle
from policyloom.document.inlines import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from policyloom.document.blocks import List

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd")),
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letters(number: int) -> str:
    """Return a to z, then aa, bb … zz, aaa: Word doubles a letter and does not go on to ab."""
    times, place = divmod(number - 1, len(LETTERS))
    return LETTERS[place] * (times + 1)


def count_of(words: str) -> int:
    """Return the number whose letters these are, large or small."""
    return (len(words) - 1) * len(LETTERS) + LETTERS.index(words[0].lower()) + 1


def roman(number: int) -> str:
    """Return a small Roman numeral."""
    numeral = ""
    for value, mark in ROMAN:
        count, number = divmod(number, value)
        numeral += mark * count
    return numeral


NUMERALS: Mapping[ListStyle, Callable[[int], str]] = {
    ListStyle.DECIMAL: str,
    ListStyle.ALPHA: letters,
    ListStyle.ROMAN: roman,
}


def bullet(depth: int) -> str:
    """Return the mark of a list that so many lists stand around: bullet and dash by turns.

    ``policy.css`` says the same of pages. Every typeface has both.
    """
    return "•–"[depth % 2]


ENCLOSED: Mapping[Enclosure, str] = {
    Enclosure.DOT: "{}.",
    Enclosure.BRACKET: "{})",
    Enclosure.BRACKETS: "({})",
}


def number_of(content: List, number: int, mark: Mark = Mark.NONE) -> str:
    """Return what numbers an item of a list: ``a.``, or ``1.1.2`` for a numbered paragraph.

    One that goes has the number of the old text.
    """
    began = content.as_was if mark is Mark.DELETED else content.began
    if began.prefix:
        return f"{began.prefix}{number}"
    return item_number(content.style, number, content.enclosure)


def item_number(style: ListStyle, number: int, enclosure: Enclosure = Enclosure.DOT) -> str:
    """Return what numbers an item of a list, ``a.``; nothing where a sign or no mark stands."""
    return ENCLOSED[enclosure].format(NUMERALS[style](number)) if style in NUMERALS else ""
