"""Deviations writers: two texts -> the words of one, with what comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.matching import opcodes
from policyloom.merging.blocks import blocks
from policyloom.merging.words import Atom, atoms, spelt
from policyloom.writers.rollout.lines import Line, Tone, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.writers.rollout.lines import Said

BREAK = Atom("\n")
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
            words = spelt([_whole(atom) for atom in atoms_of])
            spaced = bool(atoms_of) and atoms_of[0].spaced and bool(lines[-1])
            if words:
                lines[-1].append((f" {words}" if spaced else words, tone))
    return tuple(tuple(line) for line in lines if line)


def _whole(atom: Atom) -> Atom:
    return Atom(atom.text.replace(" ", TIE), atom.spaced)


def lines_of(said: Iterable[Said], width: int, first: str, rest: str) -> Iterator[Line]:
    """Yield a paragraph in lines; none is broken inside a token or a link."""
    for one in folded(said, width, first, rest):
        yield Line(tuple((words.replace(TIE, " "), tone) for words, tone in one.said))


def _runs(before: Sequence[Atom], after: Sequence[Atom]) -> Iterator[tuple[Sequence[Atom], Tone]]:
    for tag, i1, i2, j1, j2 in opcodes(before, after):
        if tag == "equal":
            yield after[j1:j2], Tone.PLAIN
        else:
            yield before[i1:i2], Tone.GONE
            yield after[j1:j2], Tone.COME


def _lines(said: Sequence[Atom]) -> Iterator[Sequence[Atom]]:
    start = 0
    for at, atom in enumerate(said):
        if atom == BREAK:
            yield said[start:at]
            start = at + 1
    yield said[start:]


def _atoms(text: str) -> tuple[Atom, ...]:
    found: list[Atom] = []
    for block in blocks(text):
        found += [BREAK] if found else []
        marker = block.marker if block.is_item else ""
        found += [Atom(" " * block.indent + marker)] if marker else []
        words = atoms(block.words)
        found += [Atom(words[0].text, spaced=bool(marker)), *words[1:]] if words else []
    return tuple(found)
