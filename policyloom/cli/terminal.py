"""CLI: what the output is shown on -> width and colours; and reports on it."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics.as_text import BLUE, BOLD, DIM, RED, YELLOW, Screen

if TYPE_CHECKING:
    from typing import TextIO

    from policyloom.report import Report
    from policyloom.report.lines import Line


# Where nobody looks at a screen, lines are cut so that they still fit a printed log.
UNSEEN_WIDTH = 100


def screen_of(stream: TextIO) -> Screen:
    """Return how wide a stream is and whether it takes colours."""
    if not stream.isatty():
        return Screen(width=UNSEEN_WIDTH, colour=False)
    width = shutil.get_terminal_size((UNSEEN_WIDTH, 24)).columns
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Screen(width=width, colour=not plain and _knows_colours())


def _knows_colours() -> bool:
    # The old Windows console prints escape codes as they are; the new terminal says who it is.
    return sys.platform != "win32" or bool(os.environ.get("WT_SESSION"))


def visible(words: str) -> str:
    """Return words of others with every sign that a terminal acts on shown as its number.

    Controls, marks of direction and of no width, and letters that only one typeface has could
    overwrite or hide what stands beside them.
    """
    return "".join(
        f"<U+{ord(letter):04X}>" if unicodedata.category(letter) in ACTING else letter
        for letter in words
    )


ACTING = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Kinds of characters that nobody sees, or that are half of one."""


def fitted(text: str, width: int) -> str:
    """Return text whose lines are no wider than a screen; words stay whole.

    What goes on hangs below the words of its line: behind its bullet, or beside its label.
    """
    return "\n".join(one for line in text.split("\n") for one in _fitted(line, width))


def _fitted(line: str, width: int) -> list[str]:
    if len(PAINT.sub("", line)) <= width:
        return [line]
    found = BESIDE.match(line)
    lead = found[0] if found else ""
    if len(lead) > width // 2:
        lead = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line[len(lead) :],
        max(width, len(lead) + LEAST),
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


PAINT = re.compile(r"\x1b\[[0-9;]*m")
BESIDE = re.compile(r" *(?:[-\u2022~+] +|\S(?:\S| (?! ))*? {2,}(?:[-\u2022] +)?)?")
LEAST = 20


def on_screen(text: str, stream: TextIO) -> str:
    """Return text as a stream shows it: to a screen it is fitted, in a file it is as it is."""
    return fitted(text, screen_of(stream).width) if stream.isatty() else text


def say(words: str = "") -> None:
    """Print a line for the person or program that asked."""
    sys.stdout.write(on_screen(words, sys.stdout) + "\n")


def say_aside(words: str) -> None:
    """Print text beside the output, where it does not get into a pipe."""
    sys.stdout.flush()
    sys.stderr.write(on_screen(words, sys.stderr))
    sys.stderr.flush()


def say_balance(name: str, lost: int) -> None:
    """Say so where the program lost words of a file on the way: it is never the file's fault."""
    if lost:
        say_aside(f"policyloom: {name}: {lost} characters are out of balance\n")


GREEN = "32"
COLOURS = {
    "HEADING": BOLD,
    "ADDED": GREEN,
    "CHANGED": YELLOW,
    "REMOVED": "31",
    "WRONG": RED,
    "QUIET": DIM,
    "COME": "4;32",
    "GONE": "9;31",
    "NAMED": BLUE,
}
"""By the names of tones: most commands tell no report, and load nothing of one."""


def paint(line: Line, screen: Screen) -> str:
    """Return a line for a screen; without colours, what comes and goes is in brackets."""
    if not screen.colour:
        return line.text
    return "".join(
        screen.paint(COLOURS[tone.name], words) if tone.name in COLOURS else words
        for words, tone in line.said
    )


def report_text(report: Report, screen: Screen, *, every: bool = False) -> str:
    """Return a report as text for a screen; ``every`` names every row of long lists."""
    from policyloom.report.text import Wanted, report_lines  # noqa: PLC0415 - few tell a report

    lines = (_seen(one) for one in report_lines(report, Wanted(width=screen.width, every=every)))
    return "".join(f"{paint(line, screen).rstrip()}\n" for line in lines)


def _seen(line: Line) -> Line:
    """Return a line without letters that nobody sees: words of strangers could move the cursor."""
    if line.text.isprintable():
        return line
    said = ((_printable(words), tone) for words, tone in line.said)
    return replace(line, said=tuple(said))


def _printable(words: str) -> str:
    return "".join(one if one.isprintable() else " " for one in words)
