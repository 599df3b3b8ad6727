"""Small: the words of a line on both sides -> the little words that alone say something else.

No word of content comes or goes: ‘on’ is ‘under’, what is done ‘can’ be done, what was ‘cancelled
by us’ is ‘cancelled’, and of what was counted ‘out and in’ the one is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.gravity import ENDS, JOINS, STOPS
from policyloom.changes.senses import BEING, DETERMINERS, PLACED
from policyloom.changes.weights import SENSE
from policyloom.english.senses import base, same_sense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.senses import Sides
    from policyloom.changes.units import Unit, Units

LITTLE = "a an the our; is are be been was were; has have; do does; this these"
LITTLE += "; that those which who; there their"
ALIKE = {word: group for group in LITTLE.split("; ") for word in group.split()}
"""Little words of which one may stand for another, each with its group."""
MODAL = frozenset({"can", "could", "might", "would", "may"})
"""Words that say that something may be, where nothing else comes or goes with them."""
BE = frozenset(map(base, BEING))
SAID_OF = frozenset({"it", "that", "this", "these", "those", "which", "so", "also", "then", "not"})
"""Words that join a sentence to what was said, of which none is one of two."""
OURSELVES = frozenset({"us", "you", "them", "him", "her", "me"})


def little(line: Sides) -> Iterator[str]:
    """Yield the one little word that took another's place, or came: ‘on’ for ‘under’, ‘could’."""
    for gone, come in line.alone():
        was, now = ({*map(base, _said(side))} for side in (gone, come))
        if frozenset() < (was ^ now) - BE <= MODAL:
            yield f"{SENSE} is what can be, or no longer"
        elif len(gone) == len(come) == 1 and _are_little(gone[0].words, come[0].words):
            yield f"{SENSE} changes from ‘{gone[0].words}’ to ‘{come[0].words}’"


def _are_little(one: str, other: str) -> bool:
    """Tell whether two words are little ones of which the one says not what the other does."""
    if ALIKE.get(one, one) == ALIKE.get(other, other) or same_sense(one, other):
        return False
    return {one, other} <= STOPS | PLACED


def one_of_two(line: Sides) -> Iterator[str]:
    """Yield that of two which are joined the one is left out, or a second one is put in."""
    for gone, come in line.apart():
        for mine, others, theirs, elsewhere, verb in (
            (gone, come, line.new, line.come, "goes"),
            (come, gone, line.old, line.gone, "comes"),
        ):
            there = {*elsewhere, *(word for unit in theirs for word in _words(unit))}
            if not others and _joins(mine) and (left := _left_over(mine, there)):
                yield f"{SENSE} {verb} (‘{left}’)"


def _joins(part: Units) -> bool:
    """Tell whether a stretch is one of two: it begins or ends with what joins them."""
    words = [unit.words for unit in part]
    return not JOINS.isdisjoint((words[0], words[-1])) and ENDS.isdisjoint(words)


def _said(part: Units) -> list[str]:
    return [word for unit in part for word in unit.words.split()]


def _words(unit: Unit) -> tuple[str, ...]:
    return unit.words, *unit.words.split()


def _left_over(part: Units, there: set[str]) -> str:
    """Return the words of a stretch of which none is said on the other side."""
    words = [unit.words for unit in part if unit.words not in JOINS | DETERMINERS]
    if not SAID_OF.isdisjoint(words):
        return ""
    return " ".join(one for one in words if not _is_said(one, there))


def _is_said(words: str, there: set[str]) -> bool:
    """Tell whether words, or each of them, are said on the other side."""
    return there.issuperset(words.split()) or any(same_sense(words, one) for one in there)


def by_whom(line: Sides) -> Iterator[str]:
    """Yield that it is no longer said by whom something is done, or is now: ‘by us’."""
    for gone, come in line.apart():
        for mine, others, verb in ((gone, come, "goes"), (come, gone, "comes")):
            words = [unit.words for unit in mine]
            if not others and words[:1] == ["by"] and {*words[1:]} & OURSELVES:
                yield f"{SENSE} {verb} (‘{' '.join(words)}’)"
