"""Initials: a line on both sides -> the line without what is only written out, or shortened.

‘PTA’ is the parent teacher association, and a SENCO the special educational needs coordinator:
where the letters stand on one side of a line, the words that they stand for are no difference.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changes.gravity import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]

INITIALS = re.compile(r"[A-Z]{2,6}|[A-Z]{2,5}s")
SKIPPED = frozenset({"and", "of", "for", "the", "in", "to"})
"""Words of which initials may leave out the letter."""


def written_out(old: Text, new: Text) -> tuple[Text, Text]:
    """Return both sides of a line, in which initials and what they stand for are the same."""
    known = {word for word in map(_initials, (*old, *new)) if word}
    if not known:
        return old, new
    places = tuple(tuple(_spelt_out(side, known)) for side in (old, new))
    named = {word for side in places for word, _ in side}
    first, second = (
        _same(side, {at for _, run in mine for at in run}, named)
        for side, mine in zip((old, new), places, strict=True)
    )
    return first, second


def _initials(token: Token) -> str:
    return token.words.removesuffix("s") if INITIALS.fullmatch(token.words) else ""


def _same(text: Text, places: set[int], named: set[str]) -> Text:
    return tuple(
        replace(token, state=State.SAME) if at in places or _initials(token) in named else token
        for at, token in enumerate(text)
    )


def _spelt_out(text: Text, known: set[str]) -> Iterator[tuple[str, range]]:
    """Yield the initials that words which differ stand for, and where these are."""
    for word in known:
        for first in range(len(text)):
            length = _length(text[first:], word.lower())
            if length:
                yield word, range(first, first + length)


def _length(text: Text, letters: str) -> int:
    """Return how many words from here give the letters, the last of them one or two."""
    return _reached(text, letters, letters, 0)


def _reached(text: Text, letters: str, left: str, count: int) -> int:
    """Return how many words give what is left of the letters, of a choice the longer way."""
    if not text or not (text[0].changed or text[0].words.lower() in SKIPPED):
        return 0
    word, begun = text[0].words.lower(), left != letters
    on = 0
    if word[:1] == left[:1]:
        on = count + 1 if len(left) == 1 else _reached(text[1:], letters, left[1:], count + 1)
    if not on and begun and word.startswith(left):
        return count + 1
    skipped = word in SKIPPED and begun
    return on or (_reached(text[1:], letters, left, count + 1) if skipped else 0)
