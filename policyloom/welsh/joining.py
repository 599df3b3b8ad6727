"""Joining: words one after the other, with the mutation that the joining word asks for.

``a`` is ``ac`` before a vowel, and p, t and c are breathed after it (*staff a phlant*); after
``neu`` nine sounds soften (*athro neu lywodraethwr*). A name keeps its capital and its sound.
"""

from __future__ import annotations

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
