"""CLI: what the output is shown on -> width and colours; and the words that every verb prints."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import textwrap
from typing import TYPE_CHECKING

from policyloom.changelog import entries
from policyloom.diagnostics.as_text import BLUE, BOLD, DIM, RED, YELLOW
from policyloom.diagnostics.written import Screen
from policyloom.document import plain
from policyloom.english.dates import date_words
from policyloom.writers.rollout.lines import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from policyloom.editions import Edition
    from policyloom.fleet.publishing import Plan
    from policyloom.writers.rollout.lines import Line


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


def say(words: str = "") -> None:
    """Print a line for the person or program that asked."""
    sys.stdout.write(words + "\n")


def say_aside(words: str) -> None:
    """Print text beside the output, where it does not get into a pipe."""
    sys.stdout.flush()
    sys.stderr.write(words)
    sys.stderr.flush()


# CLI: lines whose words have tones -> text in the colours of a screen, or with brackets.


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


# CLI: the day that a person means who names none.


def today() -> str:
    """Return the ISO day where the person is: the only place where the program sees a clock."""
    return dt.date.today().isoformat()  # noqa: DTZ011, TID251 - see above


# CLI: what an approval would do -> lines that say it before anybody agrees to it.


WIDTH = 96
NAME = 12
INDENT = "  "


def tell(plan: Plan) -> Iterator[str]:
    """Yield the lines on one document: version, decision, days, changes and file."""
    yield str(plan.target)
    if plan.edition is None:
        yield from _line("left alone", plan.left)
        return
    edition = plan.edition
    yield from _line("version", _version(edition))
    yield from _line(*_decision(edition))
    yield from _line("in force", f"from {date_words(edition.approval.effective)}")
    for row in edition.document.control:
        if row.key == "next-review":
            words = " ".join(plain(getattr(block, "inlines", ())) for block in row.blocks)
            yield from _line("next review", f"by {words}")
    yield from _line("note", edition.approval.note)
    yield from _changes(plan, edition)
    yield from _line("file", plan.path)


def _version(edition: Edition) -> str:
    if not edition.supersedes:
        return f"{edition.words}, the first edition"
    if edition.approval.kind == "review":
        return f"{edition.words}, after {edition.supersedes}: the same text"
    return f"{edition.words}, after {edition.supersedes}: the largest change is {edition.size}"


def _decision(edition: Edition) -> tuple[str, str]:
    approval = edition.approval
    minute = f", minute {approval.minute}" if approval.minute else ""
    deed = "reviewed" if approval.kind == "review" else "approved"
    return deed, f"on {date_words(approval.on)} by the {approval.by_words}{minute}"


def _changes(plan: Plan, edition: Edition) -> Iterator[str]:
    """Yield every change, those too that the control table does not print."""
    if plan.comparison is None or edition.approval.kind == "review":
        return
    found = entries(plan.comparison, edition.reasons, edition.declared)
    yield f"{INDENT}{'changes':<{NAME}}{len(found)}"
    for entry in found:
        yield from _item(" ".join(filter(None, (entry.words, entry.reason))), INDENT * 2)
        for passage in entry.passages:
            yield from _item(passage, INDENT * 3)


def _item(words: str, indent: str) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=f"{indent}- ", subsequent_indent=f"{indent}{INDENT}"
    )


def _line(name: str, words: str) -> Iterator[str]:
    if words:
        yield from textwrap.wrap(
            words,
            WIDTH,
            initial_indent=f"{INDENT}{name:<{NAME}}",
            subsequent_indent=" " * (len(INDENT) + NAME),
            break_long_words=False,
            break_on_hyphens=False,
        )
