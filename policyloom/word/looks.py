"""IMPORT: how a Word file looks: its paper, the size of its text, the colour of its headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.word.parts import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from policyloom.word.styles import Styles

PAPERS = {(11906, 16838): "A4", (8391, 11906): "A5", (12240, 15840): "letter"}
NEAR = 60
"""So many twips two sheets of one size may differ."""
COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
WHITE, GREY = 200, 24
"""A heading on a tint has a light colour; black and grey are no colour of a body."""
SIZES = range(9, 17)


def look_of(tree: etree._Element, styles: Styles) -> dict[str, str]:
    """Return what a body's look would say, as words: accent, paper and size."""
    return dict(_said(tree, styles))


def _said(tree: etree._Element, styles: Styles) -> Iterator[tuple[str, str]]:
    paper = next((one for sheet in tree.iter(f"{W}pgSz") if (one := _paper(sheet))), "")
    if paper:
        yield "paper", paper
    size = styles.size_of(styles.default)
    if size in SIZES:
        yield "size", str(int(size))
    heading = next((key for key in styles.by_id if styles.level(key) == 1), "")
    colours = (one.tint or one.colour for one in styles.chain(heading))
    accent = next((one for one in colours if _is_a_colour(one)), "")
    if accent:
        yield "accent", f"#{accent.lower()}"


def _paper(sheet: etree._Element) -> str:
    said = (sheet.get(f"{W}w", ""), sheet.get(f"{W}h", ""))
    if not all(one.isdecimal() for one in said):
        return ""
    wide, high = sorted(map(int, said))
    fits = (
        name for (w, h), name in PAPERS.items() if abs(w - wide) <= NEAR and abs(h - high) <= NEAR
    )
    return next(fits, "")


def _is_a_colour(said: str) -> bool:
    if not COLOUR.fullmatch(said):
        return False
    red, green, blue = (int(said[at : at + 2], 16) for at in (0, 2, 4))
    return max(red, green, blue) - min(red, green, blue) > GREY and min(red, green, blue) < WHITE
