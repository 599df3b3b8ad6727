"""CLI: what the output is shown on -> width and colours; and the words that every verb prints."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from policyloom.diagnostics.written import Screen

if TYPE_CHECKING:
    from typing import TextIO

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
