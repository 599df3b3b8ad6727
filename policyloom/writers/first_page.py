"""The table of the look: how large, how heavy and how far apart the lines of a first page are.

HTML, both PDFs and Word are made from it, so that a body's documents are known by their first
page in every format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document import Look


class Line(NamedTuple):
    """A line: its size in shares of the text's, its weight, and the gap below it in mm."""

    size: float
    weight: int
    below: float


TITLE: Mapping[str, Line] = {
    "body": Line(1.15, 700, 0.8),
    "title": Line(2.25, 700, 2.2),
    "edition": Line(1, 700, 2.2),
    "strapline": Line(1, 400, 0),
}
"""The lines at the top of a first page, from above, as they stand in their place."""
COVER: Mapping[str, Line] = {
    "body": Line(1.5, 700, 4),
    "title": Line(3.2, 700, 7),
    "edition": Line(1.25, 700, 10),
    "strapline": Line(1.25, 400, 0),
}
"""The same lines on a sheet of their own."""
RULE, ABOVE_RULE, BELOW_RULE = 1.2, 3.5, 5.0
"""The rule below the title, and the gaps above and below it, in mm."""
LABELS = 0.3
"""The share of the width that the labels of document control have."""
ROW = 0.9
"""The gap above and below the words of a row of document control, in mm."""
GAPS: Mapping[str, float] = {
    "rule": RULE,
    "above-rule": ABOVE_RULE,
    "below-rule": BELOW_RULE,
    "row": ROW,
}
SIZES: Mapping[str, float] = {"section": 1.5, "provision": 1.15, "part": 1.25, "table": 0.94}
"""Sizes of headings (those of sections, provisions, contents) and of tables, as shares too."""


def lines(look: Look) -> Mapping[str, Line]:
    """Return the lines of a body's first page."""
    return COVER if look.cover else TITLE


def lengths(look: Look) -> dict[str, str]:
    """Return the table as the lengths of a style sheet, by name."""
    found = {name: f"{size:g}em" for name, size in SIZES.items()}
    for name, line in lines(look).items():
        found |= {f"{name}-size": f"{line.size:g}em", f"{name}-below": f"{line.below:g}mm"}
    return found | {name: f"{gap:g}mm" for name, gap in GAPS.items()} | {"labels": f"{LABELS:.0%}"}
