"""TRACE: a Document and some of its words -> where they stand, and what put them there."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.document import (
    CONTENTS_TITLE,
    CONTROL_TITLE,
    Definitions,
    EditorNote,
    Form,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    Image,
    InLanguage,
    List,
    Paragraph,
    Subheading,
    Table,
    Text,
    plain,
    runs,
)
from policyloom.english.sentences import starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Blocks, Document, Inlines, Origin, Provision, Section

# Typed and typographic forms of one sign are the same to a person who searches. Each is one
# character for one, so that places in the text stay what they were.
SAME = str.maketrans("\u2018\u2019\u201c\u201d\u00a0\u202f\u2011\u2013\u2014", "''\"\"  ---")
CLOSE_ENOUGH = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, heading or cell: its place in words, and its runs in reading order."""

    place: tuple[str, ...]
    runs: tuple[Text, ...]

    @property
    def words(self) -> str:
        """The words as a reader sees them."""
        return "".join(run.value for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the words found, and what put it there: the program itself when nothing."""

    words: str
    origin: Origin | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Words found: from ``start`` to ``end`` in the passage, and the pieces they are made of."""

    passage: Passage
    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def sentence(self) -> tuple[str, str, str]:
        """The sentence around the words, in three parts: before, the words, after."""
        words = self.passage.words
        ends = starts(words)
        first = max((end for end in ends if end <= self.start), default=0)
        last = min((end for end in ends if end >= self.end), default=len(words))
        return (
            words[first : self.start].lstrip(),
            words[self.start : self.end],
            words[self.end : last].rstrip(),
        )


def find(document: Document, words: str) -> tuple[Match, ...]:
    """Return every place of ``words``, whatever their case and wherever runs begin and end."""
    looked_for = _pattern(words)
    return tuple(match for passage in passages(document) for match in _in(passage, looked_for))


def nearest_words(document: Document, words: str) -> str | None:
    """Return the words of the document that are most like ``words``, if any are close."""
    count = len(words.split())
    phrases: dict[str, str] = {}
    for passage in passages(document):
        said = passage.words.split()
        for at in range(len(said) - count + 1):
            phrase = " ".join(said[at : at + count]).strip(".,;:()")
            phrases.setdefault(_plainly(phrase), phrase)
    close = difflib.get_close_matches(_plainly(words), list(phrases), n=1, cutoff=CLOSE_ENOUGH)
    return phrases[close[0]] if close else None


def _plainly(words: str) -> str:
    return " ".join(words.translate(SAME).lower().split())


def _pattern(words: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in words.translate(SAME).split()]
    return re.compile(r"\s+".join(parts), re.IGNORECASE)


def _in(passage: Passage, looked_for: re.Pattern[str]) -> Iterator[Match]:
    for found in looked_for.finditer(passage.words.translate(SAME)):
        if found.end() > found.start():
            yield Match(
                passage=passage,
                start=found.start(),
                end=found.end(),
                pieces=tuple(_pieces(passage.runs, found.start(), found.end())),
            )


def _pieces(passage_runs: Iterable[Text], start: int, end: int) -> Iterator[Piece]:
    for origin, together in groupby(_between(passage_runs, start, end), lambda run: run.origin):
        yield Piece(words="".join(run.value for run in together), origin=origin)


def _between(passage_runs: Iterable[Text], start: int, end: int) -> Iterator[Text]:
    """Yield what lies between two places, cut where runs reach over them."""
    at = 0
    for run in passage_runs:
        inside = run.value[max(start - at, 0) : max(end - at, 0)]
        if inside:
            yield Text(inside, origin=run.origin)
        at += len(run.value)


# WHERE WORDS STAND


def passages(document: Document) -> Iterator[Passage]:
    """Yield every passage of the document in reading order."""
    yield _passage(("Title",), document.title)
    for row in document.control:
        yield from _blocks((CONTROL_TITLE, row.label), row.blocks)
    yield from _blocks(("Notices",), document.notices)
    for section in document.contents:
        if section.short_title != section.title:
            yield _passage((CONTENTS_TITLE, section.label), section.short_title)
    for section in document.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Passage]:
    place = (_named(section.label, section.title),)
    yield _passage(place, section.title)
    for provision in section.provisions:
        yield from _provision(place, provision)


def _provision(place: tuple[str, ...], provision: Provision) -> Iterator[Passage]:
    here = _named(provision.label, provision.heading)
    below = (*place, here) if here else place
    if provision.heading:
        yield _passage(below, provision.heading)
    yield from _blocks(below, provision.blocks)


def _named(label: str, words: Inlines) -> str:
    return f"{label} {plain(words)}".strip()


def _passage(place: tuple[str, ...], inlines: Inlines) -> Passage:
    return Passage(place=tuple(part for part in place if part), runs=tuple(runs(inlines)))


def _blocks(  # noqa: C901 - one case a block
    place: tuple[str, ...], blocks: Blocks
) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Paragraph() | Subheading():
                yield _passage(place, block.inlines)
            case List():
                for item in block.items:
                    yield from _blocks(place, item.blocks)
            case Table():
                yield from _table(place, block)
            case EditorNote():
                yield from _blocks((*place, "Editor's note"), block.blocks)
            case InLanguage():
                yield from _blocks(place, block.blocks)
            case Definitions():
                for definition in block.items:
                    yield _passage(place, definition.term)
                    yield from _blocks(place, definition.blocks)
            case Image():
                yield _passage((*place, "picture"), block.caption)
            case Form():
                yield from _form((*place, f"form {plain(block.title)}"), block)


def _form(place: tuple[str, ...], form: Form) -> Iterator[Passage]:
    for row in form.rows:
        match row:
            case FormGroup():
                yield _passage(place, row.title)
            case FormStatement():
                yield _passage(place, row.inlines)
            case FormField():
                yield from (_passage(place, line) for line in (row.label, row.help))
            case FormTicks():
                labels = (option.label for option in row.options)
                yield from (_passage(place, line) for line in (row.label, row.help, *labels))
            case FormSignature():
                yield from (_passage(place, line) for line in (row.label, row.statement))


def _table(place: tuple[str, ...], table: Table) -> Iterator[Passage]:
    below = (*place, f"table {plain(table.caption)}".strip())
    if table.caption:
        yield _passage(below, table.caption)
    for row in (*table.header, *table.rows):
        for cell in row.cells:
            yield from _blocks(below, cell.blocks)
