"""Passages: what was reworded in a clause -> the words that changed, with a few words around them.

A word alone cannot be understood, and a whole paragraph hides what changed in it. So differences
that stand near each other are one passage, with a few words on either side of it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.changelog.phrases import places
from policyloom.changes.atoms import atoms
from policyloom.changes.subjects import words_of
from policyloom.document import Deleted, Inserted, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes.hunks import Atoms, Hunk, Line
    from policyloom.document import Inline, Inlines

AROUND = 4
"""Words on either side of a difference; differences with no more between them are one passage."""
FEW = 3
"""A passage of fewer words goes on over the end of its sentence."""
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ENDS = frozenset(".:;?!")
MARKS = frozenset(".;:")
CUT = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as they were and are: equal on both sides where nothing differs."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that reads otherwise; nothing on one side if it came or went whole.

    ``cut`` tells whether there are words of the same line before it, and after it.
    """

    pieces: tuple[Piece, ...]
    cut: tuple[bool, bool] = (False, False)

    @property
    def old(self) -> str:
        """The words as they were."""
        return _tidy("".join(piece.old for piece in self.pieces))

    @property
    def new(self) -> str:
        """The words as they are."""
        return _tidy("".join(piece.new for piece in self.pieces))


def passages(hunks: Iterable[Hunk]) -> tuple[Passage, ...]:
    """Return the passages in which differences stand, in reading order."""
    return tuple(
        passage
        for _, group in groupby(hunks, key=lambda hunk: id(hunk.line or hunk))
        for passage in _passages(tuple(group))
    )


def _passages(hunks: tuple[Hunk, ...]) -> Iterator[Passage]:
    line = hunks[0].line
    if line is None:
        yield from (_whole(hunk) for hunk in hunks)
    else:
        yield from _of_line(line, hunks)


def _whole(hunk: Hunk) -> Passage:
    return Passage((Piece(_lines(hunk.old), _lines(hunk.new)),))


def _lines(side: Atoms) -> str:
    """Return words on one line: list items and cells with semicolons between them."""
    parts = [part for part in "".join(a.words for a in side).strip().split("\n") if part.strip()]
    ended = (part if part[-1:] in {*ENDS, ","} else f"{part};" for part in parts[:-1])
    return " ".join((*ended, *parts[-1:]))


# WORDS OF A LINE


def _of_line(line: Line, hunks: tuple[Hunk, ...]) -> Iterator[Passage]:
    """Yield a passage for each cluster of differences that stand near each other."""
    marked = [*_same(atoms(line.lead)), *_pieces(line, hunks), *_same(atoms(line.tail))]
    differ = [place for place, (_, mine) in enumerate(marked) if mine]
    pieces = [piece for piece, _ in marked]
    for first, last in _clusters(differ, pieces):
        start, end = _around(pieces, first, last)
        cut = _count(pieces[:start]) > 0, _count(pieces[end:]) > 0
        yield Passage(tuple(pieces[start:end]), cut)


def _pieces(line: Line, hunks: tuple[Hunk, ...]) -> Iterator[tuple[Piece, bool]]:
    """Yield the pieces of what was compared, and whether each is one of these differences."""
    mine = {(id(hunk.old), id(hunk.new)) for hunk in hunks}
    for run in line.runs:
        is_mine = (id(run.old), id(run.new)) in mine
        if run.same:
            yield from _same(run.new)
        elif is_mine or not run.whole:
            yield Piece(words_of(run.old), words_of(run.new)), is_mine
        else:
            # A sentence that is told by itself leaves its space here.
            yield Piece(" ", " "), False


def _same(side: Atoms) -> Iterator[tuple[Piece, bool]]:
    yield from ((Piece(atom.words, atom.words), False) for atom in side)


