"""Hunks: where two readings of a paragraph differ, by words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOKEN = re.compile(r"[^\W_]+(?:(?![’']s\b)[’'.@/-][^\W_]+)*|[’']s\b|[^\w\s]|_+")
REWRITTEN = 0.6
SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u2011": "-"})
FEW = 3


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


def hunks(old: str, new: str) -> tuple[Hunk, ...]:
    """Return the differences in order; a paragraph of other words throughout is one."""
    mine, theirs = list(TOKEN.finditer(old)), list(TOKEN.finditer(new))
    left = [one[0].translate(SAME) for one in mine]
    right = [one[0].translate(SAME) for one in theirs]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    found = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    changed = sum(max(b - a, d - c) for _, a, b, c, d in found)
    if changed > REWRITTEN * max(len(left), len(right), 1) and len(left) > FEW:
        return (Hunk(0, len(old), old, new, 0, len(new)),)
    made = []
    for a, b, c, d in _together(found):
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
