"""Limits: a line on both sides -> a comma or a plural on which it hangs what is meant.

‘Pupils, who are late, wait’ is said of all of them, and without the commas of some. What is kept
‘for months’ has no end, and ‘for a month’ has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.gravity import name_of
from policyloom.changes.weights import ACTOR, CONDITION, EXTENT, NUMBER, TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]

RELATIVE = frozenset({"who", "which", "that", "whose"})
KNOWN = frozenset({"the", "our", "your", "its", "this"})
"""What stands before a thing of which there is but one, so that a comma changes nothing."""
MANY = frozenset({"children", "people", "staff", "men", "women"})
PERIODS = frozenset({"hours", "days", "weeks", "months", "years", "terms"})
ONE = ("a ", "an ")


def limits(old: Text, new: Text) -> Iterator[str]:
    """Yield what the commas and plurals of a line say otherwise than before."""
    before, after = (dict(_described(text)) for text in (old, new))
    for noun in before.keys() & after.keys():
        if before[noun] is not after[noun]:
            some, every = "some of them", "all of them"
            was, now = (every, some) if before[noun] else (some, every)
            yield f"{CONDITION} is about {now}, and was about {was}: a comma says so"
    for gone, come in ((_single(old), _several(new)), (_several(old), _single(new))):
        for period in gone.keys() & come.keys():
            yield f"{TIME} changes from ‘{gone[period]}’ to ‘{come[period]}’"


def _described(text: Text) -> Iterator[tuple[str, bool]]:
    """Yield of what words with ‘who’ or ‘which’ are said, and whether a comma stands between."""
    for place, token in enumerate(text):
        comma = place > 1 and text[place - 1].words == ","
        at = place - 2 if comma else place - 1
        if at >= 0 and token.words.lower() in RELATIVE and not _is_one(text, at):
            yield name_of(text[at]), comma


def _is_one(text: Text, at: int) -> bool:
    """Tell whether a noun names one that is known, or is none."""
    name, weight = name_of(text[at]), text[at].weight
    if not name or (weight and weight.kind != ACTOR):
        return True
    *before, noun = (word for token in text[max(at - 2, 0) : at + 1] for word in _words(token))
    many = noun.endswith("s") or noun in MANY
    return not many and not KNOWN.isdisjoint(before)


def _words(token: Token) -> list[str]:
    return token.words.lower().split()


def _single(text: Text) -> dict[str, str]:
    """Return the periods of which a line says one, by what they say."""
    found = (token for token in text if token.changed and token.words.lower().startswith(ONE))
    return {t.weight.says: t.words for t in found if t.weight and t.weight.kind == TIME}


def _several(text: Text) -> dict[str, str]:
    """Return the periods of which a line says several, and not how many."""
    return {
        token.weight.says: token.words
        for place, token in enumerate(text)
        if token.changed and token.weight and token.words.lower() in PERIODS
        if not (place and _tells_how_many(text[place - 1]))
    }


def _tells_how_many(token: Token) -> bool:
    return token.weight is not None and token.weight.kind in {NUMBER, EXTENT}
