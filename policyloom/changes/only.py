"""Only: the words of a line on both sides -> an ‘only’ that limits something else than before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policyloom.changes.gravity import name_of
from policyloom.changes.turned import names
from policyloom.changes.weighing import BEING
from policyloom.changes.weights import EXTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]

BEHIND = 2
"""Words behind an ‘only’ by which it is known what it limits."""
HELPING = BEING | {"will", "shall", "may", "can", "must", "should", "would", "could"}
"""What stands before an ‘only’ that limits a verb with all that follows it."""


def other_only(old: Text, new: Text) -> Iterator[str]:
    """Yield an ‘only’ that stands before another of the words that both sides have."""
    before, after = (Counter(_limited(text)) for text in (old, new))
    both = _known(old) & _known(new)
    apart = (before - after) + (after - before)
    if _as_a_whole(old, after) or _as_a_whole(new, before):
        return
    if before.total() == after.total() and apart and frozenset().union(*apart) <= both:
        yield f"{EXTENT} is about something else (‘only’)"


def _as_a_whole(text: Text, others: Counter[frozenset[str]]) -> bool:
    """Tell whether a verb is limited with all behind it: ‘will only be given in winter’."""
    for place, token in enumerate(text):
        if token.words.lower() == "only" and text[place - 1].words.lower() in HELPING:
            behind = {*names(text[place + 1 :])}
            return others.total() == 1 and all(other <= behind for other in others)
    return False


def _limited(text: Text) -> Iterator[frozenset[str]]:
    """Yield what each ‘only’ stands before: ‘only trained staff’, ‘only staff who are trained’."""
    for place, token in enumerate(text):
        if token.words.lower() == "only":
            yield frozenset(names(text[place + 1 :])[:BEHIND])


def _known(text: Text) -> frozenset[str]:
    return frozenset(name_of(token) for token in text) | {""}