def _clusters(differ: list[int], pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last difference of each cluster."""
    first = last = differ[0]
    for place in differ[1:]:
        if _count(pieces[last + 1 : place]) > AROUND:
            yield first, last
            first = place
        last = place
    yield first, last


def _around(pieces: list[Piece], first: int, last: int) -> tuple[int, int]:
    """Return where a passage starts and ends: in its sentence, unless it is hardly a word."""
    start, end = _back(pieces, first), _on(pieces, last)
    if _count(pieces[start:end]) < FEW:
        start, end = _back(pieces, first, over=True), _on(pieces, last, over=True)
    return _closed(pieces[start:first], start), _opened(pieces[last + 1 : end], last + 1)


def _closed(before: list[Piece], start: int) -> int:
    """Return where a passage starts that is not cut in a bracket that closes before its words."""
    marks = [piece.new for piece in before]
    return start + marks.index(")") + 1 if ")" in marks and "(" not in marks else start


def _opened(after: list[Piece], start: int) -> int:
    """Return where a passage ends that is not cut in a bracket that opens after its words."""
    marks = [piece.new for piece in after]
    return start + (marks.index("(") if "(" in marks and ")" not in marks else len(after))


def _back(pieces: list[Piece], place: int, *, over: bool = False) -> int:
    count = 0
    while place > 0 and count < AROUND and (over or not _is_end(pieces, place - 1)):
        place -= 1
        count += _is_word(pieces[place])
    return place


def _on(pieces: list[Piece], place: int, *, over: bool = False) -> int:
    """Return where a passage ends: the mark at the end of a sentence still belongs to it."""
    count = 0
    while place + 1 < len(pieces) and (count < AROUND or _is_end(pieces, place + 1)):
        if not over and _is_end(pieces, place):
            break
        place += 1
        count += _is_word(pieces[place])
    return place + 1


def _is_end(pieces: list[Piece], place: int) -> bool:
    """Tell whether a piece that both sides have ends a sentence."""
    piece = pieces[place]
    following = pieces[place + 1].new if place + 1 < len(pieces) else " "
    return piece.old == piece.new and piece.new in ENDS and not following[:1].isalnum()


def _count(pieces: Iterable[Piece]) -> int:
    return sum(len(WORD.findall(piece.new or piece.old)) for piece in pieces)


def _is_word(piece: Piece) -> bool:
    return _count((piece,)) > 0


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(" ,")


# AS WORDS


def told(found: tuple[Passage, ...]) -> tuple[str, ...]:
    """Return a sentence for each passage; the same words in several places are told once."""
    counts = Counter(map(quote, found))
    return tuple(_told(old, new, count) for (old, new), count in counts.items())


def quote(passage: Passage) -> tuple[str, str]:
    """Return the words as they were and are, without a mark at the end that says nothing."""
    old, new = passage.old, passage.new
    if not old or not new or old[-1] == new[-1]:
        old, new = (side[:-1] if side[-1:] in MARKS else side for side in (old, new))
    return old, new


def _told(old: str, new: str, count: int) -> str:
    often = f" ({places(count)})" if count > 1 else ""
    if not old:
        return f"Added: ‘{new}’{often}."
    if not new:
        return f"Taken out: ‘{old}’{often}."
    return f"‘{old}’ now reads ‘{new}’{often}."


def marked(passage: Passage) -> Inlines:
    """Return a passage with marks on what was taken out and put in."""
    before, after = passage.cut
    inlines = [one for piece in passage.pieces for one in _marked(piece)]
    return (
        *([Text(f"{CUT} ")] if before else []),
        *inlines,
        *([Text(f" {CUT}")] if after else []),
    )


def _marked(piece: Piece) -> Iterator[Inline]:
    if piece.old == piece.new:
        yield Text(piece.new)
        return
    if piece.old and piece.new:
        yield from (Deleted((Text(piece.old),)), Inserted((Text(piece.new),)))
        return
    words = piece.old or piece.new
    # Spaces stand outside the marks, where they read better.
    before, after = words[: -len(words.lstrip())], words[len(words.rstrip()) :]
    content = (Text(words.strip()),)
    yield from (Text(before),) if before else ()
    yield Deleted(content) if piece.old else Inserted(content)
    yield from (Text(after),) if after else ()
