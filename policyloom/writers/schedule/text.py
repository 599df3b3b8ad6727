"""Schedule writer: the schedule as text: what is needed first, then every policy."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from policyloom.editions.due import needing
from policyloom.english.dates import date_words
from policyloom.writers.schedule.phrases import (
    asked_words,
    edition_words,
    review_words,
    sentence,
    status_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.editions.due import Days, Finding, Scheduled

Pairs: TypeAlias = "list[tuple[Scheduled, Finding]]"
WIDEST = 100
INDENT = "  "
LABELS = max(map(len, ("Status", "Edition", "Owner", "Last review", "Next review"))) + 2


def schedule_text(lines: tuple[Scheduled, ...], days: Days, width: int) -> str:
    """Return the schedule as lines no longer than their longest word needs."""
    width = min(width, WIDEST)
    asked = _wrapped(asked_words(days), width, "")
    parts = [asked, *_needs(lines, width), *_policies(lines, width)]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _underlined(words: str) -> list[str]:
    return [words, "-" * len(words)]


# WHAT IS NEEDED


def _needs(lines: tuple[Scheduled, ...], width: int) -> Iterator[list[str]]:
    found = {need: pairs for need, pairs in needing(lines).items() if pairs}
    if lines and not found:
        yield ["Nothing is due, and nothing is behind."]
    for need, pairs in found.items():
        heading = _underlined(f"{need.heading} ({len(pairs)})")
        said = {finding.words for _, finding in pairs}
        rows = _together(pairs, width) if len(said) == 1 else _each(pairs, width)
        yield [*heading, *rows]


def _each(pairs: Pairs, width: int) -> Iterator[str]:
    for line, finding in pairs:
        yield from _need(line, finding, width)


def _together(pairs: Pairs, width: int) -> Iterator[str]:
    """Yield documents of which there is the same to say, and then what it is."""
    yield from (f"{line.selector} {line.version}".rstrip() for line, _ in pairs)
    yield from _wrapped(sentence(pairs[0][1].words), width, INDENT)


def _need(line: Scheduled, finding: Finding, width: int) -> Iterator[str]:
    yield f"{line.selector} {line.version}".rstrip()
    yield from _wrapped(sentence(finding.words), width, INDENT)


def _wrapped(words: str, width: int, first: str, rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        words,
        width,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


# THE POLICIES


def _policies(lines: tuple[Scheduled, ...], width: int) -> Iterator[list[str]]:
    if not lines:
        yield ["There is no policy to list."]
    for name, group in groupby(lines, key=lambda line: (line.body, line.body_name)):
        heading = f"{name[1]} ({name[0]})"
        yield [*_underlined(heading), *(row for line in group for row in _policy(line, width))]


def _policy(line: Scheduled, width: int) -> Iterator[str]:
    yield line.title
    facts = {
        "Status": status_words(line),
        "Edition": edition_words(line),
        "Owner": line.owner,
        "Last review": date_words(line.last_reviewed),
        "Next review": review_words(line),
    }
    for label, words in facts.items():
        if words:
            yield from _wrapped(words, width, f"{INDENT}{label:<{LABELS}}", " " * (LABELS + 2))
