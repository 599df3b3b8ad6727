"""Hunks: where two readings of a paragraph differ, by words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUM = r"[£$€]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)"
"""A number with thousands, which is one word: £6,000.00."""
TOKEN = re.compile(rf"{SUM}|[^\W_]+(?:(?![’']s\b)[’'.@/-][^\W_]+)*|[’']s\b|[^\w\s]|_+")
REWRITTEN = 0.6
SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u2011": "-"})
FEW = 3
SMALL = frozenset((
    "a", "an", "and", "any", "as", "at", "but", "by", "each", "every", "for", "from", "if", "in",
    "into", "of", "on", "or", "so", "that", "the", "then", "to", "when", "where", "which", "who",
    "with", "without",
))  # fmt: skip
"""Words with which a phrase begins, and with which none ends."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Words from ``start`` to ``end`` of the old text that the new one says otherwise.

    ``old`` and ``new`` are the words, ``at`` and ``until`` the place of the new ones.
    """

    start: int
    end: int
    old: str
    new: str
    at: int
    until: int


def hunks(old: str, new: str, marks: Sequence[str] = ()) -> tuple[Hunk, ...]:
    """Return the differences in order; a paragraph of other words throughout is one.

    ``marks`` are the words of tracked changes: where a difference could be told in several ways,
    it is told as they tell it.
    """
    mine, theirs = list(TOKEN.finditer(old)), list(TOKEN.finditer(new))
    left = [one[0].translate(SAME) for one in mine]
    right = [one[0].translate(SAME) for one in theirs]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    found = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    changed = sum(max(b - a, d - c) for _, a, b, c, d in found)
    if changed > REWRITTEN * max(len(left), len(right), 1) and len(left) > FEW:
        return (Hunk(0, len(old), old, new, 0, len(new)),)
    made = []
    said = frozenset(_words(mark) for mark in marks)
    ops = list(_together(found))
    lasts = [0, *(b for _, b, _, _ in ops)]
    nexts = [*(a for a, *_ in ops[1:]), len(left)]
    for op, last, following in zip(ops, lasts, nexts, strict=False):
        room = (op[0] - last, following - op[1])
        a, b, c, d = _settled(op, left, right, room, said)
        start, end = _extent(mine, a, b, old)
        at, until = _extent(theirs, c, d, new)
        made.append(Hunk(start, end, old[start:end], new[at:until], at, until))
    return tuple(made)


def _together(
    found: Sequence[tuple[str, int, int, int, int]],
) -> Iterator[tuple[int, int, int, int]]:
    """Yield differences; two with nothing but one sign between them are one."""
    held: tuple[int, int, int, int] | None = None
    for _, a, b, c, d in found:
        if held and a - held[1] <= 1 and c - held[3] <= 1 and a - held[1] == c - held[3] == 0:
            held = (held[0], b, held[2], d)
        else:
            if held:
                yield held
            held = (a, b, c, d)
    if held:
        yield held


def _settled(
    op: tuple[int, int, int, int],
    left: list[str],
    right: list[str],
    room: tuple[int, int],
    marks: frozenset[str],
) -> tuple[int, int, int, int]:
    """Return where words came or went, told as a reader would.

    In “at noon” → “at noon or at noon” either half is new: marks decide, or else the phrase
    that begins with a small word and does not end with one. ``room`` is how many words on
    each side are the same in both.
    """
    a, b, c, d = op
    if (a == b) == (c == d):
        return op
    words, first, last = (right, c, d) if a == b else (left, a, b)
    by = [0]
    while -by[0] < room[0] and words[first + by[0] - 1] == words[last + by[0] - 1]:
        by.insert(0, by[0] - 1)
    while by[-1] < room[1] and words[last + by[-1]] == words[first + by[-1]]:
        by.append(by[-1] + 1)

    def fit(step: int) -> tuple[bool, bool, bool]:
        run = words[first + step : last + step]
        return (
            _words(" ".join(run)) in marks,
            run[-1].lower() not in SMALL,
            run[0].lower() in SMALL,
        )

    step = max(by, key=lambda step: (fit(step), -abs(step)))
    return a + step, b + step, c + step, d + step


def _words(text: str) -> str:
    return "".join(text.translate(SAME).split())


def _edge(tokens: list[re.Match[str]], at: int, text: str) -> int:
    """Return where words would be put in before a token."""
    if at and at <= len(tokens):
        return tokens[at - 1].end()
    return tokens[0].start() if tokens else len(text)


def _extent(tokens: list[re.Match[str]], first: int, last: int, text: str) -> tuple[int, int]:
    """Return from where to where tokens stand, or where they would be put in."""
    if first < last:
        return tokens[first].start(), tokens[last - 1].end()
    edge = _edge(tokens, first, text)
    return edge, edge
