"""Weighing: differences -> what makes them more than other words for the same thing.

A word that carries weight is looked for again on the other side: the same word, about the same
things, under the same lead-in. One that is not found came or went, and that is a finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.changes.atoms import BREAK, atoms
from policyloom.changes.gravity import (
    ACTOR,
    ALL,
    CONDITION,
    ENDS,
    JOINS,
    LISTED,
    SOFT,
    State,
    Weight,
    is_weighty,
    tokens,
)
from policyloom.changes.hunks import Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from policyloom.changes.atoms import Atom
    from policyloom.changes.gravity import Token
    from policyloom.changes.hunks import Chain, Hunk, Line

ENOUGH = 0.5
"""Two places are about the same things if more than this share of the lesser one is in both."""
ALIKE = 0.75
"""Words that are spelt as much alike as this are one word, spelt otherwise."""
CLAUSE_ENDS = ENDS | {","}


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of weight in a difference, the words of the clause around it, and its lead-in."""

    weight: Weight
    about: frozenset[str]
    under: Chain


def findings(hunks: Iterable[Hunk]) -> tuple[str, ...]:
    """Return what differences of one text come to, in words; nothing for mere rewording."""
    found = tuple(hunks)
    return tuple(dict.fromkeys((*weights(found), *_listed(found), *_conditions(found))))


def weights(hunks: Iterable[Hunk], kinds: frozenset[str] = ALL) -> tuple[str, ...]:
    """Return which words of weight came, went, or are about something else."""
    found = tuple(hunks)
    old, new = ([p for p in _places(found, s) if p.weight.kind in kinds] for s in (0, 1))
    return tuple(_told(_unmatched(old, new), _unmatched(new, old)))


def _told(gone: list[_Place], come: list[_Place]) -> Iterator[str]:
    kinds = dict.fromkeys(place.weight.kind for place in (*gone, *come))
    for kind in kinds:
        old, new = (_quoted(kind, places) for places in (gone, come))
        if old and old == new:
            yield f"{kind} is about something else ({new})"
        elif old and new:
            yield f"{kind} changes from {old} to {new}"
        else:
            yield f"{kind} comes ({new})" if new else f"{kind} goes ({old})"


def _quoted(kind: str, places: list[_Place]) -> str:
    words = dict.fromkeys(place.weight.words for place in places if place.weight.kind == kind)
    return ", ".join(f"‘{one}’" for one in words)


def _unmatched(mine: list[_Place], others: list[_Place]) -> list[_Place]:
    left = list(others)
    lacking = []
    for place in mine:
        partner = next((other for other in left if _same(place, other)), None)
        if partner is None:
            lacking.append(place)
        else:
            left.remove(partner)
    return lacking


def _same(one: _Place, other: _Place) -> bool:
    if (one.weight.kind, one.weight.says) != (other.weight.kind, other.weight.says):
        return False
    if one.under != other.under:
        return False
    fewest = min(len(one.about), len(other.about))
    free = one.weight.kind in {ACTOR, CONDITION}
    return free or not fewest or len(one.about & other.about) > ENOUGH * fewest


# WHERE WORDS OF WEIGHT STAND


def _places(hunks: tuple[Hunk, ...], side: int) -> Iterator[_Place]:
    for text, under in texts(hunks, side):
        for first, last in stretches(text, ENDS):
            yield from _in_sentence(text[first:last], under)


def _in_sentence(sentence: tuple[Token, ...], under: Chain) -> Iterator[_Place]:
    alone = all(t.state is State.ALONE for t in sentence if t.stem or t.weight)
    for first, last in stretches(sentence, JOINS):
        part = sentence[first:last]
        about = frozenset(token.stem for token in part if token.stem)
        for token in part:
            if token.weight and token.changed and not (alone and _is_light(token.weight)):
                yield _Place(token.weight, about, under)


def _is_light(weight: Weight) -> bool:
    """Tell whether a word weighs only where it takes the place of another."""
    return weight.kind == ACTOR or weight.says in SOFT


def stretches(text: tuple[Token, ...], ends: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where stretches of a text begin and end that some words or marks divide."""
    start = 0
    for place, token in enumerate(text):
        if token.words.lower() in ends:
            yield start, place + 1
            start = place + 1
    yield start, len(text)


def texts(hunks: tuple[Hunk, ...], side: int) -> Iterator[tuple[tuple[Token, ...], Chain]]:
    """Yield one side of each line in which there are differences, with what it stands under."""
    for _, group in groupby(hunks, key=lambda hunk: id(hunk.line or hunk)):
        mine = tuple(group)
        first = mine[0]
        under = (first.under.old, first.under.new)[side]
        if first.line:
            yield tokens(_of_line(first.line, mine, side)), under
        else:
            state = State.FOR_OTHERS if first.old and first.new else State.ALONE
            yield tokens((atom, state) for atom in (first.old, first.new)[side]), under


def _of_line(line: Line, hunks: tuple[Hunk, ...], side: int) -> Iterator[tuple[Atom, State]]:
    mine = {(id(hunk.old), id(hunk.new)) for hunk in hunks}
    yield from ((atom, State.SAME) for atom in atoms(line.lead))
    for run in line.runs:
        state = State.FOR_OTHERS if run.old and run.new else State.ALONE
        differs = not run.same and (id(run.old), id(run.new)) in mine
        yield from ((atom, state if differs else State.SAME) for atom in (run.old, run.new)[side])
    yield from ((atom, State.SAME) for atom in atoms(line.tail))
    yield BREAK, State.SAME


# WHAT STANDS UNDER A LEAD-IN


def _listed(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield the lead-ins that say what holds for all below them, where that comes or goes."""
    for hunk in hunks:
        chain = hunk.under.old or hunk.under.new
        if hunk.shape is not Shape.WORDS and chain and is_weighty(chain[-1]):
            yield f"{LISTED} ‘{chain[-1]}’ is not the same"


# CONDITIONS AND EXCEPTIONS


def _conditions(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    old, new = (_conditional(hunks, side) for side in (0, 1))
    apart = [word for word in old if not _known(word, new)]
    apart += [word for word in new if not _known(word, old)]
    if apart:
        yield f"{CONDITION} reads otherwise (‘{apart[0]}’)"


def _conditional(hunks: tuple[Hunk, ...], side: int) -> list[str]:
    """Return the words of content that differ after an ‘if’ or ‘unless’ of the same clause."""
    found: list[str] = []
    for text, _ in texts(hunks, side):
        for first, last in stretches(text, CLAUSE_ENDS):
            found += _after(text[first:last], _is_condition)
    return found


def _is_condition(token: Token) -> bool:
    return bool(token.weight and token.weight.kind == CONDITION and not token.changed)


def _after(part: tuple[Token, ...], begins: Callable[[Token], bool]) -> list[str]:
    start = next((place for place, token in enumerate(part) if begins(token)), len(part))
    return [token.words.lower() for token in part[start:] if token.changed and token.stem]


def _known(word: str, others: list[str]) -> bool:
    return any(
        word == other or SequenceMatcher(None, word, other).ratio() >= ALIKE for other in others
    )
