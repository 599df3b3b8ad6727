"""HTML writer: a body's look becomes the handful of CSS values that the style sheets use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyloom.document import Look


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its CSS name, its height and the width of its text in mm, and its margins."""

    size: str
    height: int
    text_width: int
    margin: str


PAPERS = {
    "A4": Paper("A4", 297, 164, "20mm 23mm 24mm"),
    "A5": Paper("A5", 210, 118, "15mm 15mm 19mm"),
    "letter": Paper("letter", 279, 170, "20mm 23mm 24mm"),
}
# A line of 164 mm holds so many letters of one point.
LETTERS = 900
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
WHITE = (255, 255, 255)
# Source Sans is drawn smaller than the Arial of the Word files; this makes them look one size.
OPTICAL = 1.07


def look_css(look: Look) -> str:
    """Return the rules that give the style sheets a body's colours, size of type and paper."""
    values = look_values(look)
    paper = PAPERS[look.paper]
    # A cover fills its sheet, short of what rounding could push onto the next.
    values["cover-height"] = f"{paper.height - 1}mm"
    root = " ".join(f"--{name}: {value};" for name, value in values.items())
    return f":root {{{root}}}\n@page {{ margin: {paper.margin}; size: {paper.size} }}\n"


def look_values(look: Look) -> dict[str, str]:
    """Return the colours and the size of type that follow from a look, by name."""
    accent, ink = _rgb(look.accent), _rgb(look.ink)
    return {
        "accent": _hex(accent),
        "ink": _hex(ink),
        "quiet": _hex(_mix(ink, 0.3)),
        "line": _hex(_mix(ink, 0.72)),
        "tint": _hex(_mix(accent, 0.91)),
        "size": f"{look.size * OPTICAL:.2f}pt",
    }


def letters_across(look: Look) -> int:
    """Return how many letters of a table's type stand side by side on the body's paper."""
    return LETTERS * PAPERS[look.paper].text_width // PAPERS["A4"].text_width // look.size


def _rgb(colour: str) -> tuple[int, ...]:
    # The value goes into a style sheet as it is, so it can only ever be a colour.
    if not COLOUR.fullmatch(colour):
        raise ValueError(f"{colour!r} is not a colour such as #1d4f76")
    return tuple(bytes.fromhex(colour[1:]))


def _mix(colour: tuple[int, ...], white: float) -> tuple[int, ...]:
    return tuple(
        round(part + (full - part) * white) for part, full in zip(colour, WHITE, strict=True)
    )


def _hex(colour: tuple[int, ...]) -> str:
    return "#" + bytes(colour).hex()
