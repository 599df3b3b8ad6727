"""CLI: how a long build is watched: a bar on a terminal, a line for each document elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from policyloom.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.build.work import Outcome

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
    from policyloom.cli.bar import bar  # noqa: PLC0415

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
