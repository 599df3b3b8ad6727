"""IMPORT: a PDF -> the pieces of a manuscript, told by where its words stand on the pages."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import DependencyError

from policyloom.limits import STRANGER
from policyloom.manuscript.labels import Sort, typed_label
from policyloom.manuscript.pieces import CellPiece, Grid, Line, Reading, SetAside, characters_of
from policyloom.word.apart import NotReadError
from policyloom.word.pdf_rows import EXACT, PageRow, page_rows
from policyloom.word.published_pdf import LOCKED, check_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.manuscript.pieces import Piece

EDGE = 3
NEAR = 4.0
LEAST_GAP, MOST_GAP = 0.9, 1.65
LOOSER = 1.22
"""A gap so much larger than usual between lines is one between paragraphs."""
PAGE_NUMBER = re.compile(r"\W*(?:page )?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?\W*", re.IGNORECASE)
ENDS = (".", ":", ";", "!", "?")
SCANNED = "its pages are pictures without words; a scan has to be read by OCR first"
INDENT = 12.0


def read_pdf_manuscript(data: bytes) -> Reading:
    """Return the pieces of a PDF; raises NotReadError."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        check_open(reader)
        pages = [page_rows(page, at) for at, page in enumerate(reader.pages[: STRANGER.pages])]
        author = str(reader.metadata.author or "") if reader.metadata else ""
    except NotReadError:
        raise
    except DependencyError as problem:
        raise NotReadError(LOCKED) from problem
    except Exception as problem:
        # A damaged file can make the library fail in any way.
        raise NotReadError(f"it is not a PDF that can be read: {problem}") from problem
    if not any(pages):
        raise NotReadError(SCANNED)
    return Reading(
        form="pdf",
        pieces=tuple(pieces_of(pages)),
        characters=sum(characters_of(row.raw) for page in pages for row in page),
        author=author,
    )


def pieces_of(pages: list[list[PageRow]]) -> Iterator[Piece]:
    """Yield the pieces of pages; lines that run along their edges are set aside."""
    running = _running(pages)
    rows = [row for page in pages for at, row in enumerate(page) if not _runs(page, at, running)]
    beside = [row for page in pages for at, row in enumerate(page) if _runs(page, at, running)]
    yield from _Reader(rows).pieces()
    yield from (SetAside(number=0, raw=row.raw, why="running line") for row in beside)


def _running(pages: list[list[PageRow]]) -> frozenset[tuple[str, int]]:
    """Return the lines at one height at the edge of most pages, with all numbers alike."""
    edges = Counter(
        words
        for page in pages
        for words in {_masked(row) for row in (*page[:EDGE], *page[-EDGE:])}
    )
    most = max(len(pages) / 2, 1)
    return frozenset(words for words, number in edges.items() if number > most)


def _runs(page: list[PageRow], at: int, running: frozenset[tuple[str, int]]) -> bool:
    edge = at < EDGE or at >= len(page) - EDGE
    outermost = at in {0, len(page) - 1} and len(page) > 1
    row = page[at]
    return (edge and _masked(row) in running) or (
        outermost and bool(PAGE_NUMBER.fullmatch(row.raw.strip()))
    )


def _masked(row: PageRow) -> tuple[str, int]:
    return re.sub(r"\d+", "0", " ".join(row.raw.split())), round(row.y)


