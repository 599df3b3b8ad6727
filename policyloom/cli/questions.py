"""CLI: questions to somebody at a terminal, each asked again until its answer can be used."""

from __future__ import annotations

import re
import sys
import textwrap
from typing import TYPE_CHECKING, NoReturn

from policyloom.cli.terminal import say, screen_of
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import FEW, nearest
from policyloom.scaffold.naming import LONGEST, as_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    Check: TypeAlias = Callable[[str], str]
    from collections.abc import Iterable


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
        if not said and allowed:
            say(f"  an answer is needed here, such as {allowed[0]}")
            continue
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


# CLI: the ids of new bodies, policies and clauses: what can be one, and what is one already.


SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Folders that are passed over, and names that Windows keeps for devices.
TAKEN = frozenset({"editions", "con", "prn", "aux", "nul"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)
}


def slug(words: str, what: str) -> str:
    """Return an id without slashes that can be the name of a file or folder everywhere."""
    if len(words) > LONGEST:
        hint = f"use at most {LONGEST} characters"
        raise UsageError(f"`{words[:LONGEST]}…` is too long for the id of {what}", hint)
    if SLUG.fullmatch(words) and words not in TAKEN:
        return words
    if words in TAKEN:
        hint = "choose another; this one has a meaning of its own"
        raise UsageError(f"`{words}` cannot be the id of {what}", hint)
    rule = "an id is in small letters and digits, with hyphens between words"
    close = as_id(words)
    hint = f"did you mean `{close}`?\n{rule}" if close else rule
    raise UsageError(f"`{words}` cannot be the id of {what}", hint)


def known(words: str, names: Iterable[str], what: str) -> str:
    """Return a name that is there; else say which is nearest."""
    there = sorted(names)
    if words in there:
        return words
    close = nearest(words, there)
    meant = f"did you mean `{close}`?" if close else ""
    every = f"known: {', '.join(there)}" if len(there) <= FEW else ""
    raise UsageError(f"there is no {what} `{words}`", "\n".join(filter(None, (meant, every))))


def confirmed(question: str) -> bool:
    """Ask for a yes; raise UsageError where nobody is there to say it."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("nobody is here to ask", "look with --dry-run first, then add --yes")
    return agreed(question)


def agreed(question: str) -> bool:
    """Ask, and tell whether the answer was yes."""
    sys.stdout.write(f"{question} Type yes to go on: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
