"""CLI: questions to somebody at a terminal, each asked again until its answer can be used."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING, NoReturn

from policyloom.cli.terminal import say, screen_of
from policyloom.cli.usage import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    Check: TypeAlias = Callable[[str], str]

ENTER = "Enter takes what stands in [brackets]. Ctrl-C stops, and nothing is written."


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal, to see questions and to answer them."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def ask(question: str, check: Check, default: str = "", allowed: Sequence[str] = ()) -> str:
    """Return an answer that ``check`` takes; it raises UsageError for those it does not take.

    Without an answer the default is returned as it is, unless there is none. ``allowed`` is
    shown first.
    """
    if allowed:
        say(_wrapped(f"{question}: choose from {listed(allowed)}", ""))
    shown = f"{question} [{default}]: " if default else f"{question}: "
    while True:
        said = _line(shown).strip()
        if not said and default:
            return default
        try:
            return check(said)
        except UsageError as error:
            for line in (str(error), *error.hint.splitlines()):
                if not (allowed and line.startswith("choose from")):
                    say(_wrapped(line, "  "))


def _wrapped(words: str, indent: str) -> str:
    """Return words on lines that fit the terminal, with names whole."""
    width = max(min(screen_of(sys.stdout).width - 1, 96), 20)
    return textwrap.fill(
        words,
        width,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def listed(names: Sequence[str]) -> str:
    """Return ``a, b or c``."""
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def listed_plainly(names: Sequence[str]) -> str:
    """Return ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _line(shown: str) -> str:
    try:
        return input(shown)
    except EOFError:
        say()
        _stop()


def _stop() -> NoReturn:
    """Somebody closed the terminal or pressed Ctrl-D: the same as Ctrl-C."""
    raise KeyboardInterrupt
