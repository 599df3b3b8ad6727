"""Stated: a document with other words where its text says what its control table says.

Such a run has the concept ``control`` with the key of the row: a text that names its next review
or its version says another day, or another number, once it is approved or reviewed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policyloom.document.inlines import WORDS_ALONE, Text
from policyloom.document.walk import rewritten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document.inlines import Inline, Inlines
    from policyloom.document.parts import Document, Provision

CONTROL = "control"


def restated(document: Document, words: Mapping[str, str]) -> Document:
    """Return a document whose notices and clauses say other words for some rows, by their keys."""

    def lines(inlines: Inlines) -> Inlines:
        return tuple(map(one, inlines))

    def one(inline: Inline) -> Inline:
        if isinstance(inline, Text):
            concept = inline.concept
            said = words.get(concept.key) if concept and concept.kind == CONTROL else None
            return inline if said is None else replace(inline, value=_like(inline.value, said))
        if isinstance(inline, WORDS_ALONE):
            return inline
        return replace(inline, inlines=lines(inline.inlines))

    def parts(held: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(rewritten(part, lines, parts) for part in held)

    def provision(found: Provision) -> Provision:
        return replace(found, heading=lines(found.heading), blocks=parts(found.blocks))

    sections = (
        replace(section, provisions=tuple(map(provision, section.provisions)))
        for section in document.sections
    )
    return replace(document, notices=parts(document.notices), sections=tuple(sections))


def _like(before: str, words: str) -> str:
    """Return the words with a capital where those before them had one."""
    return words[:1].upper() + words[1:] if before[:1].isupper() else words
