"""Denials: a line on both sides -> the line without a ‘not’ that a contrary says, or an idle ‘if’.

What is ‘not claimed’ is ‘unclaimed’, and where there is ‘no charge’ something is ‘free’: the two
say the same, as ‘if there is a fire’ and ‘in a fire’ do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changes.gravity import State
from policyloom.changes.weights import CONDITION, DUTY, NEGATION, PROMISE, RIGHT, STATE
from policyloom.english.contraries import opposite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]

NEAR = 3
"""Words from a ‘not’ to what it denies, that and itself among them: ‘not to be claimed’."""
BETWEEN = frozenset({"be", "been", "being", "any", "a", "an", "the", "to"})
ALLOWING = frozenset({DUTY, RIGHT, PROMISE})
CLOSE = 5
"""Words that stand in one part of a sentence: ‘if you have any’."""
CONDITIONS = frozenset({"if", "when", "where"})
EXISTING = frozenset({"is", "are"})


def put_plainly(old: Text, new: Text) -> tuple[Text, Text]:
    """Return both sides of a line, in which what is denied and its contrary are the same."""
    first, second = _undenied(old, new)
    second, first = _undenied(second, first)
    return _without_idle(first, second), _without_idle(second, first)


def _undenied(mine: Text, theirs: Text) -> tuple[Text, Text]:
    """Return the sides without what is denied on the one, and its contrary on the other."""
    if any(_is_not(token) for token in theirs):
        return mine, theirs
    found, others = list(mine), list(theirs)
    for place, at in _denied(mine):
        to = next((n for n, token in enumerate(theirs) if _is_contrary(mine[at], token)), None)
        if to is not None:
            found[place], found[at] = _same(found[place]), _same(found[at])
            others[to] = _same(others[to])
    return tuple(found), tuple(others)


def _denied(text: Text) -> Iterator[tuple[int, int]]:
    """Yield where each ‘not’ stands that came or went, and the word that it denies."""
    for place, token in enumerate(text):
        before = text[place - 1].weight if place else None
        # Who may not be late has not to be early.
        if _is_not(token) and not (before and before.kind in ALLOWING):
            near = range(place + 1, min(place + NEAR, len(text)))
            at = next((n for n in near if text[n].words.lower() not in BETWEEN), place)
            # No larger than others may be as large.
            if [token.words.lower() for token in text[at + 1 : at + 2]] != ["than"]:
                yield place, at


def _is_not(token: Token) -> bool:
    weight = token.weight
    return bool(token.changed and weight and weight.kind == NEGATION and weight.says == "not")


def _is_contrary(one: Token, other: Token) -> bool:
    plain = other.weight is None or other.weight.kind == STATE
    return other.changed and plain and opposite(one.words.lower(), other.words.lower())


def _same(token: Token) -> Token:
    return replace(token, state=State.SAME, weight=None)


def _without_idle(mine: Text, theirs: Text) -> Text:
    """Return a side in which ‘if there is’ sets no condition, which the other side does not say.

    What there has to be is told if it comes or goes.
    """
    kinds = {token.weight.kind for token in theirs if token.changed and token.weight}
    return tuple(
        replace(token, weight=None)
        if (weight := token.weight) and weight.kind not in kinds and _is_idle(mine, at)
        else token
        for at, token in enumerate(mine)
    )


def _is_idle(text: Text, at: int) -> bool:
    """Tell whether ‘if’ stands in ‘if there is’, ‘whether’ in ‘whether this or that’."""
    if not text[at].changed:
        return False
    word, *behind = (token.words.lower() for token in text[at : at + CLOSE])
    if word in CONDITIONS:
        return behind[:1] == ["there"] and not EXISTING.isdisjoint(behind[1:2])
    if word == "whether":
        return "or" in behind and "not" not in behind
    before = (token.weight.kind for token in text[max(at - CLOSE, 0) : at] if token.weight)
    return word == "any" and CONDITION in before
