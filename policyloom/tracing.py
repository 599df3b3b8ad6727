"""TRACE: a Document and some of its words -> where they stand, and what put them there."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from policyloom.document import (
    Cell,
    Definition,
    FormField,
    Label,
    Line,
    Row,
    Table,
    Text,
    lines,
    runs,
)
from policyloom.document.grid import placed
from policyloom.english.sentences import starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Document, Inlines, Origin

# Typed and typographic forms of one sign are the same to a person who searches. Each is one
# character for one, so that places in the text stay what they were.
SAME = str.maketrans("\u2018\u2019\u201c\u201d\u00a0\u202f\u2011\u2013\u2014", "''\"\"  ---")
BULLET = re.compile(r"^\s*[-*•◦▪·]\s+(?=\S)")
SIGNS = re.compile(r"(?<!\S)(?:[|/!✓✗]|\[ \]|_{3,})(?!\S)")
ADDRESSES = re.compile(r"\s*<[^<>\s]+>")
NO_BRACKETS = str.maketrans("", "", "()")
CLOSE_ENOUGH = 0.7
NUMBERS = frozenset({Label.SECTION, Label.CLAUSE, Label.ITEM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the words found, and what put it there: the program itself when nothing.

    ``label`` is which of its own words the program printed, and says where they can be changed.
    """

    words: str
    origin: Origin | None
    label: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Words found: from ``start`` to ``end`` in the line, and the pieces they are made of."""

    line: Line
    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def sentence(self) -> tuple[str, str, str]:
        """The sentence around the words, in three parts: before, the words, after."""
        words = self.line.words
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
    searched = [line for line in _searched(document) if line.words]
    ways = (_found(searched, said) for said in _readings(words))
    return next(filter(None, ways), ())


def _found(searched: list[Line], words: str) -> tuple[Match, ...]:
    if not words.strip():
        return ()
    looked_for, side_by_side = _pattern(words), _pattern(words, colon="?")
    found = (match for line in searched for match in _in(line, looked_for))
    numbered = (m for number, line in pairwise(searched) for m in _from(number, line, looked_for))
    rows = (*_rows(searched), *_under_names(searched))
    across = (m for row in rows for m in _across(row, side_by_side))
    return (*found, *numbered, *across)


def _readings(words: str) -> Iterator[str]:
    """Yield the words, then without what a screen has around them: boxes, addresses, brackets."""
    yield words
    without = SIGNS.sub(" ", ADDRESSES.sub("", words))
    without = (without if without.strip() else words.strip(" <>")).rstrip(" :")
    yield without
    yield without.translate(NO_BRACKETS)


def nearest_words(document: Document, words: str) -> str | None:
    """Return the words of the document that are most like ``words``, if any are close."""
    count = len(words.split())
    phrases: dict[str, str] = {}
    for line in _searched(document):
        said = line.words.split()
        for at in range(len(said) - count + 1):
            phrase = " ".join(said[at : at + count]).strip(".,;:()")
            phrases.setdefault(_plainly(phrase), phrase)
    close = difflib.get_close_matches(_plainly(words), list(phrases), n=1, cutoff=CLOSE_ENOUGH)
    return phrases[close[0]] if close else None


def _plainly(words: str) -> str:
    return " ".join(words.translate(SAME).lower().split())


def _pattern(words: str, colon: str = "") -> re.Pattern[str]:
    """Return what finds words; where colons are typed alone and not printed, ``?`` passes over."""
    # Whoever copies an item copies its bullet, which is no word of the document.
    said = BULLET.sub("", words.translate(SAME))
    parts = [re.escape(part) for part in said.split()]
    parts = [f"{part}{colon}" if part.endswith(":") else part for part in parts]
    return re.compile(r"\s+".join(parts), re.IGNORECASE)


def _in(line: Line, looked_for: re.Pattern[str]) -> Iterator[Match]:
    for found in looked_for.finditer(line.words.translate(SAME)):
        if found.end() > found.start():
            yield Match(
                line=line,
                start=found.start(),
                end=found.end(),
                pieces=tuple(_pieces(line, found.start(), found.end())),
            )


def _from(number: Line, line: Line, looked_for: re.Pattern[str]) -> Iterator[Match]:
    """Yield words that begin in a number and go on behind it, where both are printed together."""
    around = number.at.inside
    behind = line.label is None and line.at.inside[: len(around)] == around
    if number.label in NUMBERS and behind and line.at.provision is number.at.provision:
        both = Line((*number.inlines, Text(" "), *line.inlines), line.at)
        end = len(number.words)
        for match in _in(both, looked_for):
            if match.start < end < match.end - 1:
                first, *others = match.pieces
                first = replace(first, words=first.words.strip(), label=number.label)
                yield replace(match, pieces=(first, *others))


ROWS = (Row, Definition, FormField)
"""Parts whose lines stand side by side, a label and what belongs to it or cell by cell."""


def _rows(searched: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the lines that are printed side by side."""
    for row, found in groupby(searched, _row):
        if row and len(side := list(found)) > 1:
            yield side


