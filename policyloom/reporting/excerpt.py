"""REPORTING: a line and a place in it -> the part that is shown, and where to point."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.cells import cell_len

TAB = 4
# Unicode has a picture for each control character, in their order.
PICTURES = 0x2400
CUT = "…"
# How much of a cut line is shown before the place, so that the eye finds its bearings.
LEAD = 24
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What is shown of a line, and the screen columns (from nought) that the place takes in it."""

    text: str
    start: int
    width: int


def excerpt(line: str, column: int, length: int, room: int) -> Excerpt:
    """Show at most ``room`` screen columns of ``line`` with the place at ``column`` (from one)."""
    at = min(max(column - 1, 0), len(line))
    before, place, after = _split(line, at, max(length, 1))
    start, width = cell_len(before), max(cell_len(place), 1)
    text = before + place + after
    if cell_len(text) <= room:
        return Excerpt(text=text, start=start, width=width)
    return _cut(before, place, after, room)


def printable(text: str) -> str:
    """Return the text with every character that could act on the terminal made visible."""
    return UNSEEN.sub(_visible, text)


def _visible(found: re.Match[str]) -> str:
    point = ord(found[0])
    return chr(PICTURES + point) if point < ord(" ") else "\N{REPLACEMENT CHARACTER}"


def _split(line: str, at: int, length: int) -> tuple[str, str, str]:
    shown: list[str] = []
    cells = 0
    for character in line:
        piece = " " * (TAB - cells % TAB) if character == "\t" else printable(character)
        cells += cell_len(piece)
        shown.append(piece)
    end = at + length
    return "".join(shown[:at]), "".join(shown[at:end]), "".join(shown[end:])


def _cut(before: str, place: str, after: str, room: int) -> Excerpt:
    """Keep the place in view; what does not fit is marked at either end."""
    spare = max(room - min(cell_len(place), room), 0)
    lead = _last(before, min(max(spare - cell_len(after), LEAD), spare))
    rest = _first(place + after, room - cell_len(lead))
    start = cell_len(lead)
    width = max(min(cell_len(place), cell_len(rest)), 1)
    return Excerpt(text=lead + rest, start=start, width=width)


def _first(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    kept = text[: max(room - 1, 0)]
    while cell_len(kept) > max(room - 1, 0):
        kept = kept[:-1]
    return kept + CUT


def _last(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    kept = text[len(text) - max(room - 1, 0) :]
    while cell_len(kept) > max(room - 1, 0):
        kept = kept[1:]
    return CUT + kept
