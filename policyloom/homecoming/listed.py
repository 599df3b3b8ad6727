"""Listed: somebody who comes into a list of people, or goes, as one decision about that list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.homecoming.layers import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.homecoming.hunks import Hunk
    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Atom, Unit

BETWEEN = re.compile(r",? (?:and|or) |, ")
JOINS = re.compile(r"\s*(?:,|and\b|or\b)")


def in_turn(words: str) -> str:
    """Return the people of a list with commas between them, however they are joined."""
    return ", ".join(BETWEEN.split(words))


def atom_of(one: Proposal, units: Sequence[Unit]) -> Atom | None:
    """Return the list of people in which a proposal changes words, or to which it adds some."""
    if len(one.spots) != 1:
        return None
    at, hunk = one.spots[0]
    lists = (atom for atom in units[at].atoms if atom.kind == "people" and _has_several(atom))
    return next((atom for atom in lists if _is_in(hunk, atom)), None)


def in_their_lists(found: Sequence[Proposal], units: Sequence[Unit]) -> Iterator[Proposal]:
    """Yield proposals; all that change who is in one printed list together, as one."""
    groups: dict[object, list[Proposal]] = {}
    for number, one in enumerate(found):
        atom = atom_of(one, units)
        key = (one.spots[0][0], atom.start) if atom else (number,)
        groups.setdefault(key, []).append(one)
    for mine in groups.values():
        atom = atom_of(mine[0], units)
        comes_or_goes = len(mine) > 1 or not (mine[0].old and mine[0].new)
        yield _as_one(mine, atom) if atom and comes_or_goes else mine[0]


def _as_one(mine: Sequence[Proposal], atom: Atom) -> Proposal:
    words = atom.words
    spots = tuple(spot for one in mine for spot in one.spots)
    for _, hunk in sorted(spots, key=lambda spot: -spot[1].start):
        start, end = hunk.start - atom.start, hunk.end - atom.start
        words = _with(words, start, end, hunk.new)
    return replace(
        mine[0],
        layer=Layer.PEOPLE,
        key=atom.token,
        old=in_turn(atom.words),
        new=in_turn(words),
        marked=all(one.marked for one in mine),
        at=atom.value if atom.value.path else atom.at,
        spots=spots,
    )


def _with(words: str, start: int, end: int, new: str) -> str:
    """Return words with others at a place, one space between them and none before a comma."""
    said = " ".join(f"{words[:start]} {new} {words[end:]}".split())
    return said.replace(" ,", ",")


def _has_several(atom: Atom) -> bool:
    return BETWEEN.search(atom.words) is not None


def _is_in(hunk: Hunk, atom: Atom) -> bool:
    """Tell whether words are changed inside a list, or go on with it at its end."""
    goes_on = hunk.start == hunk.end == atom.end and JOINS.match(hunk.new) is not None
    inside = atom.start < hunk.end and hunk.start < atom.end
    return goes_on or (inside and atom.start <= hunk.start and hunk.end <= atom.end)
