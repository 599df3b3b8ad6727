"""Lettering: words -> the outlines of their letters, so that a drawing needs no typeface."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from policyloom.writers.fonts import FACES, font_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fontTools.ttLib import TTFont


@dataclass(frozen=True, slots=True)
class Type:
    """A typeface in one size."""

    bold: bool
    size: float

    @property
    def _scale(self) -> float:
        return self.size / _units(self.bold)

    def width(self, words: str) -> float:
        """Return how wide words are."""
        return sum(_advance(letter, self.bold) for letter in words) * self._scale

    def wrapped(self, words: str, room: float) -> list[str]:
        """Return words in lines no wider than there is room, but for words that are wider."""
        lines = [""]
        for word in words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def drawn(self, words: str, x: float, y: float) -> Iterator[tuple[str, float, float]]:
        """Yield each letter with the place of its left end on the line; spaces draw nothing."""
        for letter in words:
            if not letter.isspace():
                yield letter, x, y
            x += _advance(letter, self.bold) * self._scale

    def outline(self, letter: str) -> str:
        """Return a letter as an SVG path, standing on the line through nought."""
        from fontTools.misc.transform import Transform  # noqa: PLC0415 - few documents have charts
        from fontTools.pens.svgPathPen import SVGPathPen  # noqa: PLC0415 - as above
        from fontTools.pens.transformPen import TransformPen  # noqa: PLC0415 - as above

        glyphs, scale = _font(self.bold).getGlyphSet(), self._scale
        pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
        glyphs[_name(letter, self.bold)].draw(TransformPen(pen, Transform(scale, 0, 0, -scale)))
        outline: str = pen.getCommands()
        return outline


@cache
def _font(bold: bool) -> TTFont:  # noqa: FBT001 - which of two files
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - as above

    face = next(f for f in FACES if f.style == "normal" and (f.weight > 400) is bold)  # noqa: PLR2004 - regular
    return TTFont(io.BytesIO(font_data(face.address) or b""))


@cache
def _units(bold: bool) -> int:  # noqa: FBT001 - as above
    units: int = _font(bold)["head"].unitsPerEm
    return units


@cache
def _name(letter: str, bold: bool) -> str:  # noqa: FBT001 - as above
    name: str = _font(bold).getBestCmap().get(ord(letter), ".notdef")
    return name


@cache
def _advance(letter: str, bold: bool) -> int:  # noqa: FBT001 - as above
    width: int = _font(bold)["hmtx"][_name(letter, bold)][0]
    return width
