"""Merging: the words of a paragraph -> sentences of atoms, and back.

A token, a link and a run of bold words are one atom each: no merge ever takes one apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ATOM = re.compile(
    r"(?P<space>\s*)(?P<atom>"
    r"\{[^{}]*\}"
    r"|\[[^\[\]]*\]\((?:[^()\s]|\([^()\s]*\))*\)"
    r"|\*\*[^*]+\*\*|\*[^*\s][^*]*\*"
    r"|[^\W_]+(?:['’-][^\W_]+)*"
    r"|\S)"
)
WORD = re.compile(r"[^\W_]")
ENDS = frozenset(".!?…")
CLOSES = frozenset("”’\"')]")
# A full stop after one of these ends no sentence; nor does one after a single letter (e.g.).
SHORT = frozenset({"mr", "mrs", "ms", "dr", "st", "no", "para", "paras", "sch", "ss", "vs"})


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, a mark of punctuation, a token or a link; ``spaced`` says that a space precedes."""

    text: str
    spaced: bool = field(default=False, compare=False)

    @property
    def is_word(self) -> bool:
        """Tell whether it is more than punctuation."""
        return bool(WORD.search(self.text))


Atoms: TypeAlias = "tuple[Atom, ...]"
Sentence: TypeAlias = Atoms


def atoms(words: str) -> Atoms:
    """Return the atoms of a paragraph; white space only separates them."""
    found = ATOM.finditer(" ".join(words.split()))
    return tuple(Atom(one["atom"], bool(one["space"])) for one in found)


def sentences(words: str) -> tuple[Sentence, ...]:
    """Return the sentences of a paragraph; together they are all of its atoms."""
    return tuple(_sentences(atoms(words)))


def _sentences(every: Atoms) -> Iterator[Sentence]:
    start = 0
    for at in range(1, len(every)):
        if _begins(every, start, at):
            yield every[start:at]
            start = at
    if every:
        yield every[start:]


def _begins(every: Atoms, start: int, at: int) -> bool:
    """Tell whether a new sentence begins at an atom."""
    if not every[at].spaced or every[at].text[0].islower():
        return False
    end = at - 1
    while end > start and every[end].text in CLOSES:
        end -= 1
    if end == start or every[end].text not in ENDS:
        return False
    before = every[end - 1].text
    return every[end].text != "." or not (
        (len(before) == 1 and before.isalpha()) or before.lower() in SHORT
    )


def joined(parts: Iterable[Sentence]) -> str:
    """Return the words of sentences, with a space between two of them."""
    return " ".join(said for said in map(spelt, parts) if said)


def spelt(sentence: Sequence[Atom]) -> str:
    """Return the words of one sentence."""
    return "".join(
        f" {atom.text}" if atom.spaced and at else atom.text for at, atom in enumerate(sentence)
    )


def wrapped(words: str, width: int, first: str, rest: str) -> tuple[str, ...]:
    """Return a paragraph in lines; none is broken inside a token or a link."""
    lines = [first]
    for chunk in _chunks(atoms(words)):
        long = len(lines[-1]) + 1 + len(chunk) > width
        if lines[-1] in {first, rest}:
            lines[-1] += chunk
        elif long:
            lines.append(rest + chunk)
        else:
            lines[-1] += f" {chunk}"
    return tuple(lines)


def _chunks(every: Atoms) -> Iterator[str]:
    """Yield what stands between two spaces at which a line may be broken."""
    chunk = ""
    for atom in every:
        if atom.spaced and chunk:
            yield chunk
            chunk = ""
        chunk += atom.text
    if chunk:
        yield chunk
