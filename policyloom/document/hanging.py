"""Hanging together: a line of words -> the same words, tied where no line of a page may end.

Every writer whose lines are broken by a page asks here, so that dates, sums and numbers with a
unit stay whole in all of them alike. The text of the document keeps its spaces.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document.inlines import Deleted, Inserted, Text, Unfilled, every, runs
from policyloom.english.ties import MOST, TIE, ties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document.inlines import Inline, Inlines

PADDING = 2
"""The space at both sides of a cell's words, in letters."""
LINE = 0.3
"""How much of a line of the page may hang together; a question of a form has no more room."""


def most_letters(room: float, share: float = LINE) -> int:
    """Return how many letters may hang together in a share of a line of so many letters."""
    return min(MOST, int(room * share - PADDING))


def hung(inlines: Inlines, most: int = MOST) -> Inlines:
    """Return words with ties for the spaces at which no line may end.

    Of a redline the old text and the new one are each tied as they would be alone.
    """
    said = "".join(run.value for run in runs(inlines))
    places = ties(said, most)
    if any(isinstance(one, Inserted | Deleted) for one in every(inlines)):
        places = frozenset((*_places(inlines, Deleted, most), *_places(inlines, Inserted, most)))
    return tuple(_rebuilt(inlines, places, 0)) if places else inlines


def _places(inlines: Inlines, without: type[Inline], most: int) -> Iterator[int]:
    stays = list(_stays(inlines, without))
    said = "".join(letter for _, letter in stays)
    return (stays[place][0] for place in ties(said, most))


def _stays(inlines: Inlines, without: type[Inline], start: int = 0) -> Iterator[tuple[int, str]]:
    """Yield the letters of one of the two texts, each with its place among those of both."""
    for inline in inlines:
        if isinstance(inline, Text | Unfilled):
            yield from enumerate(_said(inline), start)
        elif not isinstance(inline, without):
            yield from _stays(inline.inlines, without, start)
        start += len(_said(inline))


def _rebuilt(inlines: Inlines, places: frozenset[int], start: int) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Text):
            letters = enumerate(inline.value, start)
            yield replace(inline, value="".join(TIE if at in places else s for at, s in letters))
        elif isinstance(inline, Unfilled):
            yield inline
        else:
            yield replace(inline, inlines=tuple(_rebuilt(inline.inlines, places, start)))
        start += len(_said(inline))


def _said(inline: Inline) -> str:
    return "".join(run.value for run in runs((inline,)))
