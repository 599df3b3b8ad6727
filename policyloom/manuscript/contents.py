"""Contents: the lines that list a document's headings, told from the headings themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.manuscript.labels import Labelled, Sort, bare_number, typed_label
from policyloom.manuscript.pieces import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.manuscript.pieces import Piece

OPENING = re.compile(r"(?:(?:table of )?contents(?: page)?|cynnwys):?", re.IGNORECASE)
PAGE = re.compile(r"(?:[\s.…·_]*\t[\s.…]*|[.…·_ ]{3,}|\s{2,})\(?\d{1,3}\)?\s*$")
SPACED = re.compile(r"\s+(?P<page>\d{1,3})\s*$")
"""A number behind one space, which is that of a page where all entries have one."""
LEADERS = re.compile(r"[.…·_]{3,}\s*$")
LONGEST = 110
FEWEST = 3
LOST_STEP = 8
"""After so many lines that look like no entry, a list of contents is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents: where it stands among the pieces, and the heading it names."""

    at: int
    words: str
    labelled: Labelled
    paged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The contents of a manuscript: the pieces they take up, and their entries."""

    taken: frozenset[int] = frozenset()
    entries: tuple[Entry, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The headings that it names, in the form of ``bare``."""
        return frozenset(bare(one.words) for one in self.entries)


def bare(words: str) -> str:
    """Return words without case and signs, for finding them again."""
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


def find_contents(pieces: Sequence[Piece]) -> Contents:
    """Return the contents, whether the file marks them or they only read like it."""
    marked = [at for at, one in enumerate(pieces) if isinstance(one, Line) and one.contents]
    opening = _opening(pieces)
    pieces = _with_pages(pieces, opening) if opening is not None else pieces
    if marked:
        opens = {opening} if opening is not None and opening <= marked[0] else set[int]()
        known = [bare(_entry(at, pieces[at]).words) for at in marked]
        rest = _run(pieces, marked[-1], known) if not opens else []
        lines = [at for at in (*marked, *rest) if at not in opens]
    elif opening is not None:
        opens, lines = {opening}, _run(pieces, opening)
    else:
        return Contents()
    entries = tuple(_entry(at, pieces[at]) for at in lines)
    return Contents(
        taken=frozenset(opens) | frozenset(lines),
        entries=tuple(one for one in entries if bare(one.words)),
    )


def _opening(pieces: Sequence[Piece]) -> int | None:
    for at, one in enumerate(pieces):
        if isinstance(one, Line) and OPENING.fullmatch(one.text):
            return at
    return None


def with_pages(raws: Sequence[str]) -> list[str]:
    """Return lines of a contents list with a tab before the page where all have only a space."""
    found = [SPACED.search(raw) for raw in raws]
    pages = [int(one["page"]) for one in found if one]
    if len(raws) < FEWEST or len(pages) < len(raws) or pages != sorted(pages):
        return list(raws)
    return [SPACED.sub(r"\t\g<page>", raw) for raw in raws]


def _with_pages(pieces: Sequence[Piece], opening: int) -> list[Piece]:
    made = list(pieces)
    run: list[tuple[int, Line]] = []
    for at, one in enumerate(pieces[opening + 1 :], opening + 1):
        if not isinstance(one, Line) or not SPACED.search(one.raw):
            break
        run.append((at, one))
    for (at, line), raw in zip(run, with_pages([one.raw for _, one in run]), strict=True):
        made[at] = replace(line, raw=raw)
    return made


def _run(pieces: Sequence[Piece], opening: int, known: Sequence[str] = ()) -> list[int]:
    """Return the lines after the opening that are entries: until one stands again as a heading.

    ``known`` are the entries before them.
    """
    found: list[int] = []
    names = [*known]
    later = _names_after(pieces, opening)
    for at in range(opening + 1, len(pieces)):
        one = pieces[at]
        if not isinstance(one, Line) or not one.text:
            break
        name = bare(_entry(at, one).words)
        paged = bool(PAGE.search(one.raw))
        if (names and name in names and not paged) or not _reads_like(one, paged=paged):
            break
        if not paged and later.count(name) < 1 + (name in names) and _ends(pieces, at, later):
            break
        found.append(at)
        names.append(name)
    return found


def _ends(pieces: Sequence[Piece], at: int, later: list[str]) -> bool:
    """Tell whether none of the next lines stands again either, so that the contents are over."""
    for step in range(at, min(at + LOST_STEP, len(pieces))):
        one = pieces[step]
        if not isinstance(one, Line):
            return True
        if later.count(bare(_entry(step, one).words)) > 1 or PAGE.search(one.raw):
            return False
    return True


def _names_after(pieces: Sequence[Piece], opening: int) -> list[str]:
    lines = (one for one in pieces[opening + 1 :] if isinstance(one, Line))
    return [bare(_entry(0, one).words) for one in lines]


def _reads_like(line: Line, *, paged: bool) -> bool:
    if len(_entry(0, line).words) > LONGEST:
        return False
    return paged or not line.text.endswith((".", ";", ",")) or _led(line.text)


def _led(words: str) -> bool:
    return bool(LEADERS.search(words))


def _entry(at: int, piece: Piece) -> Entry:
    assert isinstance(piece, Line)  # noqa: S101 - said by whoever found it
    words, labelled = entry_of(piece.raw, piece.label)
    return Entry(at=at, words=words, labelled=labelled, paged=bool(PAGE.search(piece.raw)))


def entry_of(raw: str, printed: str = "") -> tuple[str, Labelled]:
    """Return the words of an entry and its label, without leaders and page number."""
    words = LEADERS.sub("", PAGE.sub("", raw))
    labelled = typed_label(words)
    if labelled.sort is Sort.BULLET:
        words = words.lstrip()[len(labelled.typed) :]
        labelled = typed_label(words)
    if not labelled.label:
        labelled = bare_number(words)
    words = words.lstrip()[len(labelled.typed) :]
    label = labelled if labelled.label else Labelled(label=printed)
    return " ".join(words.split()), label
