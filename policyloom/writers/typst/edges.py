"""TYPST: words that end beyond the edge of their sheet refuse the PDF, as with WeasyPrint.

Typst never says so. Each run of letters stands in the file with its place and its size; how wide
it is follows from the widths of its letters.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdf import PdfReader

from policyloom.writers.pdf.faults import ROOM, refuse_words_off

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pypdf import PageObject

STRING = rb"\((?:\\.|[^\\()])*\)"
PLACE = rb"q 1 0 0 -1 (?P<x>[-\d.]+) (?P<y>[-\d.]+) cm"
FONT = rb"/(?P<font>f\d+) (?P<size>[\d.]+) Tf 1 0 0 -1 0 0 Tm"
SHOWN = re.compile(
    PLACE
    + rb"(?:(?!\nQ)[^(])*?"
    + FONT
    + rb"\s*(?P<words>\[(?:"
    + STRING
    + rb"|[-\d.\s])*\]|"
    + STRING
    + rb")",
    re.DOTALL,
)
PART = re.compile(rb"(?P<string>%s)|(?P<back>-?[\d.]+)" % STRING, re.DOTALL)
ESCAPE = re.compile(rb"\\(?:(?P<octal>[0-7]{1,3})|(?P<letter>.))", re.DOTALL)
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
THOUSAND = 1000


class Run(NamedTuple):
    """Letters in one row: where they begin and end, in points from the left, and how high."""

    start: float
    end: float
    y: float


def refuse_words_off_the_sheet(pdf: bytes) -> None:
    """Raise CannotWriteError if any words end beyond the edge of their sheet."""
    fonts: dict[Any, Mapping[int, float]] = {}
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages, start=1):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        for run in _runs(page, fonts):
            if run.start < -ROOM or run.end > width + ROOM or not -ROOM <= run.y <= height + ROOM:
                refuse_words_off(number, _words_at(page, run))


def _runs(page: PageObject, fonts: dict[Any, Mapping[int, float]]) -> Iterator[Run]:
    contents = page.get_contents()
    known: Any = page["/Resources"].get("/Font", {})  # type: ignore[attr-defined]
    for found in SHOWN.finditer(b"" if contents is None else contents.get_data()):
        font = known.raw_get("/" + found["font"].decode())
        key = getattr(font, "idnum", id(font))
        if key not in fonts:
            fonts[key] = _widths(font.get_object())
        x, size = float(found["x"]), float(found["size"])
        yield Run(x, x + size * _width(found["words"], fonts[key]) / THOUSAND, float(found["y"]))


def _widths(font: Any) -> Mapping[int, float]:  # noqa: ANN401 - a PDF object
    """Return the width of each letter by its number: ``[first [w w w] first last w …]``."""
    widths: dict[int, float] = {}
    given = list(font["/DescendantFonts"][0].get_object().get("/W", []))
    while given:
        first, then = int(given[0]), given[1].get_object()
        if isinstance(then, list):
            widths |= {first + at: float(width) for at, width in enumerate(then)}
            given = given[2:]
        else:
            widths |= dict.fromkeys(range(first, int(then) + 1), float(given[2]))
            given = given[3:]
    return widths


def _width(words: bytes, widths: Mapping[int, float]) -> float:
    total = 0.0
    for part in PART.finditer(words):
        if part["string"]:
            codes = ESCAPE.sub(_unescaped, part["string"][1:-1])
            pairs = zip(codes[::2], codes[1::2], strict=False)
            total += sum(widths.get(high << 8 | low, THOUSAND) for high, low in pairs)
        else:
            total -= float(part["back"])
    return total


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found["octal"]:
        return bytes((int(found["octal"], 8) & 255,))
    return LETTERS.get(found["letter"], found["letter"])


def _words_at(page: PageObject, run: Run) -> str:
    """Return the words that begin where a run does."""
    said: list[str] = []

    def look(words: str, cm: Any, tm: Any, _font: Any, _size: float) -> None:  # noqa: ANN401 - theirs
        at = (tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5])
        if words.strip() and abs(at[0] - run.start) < ROOM and abs(at[1] - run.y) < ROOM:
            said.append(words.strip())

    page.extract_text(visitor_text=look)
    return " ".join(said)
