"""CLI: the progress bar of a build on a terminal."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text as RichText

from policyloom.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from policyloom.build.work import Outcome


@contextmanager
def bar(total: int) -> Iterator[Bar]:
    """Show a bar on standard error; it is gone when the build ends."""
    progress = Progress(
        TextColumn("Building"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
    with progress:
        yield Bar(progress, progress.add_task("", total=total))


class _Rate(ProgressColumn):
    """How many documents are made in a second."""

    def render(self, task: Task) -> RichText:
        """Return the rate, once there is one."""
        return RichText(f"{task.speed:.1f} a second" if task.speed else "")


class Bar:
    """Moves the bar on as documents are made."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self.progress = progress
        self.task = task

    def begin(self, name: str) -> None:
        """Name the document beside the bar."""
        self.progress.update(self.task, description=name)

    def done(self, outcome: Outcome) -> None:  # noqa: ARG002 (the summary says what became of it)
        """Move on by one."""
        self.progress.advance(self.task)


# CLI: how far a long run is, on a terminal, in one line that is gone when it ends.


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


# CLI: how a long build is watched: a bar on a terminal, a line for each document elsewhere.


KILOBYTE = 1024


class Watch(Protocol):
    """Is told of each document."""

    def begin(self, name: str) -> None:
        """A document is about to be made."""

    def done(self, outcome: Outcome) -> None:
        """A document was made or refused."""


@contextmanager
def watching(total: int) -> Iterator[Watch]:
    """Give the watch that suits where the output goes."""
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        yield _Lines()
        return
    # Half of the time that `check` takes would go into loading this.
    from policyloom.cli.progress import bar  # noqa: PLC0415

    with bar(total) as watch:
        yield watch


class _Lines:
    """One line for each document."""

    def begin(self, name: str) -> None:
        """Nothing is known yet."""

    def done(self, outcome: Outcome) -> None:
        """Say what became of it."""
        say(line_of(outcome))
        sys.stdout.flush()


def line_of(outcome: Outcome) -> str:
    """Return what became of a draft or edition in one line."""
    if outcome.refused:
        return f"{outcome.name}  not built: " + "; ".join(outcome.reasons)
    sizes = ", ".join(f"{to} {-(-size // KILOBYTE)} KB" for to, size in outcome.sizes.items())
    return f"{outcome.name}  {sizes}" + (f"; {outcome.note}" if outcome.note else "")
