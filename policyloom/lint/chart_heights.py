"""The rule ``chart-too-tall``: a flowchart can be read when it stands on one page."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.document import Flowchart, Paragraph, deep, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Box, Document, Passages

PAGE = 79
"""So many lines of the drawing stand on a page before its type is smaller than six points."""
ACROSS, ROUND_WORDS = 41, 3
"""Letters on a line of a box, and the lines that its edges and the arrow below it take."""


def chart_heights(_document: Document, said: Passages) -> Iterator[Diagnostic]:
    """A flowchart is not drawn smaller than six points, so that it fits on its page.

    Why it matters: the steps can be read below it, but the drawing is only a grey strip.
    """
    parts = (part for clause, passage in said if clause for part in passage.shown)
    for chart in (part for part in parts if isinstance(part, Flowchart)):
        if sum(map(_lines, chart.chart.boxes)) > PAGE:
            yield Diagnostic(
                code=Code.CHART_TOO_TALL,
                severity=Severity.WARNING,
                message=f"{len(chart.chart.boxes)} boxes on a page are too small to be read",
                span=_place(chart),
                hint="make two lists of steps of it, or print it `as: list` or `as: table`",
            )


def _lines(box: Box) -> int:
    return ROUND_WORDS + ceil((len(box.words) + ACROSS // 10) / ACROSS) + bool(box.deadline)


def _place(chart: Flowchart) -> Span:
    """Return where the first words of the steps stand."""
    said = (part for part in deep(chart.steps) if isinstance(part, Paragraph))
    found = (run.origin.span for part in said for run in runs(part.inlines) if run.origin)
    return next(found, Span("", 1, 1))
