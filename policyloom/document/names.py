"""Names: where a document has room for a person's name, and what printing puts there.

A document never holds a name. The slot is an empty run of words that says whose name is meant: it
takes no part in digests of words, comparisons or redlines, and prints nothing until it is filled.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document.inlines import WORDS_ALONE, Concept, Text, every, plain
from policyloom.document.walk import all_blocks, own_words, reworded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document.inlines import Inline, Inlines
    from policyloom.document.parts import Document

PERSON = "person"


def name_slot(role: str) -> Text:
    """Return room for the name of who holds a role."""
    return Text("", Concept(kind=PERSON, key=role))


def slot_words(document: Document) -> frozenset[str]:
    """Return the words of the lines that have room for a name."""
    lines = (line for part in all_blocks(document) for line in own_words(part))
    return frozenset(plain(line) for line in lines if any(map(_slot, every(line))))


def slots(document: Document) -> frozenset[str]:
    """Return whose names a document has room for."""
    lines = (line for part in all_blocks(document) for line in own_words(part))
    runs = (one for line in lines for one in every(line))
    return frozenset(key for run in runs if (key := _slot(run)))


def with_names(document: Document, names: Mapping[str, str]) -> Document:
    """Return a document as it is printed, with the names that are known in their slots."""
    if not names or not slots(document):
        return document
    return reworded(document, lambda words: _named(words, names))


def _named(words: Inlines, names: Mapping[str, str]) -> Inlines:
    return tuple(_with_name(one, names) for one in words)


def _with_name(inline: Inline, names: Mapping[str, str]) -> Inline:
    if isinstance(inline, Text):
        name = names.get(_slot(inline), "")
        return replace(inline, value=f": {name}") if name else inline
    if isinstance(inline, WORDS_ALONE):
        return inline
    return replace(inline, inlines=_named(inline.inlines, names))


def _slot(inline: Inline) -> str:
    concept = inline.concept if isinstance(inline, Text) else None
    return concept.key if concept and concept.kind == PERSON else ""
