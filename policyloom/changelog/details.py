"""Details: one change -> the lines under its entry in the reviewer's log."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policyloom.changelog.entries import weighed
from policyloom.changelog.passages import marked, passages
from policyloom.changelog.phrases import number_words, places
from policyloom.changelog.rewordings import moved_lines
from policyloom.changelog.sentences import sentence
from policyloom.changelog.tables import are_told, table_lines
from policyloom.changelog.tokens import headline
from policyloom.changes.facts import OUTSIDE
from policyloom.changes.kinds import (
    Change,
    ClauseAdded,
    ClauseRemoved,
    DutyChanged,
    MovedWithin,
    OfText,
    Reworded,
    RowChanged,
    TableChanged,
    TokenChanged,
)
from policyloom.document import Deleted, Inserted, Text
from policyloom.english.grammar import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes.hunks import Place
    from policyloom.changes.values import Swap
    from policyloom.document import Inlines


def details(change: Change, *, alone: bool = True) -> Iterator[Inlines]:
    """Yield the words of a change as they were and are, and its places.

    A change that shares its entry with others (not ``alone``) names its words with its places.
    """
    words = "" if alone else _words(change)
    match change:
        case ClauseAdded(words=words):
            yield _replaced("", words)
        case ClauseRemoved(words=words):
            yield _replaced(words, "")
        case Reworded():
            yield from _reworded(change)
        case MovedWithin():
            yield (Text(_size(change)),)
            yield from ((Text(line),) for line in moved_lines(change))
        case TableChanged():
            yield (Text(_size(change)),)
            lines = table_lines(change)
            yield from () if are_told(lines) else ((Text(f"{line}."),) for line in lines)
        case RowChanged() if not alone:
            yield (Text(sentence(change)),)
        case _ if change.kind.spread:
            yield _places(change.places, words)
            yield from _swaps(change)
        case _:
            return


def _swaps(change: Change) -> Iterator[Inlines]:
    if isinstance(change, TokenChanged) and len(change.swaps) > 1:
        yield from map(_swap, change.swaps)


def _reworded(change: Reworded) -> Iterator[Inlines]:
    yield (Text(_size(change)),)
    counts = Counter(marked(passage) for passage in passages(change.hunks))
    for words, count in counts.items():
        yield (*words, Text(f" ({places(count)})")) if count > 1 else words


def _size(change: OfText) -> str:
    """Return what was declared, what it counts for, and why."""
    words = weighed((change,))
    said = "declared" if change.declared else "not declared by a clause version, so counted as"
    if change.declared is not None and change.declared < change.size:
        said = "" if change.because else f"declared {change.declared.words}, counted as"
    return f"Size: {said} {words}.".replace("  ", " ")


def _replaced(old: str, new: str) -> Inlines:
    gone = (Deleted((Text(old),)),) if old else ()
    come = (Inserted((Text(new),)),) if new else ()
    return (*gone, Text(" "), *come) if gone and come else (*gone, *come)


def _swap(swap: Swap) -> Inlines:
    return (*_replaced(swap.old, swap.new), Text(f" ({places(swap.count)})"))


def _words(change: Change) -> str:
    match change:
        case TokenChanged(swaps=swaps):
            old, new = headline(swaps)
            return f"‘{old}’ to ‘{new}’: "
        case DutyChanged(old=old, new=new):
            return f"‘{old}’ to ‘{new}’: "
        case _:
            return ""


def _places(found: Iterable[Place], words: str) -> Inlines:
    """Return where words stand: by section, with the titles of the clauses."""
    clauses: dict[str, dict[str, None]] = {}
    for place in found:
        titles = clauses.setdefault(_section(place), {})
        if place.title:
            titles[f"‘{place.title}’"] = None
    named = tuple(f"{at} ({', '.join(of)})" if of else at for at, of in clauses.items())
    within = "in" if words else "In"
    return (Text(f"{words}{within} {joined(named, 'and')}."),)


def _section(place: Place) -> str:
    if place.part != "section":
        return OUTSIDE.get(place.part, place.part)
    number = number_words(place.section_label)
    return number if place.clause else f"the heading of {number}"
