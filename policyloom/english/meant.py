"""ENGLISH: what people write for a value of a closed list -> the value that they mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.cycles import cycle_meant

if TYPE_CHECKING:
    from collections.abc import Collection


# FAITHS: the religious characters that a school can have, and how names and people write them

NONE = "none"
CHURCHES = (
    "church-of-england", "church-in-wales", "roman-catholic", "methodist",
    "church-of-england-and-methodist", "church-of-england-and-roman-catholic", "baptist",
    "united-reformed", "quaker", "greek-orthodox", "seventh-day-adventist", "christian",
)  # fmt: skip
"""Those of which a reader says ‘church school’."""
CHARACTERS = (NONE, *CHURCHES, "jewish", "muslim", "hindu", "sikh", "multi-faith")
WRITTEN = (
    (r"(?:C ?of ?E|Church of England|Anglican)[ /&-]*(?:and )?Methodist", CHURCHES[4]),
    (r"(?:C ?of ?E|Church of England)[ /&-]*(?:and )?(?:RC|(?:Roman )?Catholic)", CHURCHES[5]),
    (r"C\.? ?[oO]f? ?E\.?|C\. ?E\.|V[AC] CE|CE|Church of England|Anglican", "church-of-england"),
    (r"C(?:\. ?)?i(?:\. ?)?W|Church in Wales|Eglwys yng Nghymru", "church-in-wales"),
    (r"R\.? ?C\.?|(?:Roman )?Catholic|Gatholig", "roman-catholic"),
    (r"Methodist|Wesleyan", "methodist"),
    (r"Baptist", "baptist"),
    (r"URC|United Reformed(?: Church)?", "united-reformed"),
    (r"Quaker|Society of Friends", "quaker"),
    (r"Greek Orthodox", "greek-orthodox"),
    (r"Seventh[ -]Day Adventist", "seventh-day-adventist"),
    (r"Christian", "christian"),
    (r"Jewish|Hebrew|Torah", "jewish"),
    (r"Muslim|Islamic|Islamia", "muslim"),
    (r"Hindu", "hindu"),
    (r"Sikh|Khalsa", "sikh"),
    (r"(?:Multi|Inter)[ -]?faith", "multi-faith"),
)
"""Patterns as names have them, the more particular before the more general."""
NO_CHARACTER = re.compile(r"no|none|false|nil|n/?a|not? religious|no faith|secular|community")


SMALL = frozenset({"of", "in", "and"})


def character_words(character: str) -> str:
    """Return a religious character as its own people write it: Church of England."""
    words = character.split("-")
    if character in {"multi-faith", "seventh-day-adventist"}:
        words = ["-".join(words[:2]), *words[2:]]
    return " ".join(one if one in SMALL else one[:1].upper() + one[1:] for one in words)


def character_in(name: str) -> str:
    """Return the religious character that a name says; nothing where it says none."""
    found = (c for pattern, c in WRITTEN if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", name))
    return next(found, "")


def character_meant(words: str) -> str:
    """Return the character that somebody meant who wrote other words for it, or nothing."""
    if NO_CHARACTER.fullmatch(words.strip().lower()):
        return NONE
    said = (c for pattern, c in WRITTEN if re.fullmatch(pattern, words.strip(), re.IGNORECASE))
    return next(said, "")


# VALUES


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
