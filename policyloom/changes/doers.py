"""Doers: the words of a line on both sides -> who does what another did before.

‘The nurse gives the tablets’ is ‘the tablets are given by the nurse’. Where that is ‘by the
teacher’, or two that are named both do what the other did, somebody else has to act.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.changes.gravity import ENDS, JOINS
from policyloom.changes.ordinary import DETERMINERS
from policyloom.changes.weighing import BEING
from policyloom.changes.weights import ACTOR
from policyloom.changes.weighty import stretches
from policyloom.english.senses import base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]

APART = ENDS | JOINS | {","}
"""Between these, somebody does one thing; behind them another does the next."""


def others_do(old: Iterable[Text], new: Iterable[Text]) -> Iterator[str]:
    """Yield who does what another did, where both are named on both sides."""
    before, after = tuple(old), tuple(new)
    both = _named(before) & _named(after)
    for told in (_beside, _by_whom):
        was, now = (dict(_once(side, told)) for side in (before, after))
        apart = (done for done in was.keys() & now.keys() if was[done] != now[done])
        found = (now[done] for done in apart if {was[done], now[done]} <= both)
        yield from (f"{ACTOR} does what another did (‘{one}’)" for one in sorted(found)[:1])


def _named(side: tuple[Text, ...]) -> frozenset[str]:
    return frozenset(name for text in side for token in text if (name := _name(token)))


def _name(token: Token) -> str:
    return token.weight.says if token.weight and token.weight.kind == ACTOR else ""


def _once(
    side: tuple[Text, ...], told: Callable[[Text], Iterator[tuple[str, str]]]
) -> Iterator[tuple[str, str]]:
    """Yield what a side says once, each with whoever it is told of."""
    found = [pair for text in side for pair in told(text)]
    counts = Counter(done for done, _ in found)
    yield from (pair for pair in found if counts[pair[0]] == 1)


def _beside(text: Text) -> Iterator[tuple[str, str]]:
    """Yield the words of content of each part of a line in which one is named."""
    for first, last in stretches(text, APART):
        part = text[first:last]
        named = [name for token in part if (name := _name(token))]
        if len(named) == 1:
            yield from ((base(token.words.lower()), named[0]) for token in part if token.stem)


def _by_whom(text: Text) -> Iterator[tuple[str, str]]:
    """Yield what is done, with whoever does it: ‘pupils lend’, ‘are lent … by staff’."""
    for first, last in stretches(text, ENDS):
        part = [token for token in text[first:last] if token.words.lower() not in DETERMINERS]
        for at, (token, following) in enumerate(pairwise(part)):
            if token.words.lower() == "by":
                yield _done(part[:at]), _name(following)
            elif following.stem and (not at or part[at - 1].words in APART):
                yield base(following.words.lower()), _name(token)


def _done(part: list[Token]) -> str:
    """Return what was done before a ‘by’: the first word of content behind a form of ‘be’."""
    at = max(
        (n for n, token in enumerate(part) if token.words.lower() in BEING), default=len(part)
    )
    return next((base(token.words.lower()) for token in part[at:] if token.stem), "")
