"""Plain: a text file -> pieces. Its looks are signs: ``#``, ``**bold**``, ``[words](address)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.manuscript.contents import OPENING
from policyloom.manuscript.labels import typed_label
from policyloom.manuscript.pieces import (
    CellPiece,
    Grid,
    Line,
    Reading,
    SetAside,
    Target,
    characters_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.manuscript.pieces import Piece

LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<address>[^()\s]*)\)")
TAG = r"</?(?:p|b|i|u|br|em|strong|input|span|div|sup|sub)(?: [^<>]*)?/?>"
SIGNS = re.compile(
    rf"\*\*|(?<!_)__(?=[^\W_])|(?<=[^\W_])__(?!_)|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|{TAG}"
)
UNDERLINED = re.compile(r"<u>(?P<words>[^<>]+)</u>")
HASHES = re.compile(r"(?P<signs>#{1,6})\s+")
RULE = re.compile(r"\s*(?:[=-]{3,}|[*_]{3,}|\f)\s*")
ADDRESS = re.compile(r"<?(?P<address>https?://[^\s<>]+)>?")
PAGED = re.compile(r"[^\t]+\t+\d{1,3}\s*")
WRAPPED = 60
"""A line that is wrapped by hand is at least so long."""
ENDED = (".", ":", ";", "!", "?", "”", '"', ")")


def read_plain(words: str) -> Reading:
    """Return the pieces of a text; a line that was wrapped by hand is read with the next one."""
    return Reading(
        form="txt", pieces=tuple(_Text(words).pieces()), characters=characters_of(words)
    )


class _Text:
    """Reads one text, line by line."""

    def __init__(self, words: str) -> None:
        self.lines = words.split("\n")
        self.wraps = _wraps(self.lines)
        self.at = 0

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces in order."""
        in_contents = False
        while self.at < len(self.lines):
            raw = self.lines[self.at]
            if not raw.strip():
                if raw:
                    yield SetAside(number=self.at + 1, raw=raw, why="space")
                self.at += 1
            elif RULE.fullmatch(raw):
                yield SetAside(number=self.at + 1, raw=raw, why="sign")
                self.at += 1
            elif "\t" in raw.strip(" \r") and not (in_contents and PAGED.fullmatch(raw)):
                yield from self.table()
            else:
                in_contents = in_contents or bool(OPENING.fullmatch(raw.strip()))
                yield from self.paragraph()

    def table(self) -> Iterator[Piece]:
        """Yield a table: lines with tabs between their cells."""
        first = self.at
        rows: list[tuple[CellPiece, ...]] = []
        signs: list[SetAside] = []
        while self.at < len(self.lines) and "\t" in self.lines[self.at].strip("\r "):
            raw = self.lines[self.at]
            rows.append(tuple(self.cells(raw, signs)))
            self.at += 1
        yield Grid(number=first + 1, rows=tuple(rows))
        yield from signs

    def cells(self, raw: str, signs: list[SetAside]) -> Iterator[CellPiece]:
        """Yield the cells of a line."""
        for part in raw.split("\t"):
            made, aside = _line(self.at + 1, part, alone=False)
            if aside:
                signs.append(aside)
            yield CellPiece(lines=(made,) if part else ())

    def paragraph(self) -> Iterator[Piece]:
        """Yield a paragraph, with the lines that go on from it."""
        first = self.at
        raw = self.lines[self.at]
        self.at += 1
        while self.goes_on():
            raw += "\n" + self.lines[self.at]
            self.at += 1
        before = first == 0 or not self.lines[first - 1].strip()
        after = self.at >= len(self.lines) or not self.lines[self.at].strip()
        made, aside = _line(first + 1, raw, alone=before and after)
        yield made
        if aside:
            yield aside

    def goes_on(self) -> bool:
        """Tell whether the next line goes on from the one before."""
        if not self.wraps or self.at >= len(self.lines):
            return False
        last, following = self.lines[self.at - 1].rstrip(), self.lines[self.at]
        if not following.strip() or "\t" in following or typed_label(following).label:
            return False
        if RULE.fullmatch(following) or HASHES.match(following):
            return False
        return len(last) >= WRAPPED or following.strip()[:1].islower()


def _wraps(lines: list[str]) -> bool:
    """Tell whether a text is wrapped by hand: hardly any line is longer than the others."""
    full = [len(one) for one in lines if len(one) >= WRAPPED]
    return bool(full) and max(full) <= 2 * WRAPPED


def _line(number: int, raw: str, *, alone: bool) -> tuple[Line, SetAside | None]:
    """Return a line without the signs of its looks, and these."""
    hashes = HASHES.match(raw)
    level = len(hashes["signs"]) if hashes else 0
    body = raw[hashes.end() :] if hashes else raw
    links = [Target(one["words"], one["address"]) for one in LINK.finditer(body)]
    links += [Target(one["address"], one["address"]) for one in ADDRESS.finditer(body)]
    slots = tuple(one["words"] for one in UNDERLINED.finditer(body))
    bold = bool(re.fullmatch(r"\W{0,3}\*\*[^*]+\*\*\W{0,2}", body.strip()))
    plain = SIGNS.sub("", LINK.sub(lambda one: one["words"], body))
    gone = _taken(raw, plain)
    made = Line(
        number=number,
        raw=plain,
        level=level,
        style="#" * level,
        bold=bold,
        alone=alone,
        links=tuple(links),
        open_slots=slots,
        depth=_depth(plain),
    )
    return made, SetAside(number=number, raw=gone, why="sign") if gone else None


def _depth(plain: str) -> int:
    """Return how deep a list item is indented."""
    if not typed_label(plain).label:
        return -1
    return min((len(plain) - len(plain.lstrip())) // 2, 8)


def _taken(raw: str, plain: str) -> str:
    """Return the characters of ``raw`` that are not in ``plain``, which only leaves some out."""
    left: list[str] = []
    at = 0
    for letter in raw:
        if at < len(plain) and plain[at] == letter:
            at += 1
        else:
            left.append(letter)
    return "".join(left)
