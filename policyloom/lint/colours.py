"""The rule ``contrast-too-low``: a body's colour is readable on white, and white on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import Library

ENOUGH = 4.5
DARK = 0.04045
WHITE = "#ffffff"


def colours(library: Library) -> Iterator[Diagnostic]:
    """The accent colour of headings and links has a contrast of at least 4.5 to 1 with white.

    Why it matters: people with low vision cannot read pale headings, and printers make them paler.
    """
    for overlay in library.overlays.values():
        accent = overlay.look.values.get("accent")
        if accent and contrast(accent.text, WHITE) < ENOUGH:
            found = f"{contrast(accent.text, WHITE):.1f}"
            yield Diagnostic(
                code=Code.CONTRAST_TOO_LOW,
                message=f"the colour {accent.text} has a contrast of {found} to 1 with white; "
                f"it needs {ENOUGH}",
                span=accent.span,
                hint=f"use a darker colour, such as {darker(accent.text)}",
            )


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two colours ``#rrggbb``, from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: int) -> float:
    value = part / 255
    return value / 12.92 if value <= DARK else float(((value + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def darker(colour: str) -> str:
    """Return the nearest darker shade of a colour that is readable on white."""
    parts = _parts(colour)
    for step in range(100, -1, -1):
        shade = "#" + "".join(f"{part * step // 100:02x}" for part in parts)
        if contrast(shade, WHITE) >= ENOUGH:
            return shade
    return "#000000"