def _row(line: Line) -> int:
    """Return what tells the row apart in which a line stands; 0 where it is in none."""
    rows = [part for part in line.at.inside if isinstance(part, ROWS)]
    row = rows[-1] if rows else line.at.row
    return id(row) if row and line.at.part != "contents" else 0


def _under_names(searched: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the name of a column with each cell below it, as a narrow table is printed."""
    tables: dict[int, Table] = {}
    said: dict[int, list[Line]] = {}
    for line in searched:
        for part in line.at.inside:
            if isinstance(part, Table):
                tables[id(part)] = part
            elif isinstance(part, Cell):
                said.setdefault(id(part), []).append(line)
    for table in tables.values():
        names = dict(placed([row.cells for row in table.header])[-1]) if table.header else {}
        for row in placed([one.cells for one in table.rows]):
            for column, cell in row:
                name = said.get(id(names.get(column)), [])
                if name and id(cell) in said:
                    yield [*name, *said[id(cell)]]


def _across(row: list[Line], looked_for: re.Pattern[str]) -> Iterator[Match]:
    """Yield words that begin in one line of a row and end in another."""
    inlines: Inlines = ()
    ends: list[int] = []
    for line in row:
        inlines = (*inlines, *line.inlines, Text(" "))
        ends.append((ends[-1] if ends else 0) + len(line.words) + 1)
    for match in _in(Line(inlines, row[-1].at), looked_for):
        inside = [end for end in ends if match.start < end <= match.end]
        if inside:
            label = next(
                one.label for one, end in zip(row, ends, strict=True) if match.start < end
            )
            first, *others = match.pieces
            yield replace(match, pieces=(replace(first, label=label), *others))


def _pieces(line: Line, start: int, end: int) -> Iterator[Piece]:
    between = _between(runs(line.inlines), start, end)
    for origin, together in groupby(between, lambda run: run.origin):
        words = "".join(run.value for run in together)
        # What stands between two tokens may be a space, which nobody asks about.
        if words.strip():
            yield Piece(words=words, origin=origin, label=line.label)


def _between(line_runs: Iterable[Text], start: int, end: int) -> Iterator[Text]:
    """Yield what lies between two places, cut where runs reach over them."""
    at = 0
    for run in line_runs:
        inside = run.value[max(start - at, 0) : max(end - at, 0)]
        if inside:
            yield Text(inside, origin=run.origin)
        at += len(run.value)


def _searched(document: Document) -> Iterator[Line]:
    """Yield the lines of a document; the contents only where they say it otherwise."""
    for line in lines(document):
        section = line.at.section if line.at.part == "contents" else None
        repeats = section and line.inlines in (section.title, (Text(section.label),))
        if not repeats:
            yield line
