"""ENGLISH: what people write for a value of a closed list -> the value that they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.cycles import cycle_meant
from policyloom.english.faiths import character_meant

if TYPE_CHECKING:
    from collections.abc import Collection

SAID = {
    "england": "english, eng, gb eng",
    "wales": "welsh, cymru, gb wls",
    "maintained-school": "community school, voluntary aided school, voluntary controlled school, "
    "foundation school, local authority school, state school",
    "maintained-nursery": "nursery school, nursery",
    "academy-trust": "mat, trust, multi academy trust, single academy trust",
    "academy": "free school, studio school",
    "independent-school": "private school, public school",
    "infant": "infants, key stage 1, ks1",
    "junior": "juniors, key stage 2, ks2",
    "secondary": "high school, upper school, comprehensive, sixth form, college",
    "all-through": "through school, 3 to 18, 4 to 18",
    "special": "send, sen",
}
MEANT = {said: value for value, words in SAID.items() for said in words.split(", ")}


def value_meant(words: str, choices: Collection[str]) -> str | None:
    """Return the one of the choices that somebody meant who wrote other words for it."""
    said = " ".join(words.lower().replace("-", " ").split())
    found = (MEANT.get(said), character_meant(words), cycle_meant(words))
    return next((one for one in found if one in choices), None)
