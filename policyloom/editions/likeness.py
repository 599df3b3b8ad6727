"""Likeness: the words of an edition and of a file -> where they differ."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.document import CONTENTS_TITLE, plain, slot_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document, Section

WORD = re.compile(r"\w+|[^\w\s]")
SAME = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u2011\u00a0", "''\"\"--- ")
AROUND = 4
OPENING = "the opening pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Words of a file that are not those of the edition, with a few words around them."""

    where: str
    before: str
    edition: str
    file: str
    after: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign, and its place in the text."""

    words: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words and signs of a text; kinds of quotation marks and dashes are one."""
    return [Token(m[0], m.start(), m.end()) for m in WORD.finditer(text.translate(SAME))]


def likeness(one: str, other: str) -> float:
    """Return how many words two texts share, from 0 to 1, whatever their order."""
    first, second = (
        Counter(t.words for t in tokens(text) if t.words.isalnum()) for text in (one, other)
    )
    together = first.total() + second.total()
    return 2 * (first & second).total() / together if together else 0.0


def differences(edition: str, file: str, document: Document) -> list[Difference]:
    """Return where the words of a file are not those of the edition, in order.

    ``edition`` and ``file`` were read in the same way; ``document`` names the parts. A name of a
    person, where the document has room for one, is no difference.
    """
    named = tuple(_ending(words) for words in slot_words(document))
    old, new = tokens(edition), tokens(file)
    places = _places(old, document)
    matcher = difflib.SequenceMatcher(
        None, [t.words for t in old], [t.words for t in new], autojunk=False
    )
    found = [
        _difference((edition, old[i1:i2]), (file, new[j1:j2]), (old, i1, i2), places)
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
        if kind != "equal" and not _is_page_number(old[i1:i2], new[j1:j2], places, i1)
    ]
    return [one for one in found if not _is_name(one, named)]


NAME = re.compile(r": (?:[^\W\d_][\w'’.-]*\s?){1,6}")
"""What printing puts in room for a name; there are no figures in it, and few words."""


def _is_name(found: Difference, named: tuple[str, ...]) -> bool:
    """Tell whether all that a file has more is a name behind one of the words given."""
    here = _ending(found.before)
    added = not found.edition and NAME.fullmatch(found.file)
    return bool(added) and any(here.endswith(words) for words in named)


def _ending(words: str) -> str:
    """Return the last of some words, as many as stand before a difference."""
    return " ".join(token.words for token in tokens(words)[-AROUND:])


def _difference(
    old: tuple[str, list[Token]],
    new: tuple[str, list[Token]],
    place: tuple[list[Token], int, int],
    places: list[tuple[int, str]],
) -> Difference:
    every, start, end = place
    text = old[0]
    return Difference(
        where=_where(places, start),
        before=_slice(text, every[max(start - AROUND, 0) : start]),
        edition=_slice(*old),
        file=_slice(*new),
        after=_slice(text, every[end : end + AROUND]),
    )


def _slice(text: str, part: list[Token]) -> str:
    return " ".join(text[part[0].start : part[-1].end].split()) if part else ""


# WHERE


def _places(every: list[Token], document: Document) -> list[tuple[int, str]]:
    """Return the parts of a text by the place of their first word."""
    words = [token.words for token in every]
    contents = _find(words, [t.words for t in tokens(document.said(CONTENTS_TITLE))], 0)
    found = [(0, OPENING), *([(contents, CONTENTS_TITLE)] if contents is not None else [])]
    at = contents or 0
    for heading, opening, name in _headings(document):
        start = _heading(words, heading, opening, at)
        if start is not None:
            found.append((start, name))
            at = start + 1
    return found


def section_name(section: Section) -> str:
    """Return what a section is called: ``section 2 (Photographs)``."""
    title, number = plain(section.title), section.label.rstrip(".")
    return f"section {number} ({title})" if number else f"‘{title}’"


def _headings(document: Document) -> Iterator[tuple[list[str], list[str], str]]:
    """Yield the words of each section's title, its first words, and what it is called."""
    for section in document.sections:
        title, name = plain(section.title), section_name(section)
        first = section.provisions[0] if section.provisions else None
        opening = plain(first.heading) if first else ""
        if first and not opening:
            blocks = [getattr(block, "inlines", ()) for block in first.blocks]
            opening = plain(blocks[0]) if blocks else ""
        yield [t.words for t in tokens(title)], [t.words for t in tokens(opening)[:AROUND]], name


def _heading(words: list[str], title: list[str], opening: list[str], at: int) -> int | None:
    """Return where a title stands with the section's first words soon after it."""
    start = _find(words, title, at)
    while start is not None:
        after = start + len(title)
        if not opening or _find(words[after : after + 2 * AROUND], opening, 0) is not None:
            return start
        start = _find(words, title, start + 1)
    return None


def _find(words: list[str], wanted: list[str], at: int) -> int | None:
    for start in range(at, len(words) - len(wanted) + 1):
        if words[start : start + len(wanted)] == wanted:
            return start
    return None


def _where(places: list[tuple[int, str]], at: int) -> str:
    return next(name for start, name in reversed(places) if start <= at)


def _is_page_number(
    old: list[Token], new: list[Token], places: list[tuple[int, str]], at: int
) -> bool:
    """Tell whether only a page number of the contents differs, as from one layout to another."""
    numbers = all(token.words.isdecimal() for token in (*old, *new))
    return numbers and _where(places, at) == CONTENTS_TITLE
