"""Deviations writers: the register as lines for a terminal, body by body."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.deviations.meetings import OPEN
from policyloom.writers.deviations.phrases import (
    KINDS,
    asked_words,
    behind_words,
    coming_words,
    decision_words,
    flag_words,
    newer_words,
    since_words,
    summary_words,
    until_words,
)
from policyloom.writers.rollout.lines import BLANK, Line, Tone, folded, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.deviations.register import Deviation, Register

WIDEST = 120
INDENT = "    "
HEADINGS = ("Clause", "Kind", "Since", "Expires", "Behind")
LEAST = 24
"""A clause's name has at least this many columns, or everything stands below it."""


def register_lines(register: Register, width: int) -> Iterator[Line]:
    """Yield the lines of the register."""
    width = min(width, WIDEST)
    yield from folded([(summary_words(register), Tone.HEADING)], width, "", "")
    yield from folded([(f"{asked_words(register)}.", Tone.QUIET)], width, "", "")
    sizes = _sizes(register, width)
    for (name, body), found in groupby(register.deviations, lambda one: (one.body_name, one.body)):
        yield BLANK
        yield from folded([(name, Tone.HEADING), (f" ({body})", Tone.QUIET)], width, "", "  ")
        if sizes:
            yield line(_row((f"  {HEADINGS[0]}", *HEADINGS[1:]), sizes), Tone.QUIET)
        for one in found:
            yield from _deviation(one, width, sizes)


def _cells(one: Deviation) -> tuple[str, ...]:
    return (
        f"{'!' if one.needs_somebody else '~'} {one.clause}",
        KINDS[one.kind],
        since_words(one, short=True),
        until_words(one, short=True),
        behind_words(one),
    )


def _sizes(register: Register, width: int) -> tuple[int, ...]:
    """Return how wide each column is, the first as far as there is room; none without room.

    A column in which nothing stands has no room at all.
    """
    rows = [_cells(one) for one in register.deviations]
    if not rows:
        return ()
    longest = [max(map(len, column), default=0) for column in zip(*rows, strict=True)]
    others = [
        max(size, len(heading)) + 2 if size else 0
        for size, heading in zip(longest[1:], HEADINGS[1:], strict=True)
    ]
    left = width - sum(others)
    return (min(longest[0] + 2, left), *others) if left >= LEAST else ()


def _row(cells: tuple[str, ...], sizes: tuple[int, ...]) -> str:
    said = (f"{words:<{size}}" for words, size in zip(cells, sizes, strict=True) if size)
    return "".join(said).rstrip()


def _deviation(one: Deviation, width: int, sizes: tuple[int, ...]) -> Iterator[Line]:
    cells = _cells(one)
    tone = Tone.WRONG if one.needs_somebody else Tone.CHANGED
    if sizes and len(cells[0]) < sizes[0]:
        first = f"{cells[0]:<{sizes[0]}}"
        yield Line(((first, tone), (_row(cells[1:], sizes[1:]), Tone.PLAIN)))
    elif sizes:
        yield line(cells[0], tone)
        yield line(" " * sizes[0] + _row(cells[1:], sizes[1:]))
    else:
        yield line(cells[0], tone)
        for heading, words in zip(HEADINGS[1:], cells[1:], strict=True):
            if words:
                yield from _fold(f"{heading.lower()}: {words}", width)
    yield from _details(one, width)


def _details(one: Deviation, width: int) -> Iterator[Line]:
    flag = flag_words(one)
    if flag:
        said = f"{flag}: {one.problem}" if one.problem else flag
        yield from _fold(f"{said} ({one.path}:{one.line})", width, Tone.WRONG)
    if one.standing in OPEN:
        yield from _fold(f"policyloom resolve {one.body}:{one.clause}", width, Tone.NAMED)
    yield from _fold(one.reason, width)
    for newer in one.behind:
        yield from _fold(newer_words(newer), width, Tone.QUIET)
    for newer in one.coming:
        yield from _fold(coming_words(newer), width, Tone.QUIET)
    for decision in one.decisions:
        yield from _fold(decision_words(decision), width, Tone.QUIET)


def _fold(words: str, width: int, tone: Tone = Tone.PLAIN) -> Iterator[Line]:
    yield from folded([(words, tone)], width, INDENT, INDENT + "  ")
