"""CLI: the progress bar of a build on a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Iterator

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
