"""Turned: a line with the same words in another order -> whether it says something else now.

One part of a sentence may stand before or behind the rest, and items and sentences may change
places: that is order. Where words change sides round others that stay, or the words of one line
stand in another, what is said of each has changed: who tells whom, what is free and what is sold.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policyloom.changes.gravity import JOINS, name_of
from policyloom.changes.weighing import CLAUSE_ENDS
from policyloom.changes.weighty import stretches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]
    Names = tuple[str, ...]

ONE_MOVED = 3
"""In so many places a line is cut and joined again where one part of it is put elsewhere."""
APART = CLAUSE_ENDS | JOINS


def is_turned(old: Text, new: Text) -> bool:
    """Tell whether words of a line changed sides round others that stayed."""
    before, after = _parts(old), _parts(new)
    if Counter(_series(before)) == Counter(_series(after)):
        return False
    return _seams(_once(before, after), _once(after, before)) > ONE_MOVED


def are_exchanged(old: Iterable[Text], new: Iterable[Text]) -> bool:
    """Tell whether words of one line stand in another now, and not only whole lines do."""
    before, after = ([names(text) for text in side] for side in (old, new))
    return len(before) > 1 and Counter(before) != Counter(after) and _moved(before, after)


def _moved(before: list[Names], after: list[Names]) -> bool:
    pairs = zip(before, after, strict=False)
    return any(Counter(one) != Counter(other) for one, other in pairs)


def _parts(text: Text) -> list[Names]:
    """Return the words of content of each part of a line that marks or an ‘and’ divide."""
    found = (names(text[first:last]) for first, last in stretches(text, APART))
    return [part for part in found if part]


def _series(parts: list[Names]) -> list[tuple[Names, frozenset[str]]]:
    """Return parts with what is named together in whatever order: ‘ask the clerk or the nurse’."""
    found: list[tuple[Names, frozenset[str]]] = []
    for part in parts:
        if found and len(part) == 1:
            lead, named = found[-1]
            found[-1] = lead, named | {*part}
        else:
            found.append((part[:-1], frozenset(part[-1:])))
    return found


def names(text: Text) -> Names:
    """Return the words of content by which a line is known."""
    words = (token for token in text if token.words.lower() not in JOINS)
    return tuple(name for token in words if (name := name_of(token)))


def _once(mine: list[Names], others: list[Names]) -> Names:
    """Return the words of a line that both sides have, and have once."""
    counts = [Counter(name for part in side for name in part) for side in (mine, others)]
    every = (name for part in mine for name in part)
    return tuple(name for name in every if all(count[name] == 1 for count in counts))


def _seams(old: Names, new: Names) -> int:
    """Return how many neighbours on the new side were none on the old one."""
    beside = set(zip(("", *old), (*old, ""), strict=True))
    return sum(pair not in beside for pair in zip(("", *new), (*new, ""), strict=True))
