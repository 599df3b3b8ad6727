"""Weighty: a word of weight that came or went, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyloom.changes.gravity import Weight
    from policyloom.changes.hunks import Chain


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
