"""CLI: lines whose words have tones -> text in the colours of a screen, or with brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics.as_text import BLUE, BOLD, DIM, RED, YELLOW
from policyloom.report import Tone
from policyloom.report.text import Wanted, report_lines

if TYPE_CHECKING:
    from policyloom.diagnostics.written import Screen
    from policyloom.report import Report
    from policyloom.report.lines import Line

GREEN = "32"
COLOURS = {
    Tone.HEADING: BOLD,
    Tone.ADDED: GREEN,
    Tone.CHANGED: YELLOW,
    Tone.REMOVED: "31",
    Tone.WRONG: RED,
    Tone.QUIET: DIM,
    Tone.COME: "4;32",
    Tone.GONE: "9;31",
    Tone.NAMED: BLUE,
}


def paint(line: Line, screen: Screen) -> str:
    """Return a line for a screen; without colours, what comes and goes is in brackets."""
    if not screen.colour:
        return line.text
    return "".join(
        screen.paint(COLOURS[tone], words) if tone in COLOURS else words
        for words, tone in line.said
    )


def report_text(report: Report, screen: Screen, *, every: bool = False) -> str:
    """Return a report as text for a screen; ``every`` names every row of long lists."""
    lines = report_lines(report, Wanted(width=screen.width, every=every))
    return "".join(f"{paint(line, screen).rstrip()}\n" for line in lines)
