"""IMPORT: a page of a PDF -> its rows: words that stand beside each other, with their looks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from policyloom.word.published_pdf import LIGATURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject

LETTER = 0.5
"""A letter is about so wide, measured by its size."""
APART = 1.6
"""Words further apart than this, by their size, stand in two columns."""
SAME_ROW = 0.45
EXACT = 1.0
"""So near, in points, to where a column begins is what begins in it."""
CLOSING = frozenset(".,;:!?)”’")
"""Signs that stand right behind a word, wherever its end was taken to be."""
MATRIX = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Words that a page shows at a place, in points from its lower left corner."""

    x: float
    y: float
    size: float
    bold: bool
    words: str

    @property
    def end(self) -> float:
        """About where they end."""
        return self.x + len(self.words.rstrip()) * self.size * LETTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """What stands together in a row."""

    x: float
    end: float
    words: str
    bold: bool
    shown: tuple[Shown, ...]

    def at_columns(self, columns: Sequence[float]) -> Iterator[Segment]:
        """Yield what stands in each column, where the words of two are next to each other."""
        held: list[Shown] = []
        for one in self.shown:
            if held and any(abs(one.x - x) <= EXACT for x in columns):
                yield _segment(held)
                held = []
            held.append(one)
        yield _segment(held)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """A row of a page: its segments from left to right."""

    page: int
    y: float
    size: float
    segments: tuple[Segment, ...]

    @property
    def raw(self) -> str:
        """All words; a tab stands between segments."""
        return "\t".join(one.words for one in self.segments)

    @property
    def x(self) -> float:
        """Where it begins."""
        return self.segments[0].x

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(one.bold for one in self.segments)


def page_rows(page: PageObject, number: int) -> list[PageRow]:
    """Return the rows of a page from top to bottom."""
    shown: list[Shown] = []

    def look(words: str, cm: Any, tm: Any, font: Any, size: float) -> None:  # noqa: ANN401 - theirs
        if words.strip() and len(cm) == MATRIX:
            shown.append(_shown(words, cm, tm, font, size))

    page.extract_text(visitor_text=look)
    shown.sort(key=lambda one: (-one.y, one.x))
    rows: list[list[Shown]] = []
    for one in shown:
        if rows and rows[-1][0].y - one.y <= SAME_ROW * max(one.size, 1):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [row_of(number, sorted(row, key=lambda one: one.x)) for row in rows]


def _shown(words: str, cm: Any, tm: Any, font: Any, size: float) -> Shown:  # noqa: ANN401 - theirs
    name = str((font or {}).get("/BaseFont", "")).lower()
    scale = abs(tm[3] or tm[1] or 1) * abs(cm[3] or cm[1] or 1)
    return Shown(
        x=tm[4] * cm[0] + tm[5] * cm[2] + cm[4],
        y=tm[4] * cm[1] + tm[5] * cm[3] + cm[5],
        size=round(size * scale, 1),
        bold=any(mark in name for mark in ("bold", "black", "heavy", "semibold")),
        words=words.translate(LIGATURES),
    )


def row_of(number: int, shown: list[Shown]) -> PageRow:
    """Return the row of a page in which words stand from left to right."""
    return PageRow(
        page=number,
        y=shown[0].y,
        size=max(one.size for one in shown),
        segments=tuple(_segments(shown)),
    )


def _segments(shown: list[Shown]) -> Iterator[Segment]:
    held: list[Shown] = []
    for one in shown:
        if held and one.x - held[-1].end > APART * one.size:
            yield _segment(held)
            held = []
        held.append(one)
    if held:
        yield _segment(held)


def _segment(held: list[Shown]) -> Segment:
    words = held[0].words
    for before, one in pairwise(held):
        apart = one.x - before.end > LETTER * one.size
        # A tab is no character of the file: it only keeps two words apart.
        near = words[-1:].isspace() or one.words[:1].isspace() or one.words[:1] in CLOSING
        near = near or not apart
        words += one.words if near else f"\t{one.words}"
    bold = all(one.bold for one in held)
    return Segment(x=held[0].x, end=held[-1].end, words=words, bold=bold, shown=tuple(held))
