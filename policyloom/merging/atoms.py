"""Merging: the pieces of a paragraph -> sentences of atoms, and back.

A token, a link and a run of bold words are one atom each: no merge ever takes one apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from policyloom.diagnostics import Span
from policyloom.english.sentences import starts
from policyloom.markdown import write_line
from policyloom.source.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.source.wording import Piece, Pieces

ATOM = re.compile(r"(?P<space> *)(?P<atom>[^\W_]+(?:['’-][^\W_]+)*|[^ ])")
WORD = re.compile(r"[^\W_]")
NOWHERE = Span("", 1, 1)


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, a mark of punctuation, a token or a link; ``space`` is what stands before it."""

    piece: Piece
    space: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """What an author writes for it."""
        return write_line((self.piece,))

    @property
    def words(self) -> str:
        """What it says, whatever signs an author needs to write it."""
        return self.piece.value if isinstance(self.piece, Words) else self.text

    @property
    def is_word(self) -> bool:
        """Tell whether it is more than punctuation."""
        return bool(WORD.search(self.words))


Atoms: TypeAlias = "tuple[Atom, ...]"
Sentence: TypeAlias = Atoms


def atoms(pieces: Pieces) -> Atoms:
    """Return the atoms of a paragraph; white space only separates them."""
    return tuple(_atoms(pieces))


def _atoms(pieces: Pieces) -> Iterator[Atom]:
    space = ""
    for piece in pieces:
        if not isinstance(piece, Words):
            yield Atom(piece, space)
            space = ""
            continue
        for found in ATOM.finditer(piece.value):
            yield Atom(Words(found["atom"], piece.span), space + found["space"])
            space = ""
        space += piece.value[len(piece.value.rstrip(" ")) :]


def sentences(pieces: Pieces) -> tuple[Sentence, ...]:
    """Return the sentences of a paragraph; together they are all of its atoms."""
    every = atoms(pieces)
    ends, words = [], ""
    for atom in every:
        words += atom.space + atom.words
        ends.append(len(words) - len(atom.words))
    new = frozenset(starts(words))
    at = [0, *(n for n, start in enumerate(ends) if n and start in new), len(every)]
    return tuple(every[start:end] for start, end in pairwise(at) if start < end)


def pieces_of(parts: Iterable[Sentence]) -> Pieces:
    """Return the pieces of sentences, with a space between two of them."""
    found: list[Piece] = []
    for sentence in parts:
        for at, atom in enumerate(sentence):
            space = (atom.space or " " * (not at)) if found else ""
            for piece in (Words(space, NOWHERE), atom.piece):
                _join(found, piece)
    return tuple(found)


def _join(found: list[Piece], piece: Piece) -> None:
    last = found[-1] if found else None
    if isinstance(piece, Words) and isinstance(last, Words):
        found[-1] = replace(last, value=last.value + piece.value)
    elif not isinstance(piece, Words) or piece.value:
        found.append(piece)


def joined(parts: Iterable[Sentence]) -> str:
    """Return the words of sentences as an author writes them."""
    return write_line(pieces_of(parts))


def spelt(sentence: Sequence[Atom]) -> str:
    """Return the words of one sentence as an author writes them."""
    return joined((tuple(sentence),))
