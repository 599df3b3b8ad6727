"""Numbers: as words that count or give an order; and as running text writes them."""

from __future__ import annotations

COUNTED = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
"""Each at its own place."""
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
"""Ten times their place, which begins at two."""
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
"""In their order, which begins at one."""
SPELT = 10
"""The last number that running text spells."""


def number_words(number: int) -> str:
    """Return ``six`` for 6 and ``18`` for 18, as running text has them; ``no`` for none."""
    return (COUNTED[number] if number <= SPELT else str(number)) if number else "no"
