"""Weighty: a word of weight that came or went, and what it is about; the parts of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token, Weight
    from policyloom.changes.hunks import Chain

    Text = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Weighty:
    """A word of weight in a difference, what the sentence around it is about, and its lead-in.

    ``line`` is the line that it stands in; ``others`` are the plain words that differ there. It is
    ``alone`` if its whole sentence came or went. ``words`` are those of content around it in full.
    """

    weight: Weight
    about: frozenset[str]
    under: Chain
    line: int
    others: frozenset[str]
    alone: bool
    words: frozenset[str] = frozenset()


def stretches(text: Text, ends: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where stretches of a text begin and end that some words or marks divide."""
    start = 0
    for place, token in enumerate(text):
        if token.words.lower() in ends:
            yield start, place + 1
            start = place + 1
    yield start, len(text)
