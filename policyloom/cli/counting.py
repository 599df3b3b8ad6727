"""CLI: how far a long run is, on a terminal, in one line that is gone when it ends."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EVERY = 0.1
CLEAR = "\r\x1b[K"


@contextmanager
def counting(deed: str, total: int) -> Iterator[Callable[[], None]]:
    """Give what is to be called after each document; it shows nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    counter = _Counter(deed, total)
    try:
        yield counter
    finally:
        sys.stderr.write(CLEAR)
        sys.stderr.flush()


class _Counter:
    """Counts, and shows the count a few times a second."""

    def __init__(self, deed: str, total: int) -> None:
        self.deed, self.total = deed, total
        self.done = 0
        self.begun = self.shown = time.monotonic()

    def __call__(self) -> None:
        """Count one more."""
        self.done += 1
        now = time.monotonic()
        if now - self.shown < EVERY:
            return
        self.shown = now
        left = (now - self.begun) / self.done * (self.total - self.done)
        words = f"{self.deed} {self.done:,} of {self.total:,}, about {left:.0f} s left"
        sys.stderr.write(CLEAR + words)
        sys.stderr.flush()