@dataclass(slots=True)
class _Reader:
    """Puts rows together to paragraphs and tables."""

    rows: Sequence[PageRow]
    number: int = 0
    at: int = 0
    usual: float = field(init=False)

    def __post_init__(self) -> None:
        gaps = Counter(
            round(gap, 1)
            for one, after in zip(self.rows, self.rows[1:], strict=False)
            if one.page == after.page and one.size == after.size
            for gap in ((one.y - after.y) / max(one.size, 1),)
            if LEAST_GAP < gap < MOST_GAP
        )
        self.usual = min((gap for gap, _ in gaps.most_common(2)), default=1.3)

    def pieces(self) -> Iterator[Piece]:
        """Yield lines and grids in order."""
        last: Line | None = None
        while self.at < len(self.rows):
            if self.is_table(self.at):
                if last:
                    yield last
                    last = None
                yield self.grid()
                continue
            line = self.paragraph()
            if last and self.goes_over(last, line):
                last = replace(last, raw=f"{last.raw}\n{line.raw}")
                continue
            if last:
                yield last
            last = line
        if last:
            yield last

    def is_table(self, at: int) -> bool:
        """Tell whether a row has columns, and the next one, or the one after it, has them too."""
        return _has_columns(self.rows[at]) and any(
            _has_columns(row) and (row.page == self.rows[at].page or _is_below(self.rows[at], row))
            for row in self.rows[at + 1 : at + 4]
        )

    def grid(self) -> Grid:
        """Return a table: rows with columns, and lines that go on in one of them."""
        self.number += 1
        columns = sorted(self.columns())
        rows: list[list[str]] = []
        last = self.rows[self.at]
        while self.at < len(self.rows):
            row = self.rows[self.at]
            starts = row is last or _has_columns(row)
            inside = row.page != last.page or last.y - row.y < MOST_GAP * 2 * max(row.size, 1)
            if not inside or not (starts or self.continues(row, columns)):
                break
            if starts and (_at_column(row.x, columns) == 0 or not rows):
                rows.append([""] * len(columns))
            for one in (part for whole in row.segments for part in whole.at_columns(columns)):
                place = _at_column(one.x, columns)
                rows[-1][place] = (
                    f"{rows[-1][place]}\n{one.words}" if rows[-1][place] else one.words
                )
            last = row
            self.at += 1
        cells = (tuple(_cell(self.number, words) for words in row) for row in rows)
        return Grid(number=self.number, rows=tuple(cells))

    def columns(self) -> set[float]:
        """Return where the columns of the table that begins here begin."""
        found: list[float] = []
        for row in self.rows[self.at :]:
            if not _has_columns(row):
                break
            for one in row.segments:
                if all(abs(one.x - x) > INDENT for x in found):
                    found.append(one.x)
        return set(found)

    def continues(self, row: PageRow, columns: list[float]) -> bool:
        """Tell whether a row only goes on in one column that is not the first."""
        place = _at_column(row.x, columns)
        return place > 0 and abs(row.x - columns[place]) <= INDENT

    def paragraph(self) -> Line:
        """Return a paragraph: a row, and those that go on from it."""
        first = row = self.rows[self.at]
        self.number += 1
        self.at += 1
        raw = first.raw
        while self.at < len(self.rows) and self.goes_on(first, row, self.rows[self.at]):
            row = self.rows[self.at]
            raw = f"{raw}{_join(raw, row.raw)}{row.raw}"
            self.at += 1
        return Line(
            number=self.number,
            raw=raw,
            bold=first.bold and row.bold,
            size=first.size,
            indent=first.x,
            depth=0 if typed_label(first.raw).sort is Sort.BULLET else -1,
        )

    def goes_on(self, first: PageRow, row: PageRow, after: PageRow) -> bool:
        """Tell whether the next row is of the same paragraph."""
        if after.page != row.page or after.size != row.size or after.bold != row.bold:
            return False
        gap = (row.y - after.y) / max(row.size, 1)
        if gap > self.usual * LOOSER or gap <= 0 or typed_label(after.raw).label:
            return False
        if _is_paged(row) or _is_paged(after) or self.is_table(self.at):
            return False
        hanging = typed_label(first.raw).label or len(first.segments) > 1
        return abs(after.x - first.x) <= NEAR or (bool(hanging) and after.x > first.x)

    def goes_over(self, last: Line, line: Line) -> bool:
        """Tell whether a paragraph goes on on the next page."""
        row = self.rows[self.at - 1]
        begins = next((r for r in self.rows if r.page == row.page), None)
        if begins is None or not line.raw.startswith(begins.raw) or begins.page == 0:
            return False
        ended = last.raw.rstrip().endswith(ENDS)
        return not ended and line.raw.lstrip()[:1].islower() and last.size == line.size


def _has_columns(row: PageRow) -> bool:
    """Tell whether a row stands in columns, and is no item or line of the contents."""
    if len(row.segments) == 1 or _is_paged(row):
        return False
    label = typed_label(f"{row.segments[0].words} x")
    only_label = label.label and not row.segments[0].words.strip().strip(label.label)
    return not (only_label and len(row.segments) == 2)  # noqa: PLR2004 - a label and its words


def _is_below(row: PageRow, other: PageRow) -> bool:
    """Tell whether a row on another page has the columns of this one."""
    places = [one.x for one in row.segments], [one.x for one in other.segments]
    same = all(abs(one - x) <= EXACT for one, x in zip(*places, strict=False))
    return len(places[0]) == len(places[1]) and same


def _is_paged(row: PageRow) -> bool:
    return len(row.segments) > 1 and bool(re.fullmatch(r"[.\s…]*\d{1,3}", row.segments[-1].words))


def _at_column(x: float, columns: list[float]) -> int:
    return min(range(len(columns)), key=lambda at: abs(columns[at] - x))


def _cell(number: int, words: str) -> CellPiece:
    return CellPiece(lines=(Line(number=number, raw=words),) if words else ())


def _join(before: str, after: str) -> str:
    """Return what stands between two rows: nothing after a hyphen inside a word."""
    return "" if re.search(r"\w-$", before) and after[:1].islower() else "\n"
