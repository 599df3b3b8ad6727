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

INITIALS = re.compile(r"[A-Z](?:[a-z]?[A-Z]){1,5}[a-z]?s?")
SKIPPED = frozenset(
    [",", "and", "of", "for", "the", "in", "to", "as", "an", "a", "with", "on", "by", "at"]
)
LONGEST = 16
"""Words of which initials may leave out the letter, and how many words they may stand for."""


PARTS = frozenset({"and", "or", "but", ",", ";", ".", ":"})
"""Where another thing begins."""


def written_out(old: Text, new: Text) -> tuple[Text, Text]:
    """Return both sides of a line, in which initials and what they stand for are the same."""
    first, second = _with_initials(old, new)
    return _unglossed(first, second), _unglossed(second, first)


def _with_initials(old: Text, new: Text) -> tuple[Text, Text]:
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


def _unglossed(mine: Text, theirs: Text) -> Text:
    """Return a side on which what only says what a name means is no difference: our log (CPOMS).

    The name stands behind it in brackets, and bare on the other side.
    """
    found, bare = list(mine), {token.words for token in theirs if _is_name(token)}
    for at in range(1, len(mine) - 2):
        named = mine[at + 1].words in bare and mine[at].words == "(" and mine[at + 2].words == ")"
        for place in range(at + 2, -1, -1) if named else ():
            if place < at and (not mine[place].changed or mine[place].words.lower() in PARTS):
                break
            found[place] = replace(mine[place], state=State.SAME)
    return tuple(found)


def _is_name(token: Token) -> bool:
    return token.words[:1].isupper() and token.words[1:].isalpha()


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
    words = tuple(
        (word, count) if _counts(token) else ("", count)
        for count, token in enumerate(text[:LONGEST], 1)
        for word in token.words.lower().replace("headteacher", "head teacher").split() or [""]
    )
    return _reached(words, letters, letters)


def _counts(token: Token) -> bool:
    return token.changed or token.words.lower() in SKIPPED


def _reached(words: tuple[tuple[str, int], ...], letters: str, left: str) -> int:
    """Return where words end that give what is left of the letters, of two ways the longer."""
    word, count = words[0] if words else ("", 0)
    begun, on = left != letters, 0
    if word[:1] == left[:1]:
        on = count if len(left) == 1 else _reached(words[1:], letters, left[1:])
    if not on and begun and word.startswith(left):
        return count
    skipped = begun and word in SKIPPED
    return max(on, _reached(words[1:], letters, left) if skipped else 0)
