"""Report: two texts -> the words of one, with what comes and goes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changes.matching import opcodes
from policyloom.markdown import leaves
from policyloom.merging.atoms import NOWHERE, Atom, atoms
from policyloom.report import Tone
from policyloom.report.lines import Line, folded
from policyloom.source.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.report import Said

ITEM = re.compile(r"[ \u00a0]*(?:[-*+]|\d+[.)])(?: |$)")
BREAK = Atom(Words("\n", NOWHERE))
ALIKE = 0.4
"""Texts that have a smaller share of their words in common are different texts."""
TIE = "\u00a0"
"""Stands for a space at which no line may be broken."""


def against(old: str | None, new: str) -> tuple[tuple[Said, ...], ...]:
    """Return the paragraphs of the new text, with the words that are not in the old one marked.

    Words of the old one that are gone stand where they stood. Without an old text nothing is
    marked.
    """
    before, after = _atoms(new if old is None else old), _atoms(new)
    lines: list[list[Said]] = [[]]
    for said, tone in _runs(before, after):
        for at, atoms_of in enumerate(_lines(said)):
            if at:
                lines.append([])
            words = "".join(atom.space + atom.text.replace(" ", TIE) for atom in atoms_of)
            words = words if lines[-1] else words.lstrip(" ")
            if words:
                lines[-1].append((words, tone))
    return tuple(tuple(line) for line in lines if line)


def is_item(paragraph: Iterable[Said]) -> bool:
    """Tell whether a paragraph is an item of a list."""
    return bool(ITEM.match("".join(words for words, _ in paragraph)))


def lines_of(said: Iterable[Said], width: int, first: str, rest: str) -> Iterator[Line]:
    """Yield a paragraph in lines; none is broken inside a token or a link."""
    for one in folded(said, width, first, rest):
        yield Line(tuple((words.replace(TIE, " "), tone) for words, tone in one.said))


def _runs(before: Sequence[Atom], after: Sequence[Atom]) -> Iterator[tuple[Sequence[Atom], Tone]]:
    if not _alike(before, after):
        # A text written anew is easier to read beside the old one than woven into it.
        yield after, Tone.COME
        return
    for tag, i1, i2, j1, j2 in opcodes(before, after):
        if tag == "equal":
            yield after[j1:j2], Tone.PLAIN
        else:
            yield before[i1:i2], Tone.GONE
            yield after[j1:j2], Tone.COME


def _alike(before: Sequence[Atom], after: Sequence[Atom]) -> bool:
    words = [[atom.text.lower() for atom in said if atom.is_word] for said in (before, after)]
    left = sum((Counter(words[0]) & Counter(words[1])).values())
    return not before or left >= ALIKE * max(map(len, words))


def _lines(said: Sequence[Atom]) -> Iterator[Sequence[Atom]]:
    start = 0
    for at, atom in enumerate(said):
        if atom == BREAK:
            yield said[start:at]
            start = at + 1
    yield said[start:]


def _atoms(text: str) -> tuple[Atom, ...]:
    found: list[Atom] = []
    for leaf in leaves(text):
        found += [BREAK] if found else []
        words = atoms(leaf.pieces)
        if leaf.is_item:
            found += [Atom(Words(leaf.margin, NOWHERE))]
            words = (replace(words[0], space=" "), *words[1:]) if words else ()
        found += words
    return tuple(found)
