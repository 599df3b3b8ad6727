"""Senses: words exchanged where all else stays as it was -> which of them say another thing.

Where most of a sentence stays and a word takes the place of another, the two are held against what
is known of English: one word spelt otherwise, one that says the same, or another. Words that stand
elsewhere on the other side of the line have only moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from policyloom.changes.gravity import SENSE, STOPS
from policyloom.english.senses import base, is_one_word, phrases, same_sense, says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token

FEW = 2
"""Words exchanged at one place; where it is more, something is put in other words."""
PERSONS = (
    frozenset({"i", "we", "us", "our", "ours"}),
    frozenset({"you", "your", "yours"}),
    frozenset({"they", "them", "their", "theirs"}),
)
NARROWING = frozenset(
    ["new", "other", "additional", "former", "deputy", "assistant", "acting", "adult", "local"]
)
"""Words that make what follows another thing, or fewer."""
ADDING = frozenset({"and", "or"})


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word, or several that are one in sense, in small letters."""

    words: str
    changed: bool
    says: bool
    """Whether it is a word of content, and not one that carries weight of its own."""


def exchanged(old: tuple[Token, ...], new: tuple[Token, ...]) -> Iterator[str]:
    """Yield what the words exchanged in a line come to, if they say another thing."""
    before, after = tuple(_units(old)), tuple(_units(new))
    stays = sum(1 for unit in after if not unit.changed and unit.words not in STOPS)
    matcher = SequenceMatcher(
        None, [unit.words for unit in before], [unit.words for unit in after], autojunk=False
    )
    for what, first, last, start, end in matcher.get_opcodes():
        if what != "equal":
            yield from _told(before[first:last], after[start:end], before, after, stays)


def _told(
    gone: tuple[_Unit, ...],
    come: tuple[_Unit, ...],
    before: tuple[_Unit, ...],
    after: tuple[_Unit, ...],
    stays: int,
) -> Iterator[str]:
    old, new = _lacking(gone, after), _lacking(come, before)
    few = 0 < len(old) <= FEW and 0 < len(new) <= FEW and stays >= max(len(old), len(new))
    if few and not is_one_word(*("".join(unit.words for unit in part) for part in (gone, come))):
        yield f"{SENSE} changes from {_quoted(old)} to {_quoted(new)}"
    elif old and not new and _adds(gone, old):
        yield f"{SENSE} goes ({_quoted(old)})"
    elif new and not old and _adds(come, new):
        yield f"{SENSE} comes ({_quoted(new)})"
    elif (one := _person(gone)) and (other := _person(come)) and one != other:
        yield f"{SENSE} is about somebody else"


def _quoted(words: list[str]) -> str:
    return f"‘{' '.join(words)}’"


def _adds(part: tuple[_Unit, ...], words: list[str]) -> bool:
    """Tell whether words that came or went alone name one thing more, or narrow what is named."""
    joined = any(unit.changed and unit.words in ADDING for unit in part)
    return (joined and len(words) <= FEW) or words[0] in NARROWING


def _person(part: tuple[_Unit, ...]) -> frozenset[str]:
    """Return who speaks or is spoken to or of, if it is one of them only."""
    words = {unit.words for unit in part if unit.changed}
    found = [person for person in PERSONS if person & words]
    return found[0] if len(found) == 1 else frozenset()


def _lacking(part: tuple[_Unit, ...], others: tuple[_Unit, ...]) -> list[str]:
    """Return the words of content that nothing else on the other side of the line says."""
    known = [unit.words for unit in others if unit.changed]
    mine = (unit.words for unit in part if unit.says and unit.changed)
    return [words for words in mine if not any(_is_said(words, other) for other in known)]


def _is_said(words: str, other: str) -> bool:
    """Tell whether words say the same as others, or one of several does as a single word."""
    if same_sense(words, other):
        return True
    if (" " in words) is (" " in other):
        return False
    short, long = sorted((words, other), key=lambda one: " " in one)
    return any(same_sense(short, one) for one in long.split() if one not in STOPS)


def _units(tokens: tuple[Token, ...]) -> Iterator[_Unit]:
    """Yield the words of one side of a line, phrases as one, without those that say nothing."""
    words = [token.words.lower() for token in tokens]
    bases = [base(word) for word in words]
    at = 0
    while at < len(tokens):
        length = next((len(p) for p in phrases() if tuple(bases[at : at + len(p)]) == p), 1)
        run = tokens[at : at + length]
        unit = " ".join(words[at : at + length])
        content = not any(t.weight for t in run) and unit not in STOPS and unit[:1].isalpha()
        if not says_nothing(unit):
            yield _Unit(unit, any(t.changed for t in run), says=content)
        at += length
