"""Phrases: a table of words in two languages, found again though something is put into them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.english.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping


WELSH_MONTHS = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi",
    "Hydref", "Tachwedd", "Rhagfyr",
)  # fmt: skip
DAY = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})\b")
SLOT = re.compile(r"\{(\d*)\}")


def day_in_welsh(words: str) -> str:
    """Return words with every day and month in them in Welsh."""
    return DAY.sub(_day, words)


def _day(found: re.Match[str]) -> str:
    day = f"{found[1]} " if found[1] else ""
    return f"{day}{WELSH_MONTHS[MONTHS.index(found[2])]} {found[3]}"


def filled(words: str, parts: list[str]) -> str:
    """Return words with these parts where it says ``{}``, or ``{2}`` for the second."""
    rest = iter(range(len(parts)))
    return SLOT.sub(lambda slot: parts[int(slot[1]) - 1 if slot[1] else next(rest)], words)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words by what they stand for.

    A label with ``least`` letters is found again though something is put into it.
    """

    table: Mapping[str, str]
    least: int = 1
    patterns: tuple[tuple[re.Pattern[str], str], ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Make ready the labels into which something is put."""
        put_in = (
            (re.compile(_pattern(label), re.DOTALL), words)
            for label, words in self.table.items()
            if SLOT.search(label) and sum(map(str.isalpha, label)) >= self.least
        )
        object.__setattr__(self, "patterns", tuple(put_in))

    def found(self, words: str) -> str | None:
        """Return the other language's words; nothing where the table has none."""
        if known := self.table.get(words):
            return known
        for pattern, meant in self.patterns:
            if match := pattern.fullmatch(words):
                parts = [one or "" for one in match.groups()]
                return day_in_welsh(filled(meant, [self.found(one) or one for one in parts]))
        return None


def _pattern(label: str) -> str:
    return SLOT.sub("(.+?)", re.sub(r"([.?()|*+])", r"\\\1", label))


# JOINING: words one after the other, with the mutation that the joining word asks for
#
# ``a`` is ``ac`` before a vowel, and p, t and c are breathed after it (*staff a phlant*); after
# ``neu`` nine sounds soften (*athro neu lywodraethwr*). A name keeps its capital and its sound.

VOWELS = frozenset("aeiouwyâêîôûŵŷ")
BREATHED = (("p", "ph"), ("t", "th"), ("c", "ch"))
SOFT = (
    ("ll", "l"), ("rh", "r"), ("p", "b"), ("t", "d"), ("c", "g"), ("b", "f"), ("d", "dd"),
    ("g", ""), ("m", "f"),
)  # fmt: skip
STAYS = ("ph", "th", "ch", "dd", "ng", "ts")
"""Sounds that do not mutate, though they begin with a letter that does."""


def joined_in_welsh(words: tuple[str, ...], conjunction: str) -> str:
    """Return several as a list: *staff, llywodraethwyr a gwirfoddolwyr*."""
    *front, last = words
    if not front:
        return last
    return f"{', '.join(front)} {_after(conjunction, last)}"


def softened(words: str) -> str:
    """Return words as they stand behind *o*: 'Deddf Addysg 2002' is 'Ddeddf Addysg 2002'."""
    # A name keeps its capital, and an Act its name, though its first sound changes.
    said = _mutated(words[:1].lower() + words[1:], SOFT)
    return said[:1].upper() + said[1:] if words[:1].isupper() else said


def _after(conjunction: str, words: str) -> str:
    if conjunction == "or":
        return f"neu {_mutated(words, SOFT)}"
    if words[:1].lower() in VOWELS:
        return f"ac {words}"
    return f"a {_mutated(words, BREATHED)}"


def _mutated(words: str, sounds: tuple[tuple[str, str], ...]) -> str:
    """Return words with their first sound as it is after a word that changes it."""
    if words.startswith(STAYS):
        return words
    found = ((old, new) for old, new in sounds if words.startswith(old))
    old, new = next(found, ("", ""))
    return new + words.removeprefix(old) if old else words
