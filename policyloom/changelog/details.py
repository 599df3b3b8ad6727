"""Details: one change -> the lines under its entry in the reviewer's log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changelog.sentences import sentence
from policyloom.changes.kinds import (
    Change,
    CitationChanged,
    ClauseAdded,
    ClauseRemoved,
    DutyChanged,
    Formatting,
    LinkChanged,
    Reworded,
    RowChanged,
    TokenChanged,
)
from policyloom.document import Deleted, Inserted, Text
from policyloom.grammar import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes.hunks import Atoms, Place
    from policyloom.changes.kinds import Swap
    from policyloom.document import Inlines


ENDS = frozenset(".:;,?!")


def details(change: Change) -> Iterator[Inlines]:
    """Yield the words of a change as they were and are, and its places."""
    match change:
        case ClauseAdded(words=words):
            yield _replaced("", words)
        case ClauseRemoved(words=words):
            yield _replaced(words, "")
        case Reworded():
            yield from _reworded(change)
        case TokenChanged(swaps=swaps, places=places):
            yield _places(places)
            yield from (_swap(swap) for swap in swaps if len(swaps) > 1)
        case DutyChanged() | CitationChanged() | LinkChanged() | Formatting():
            yield _places(change.places)
        case RowChanged():
            yield (Text(sentence(change)),)
        case _:
            return


def _reworded(change: Reworded) -> Iterator[Inlines]:
    size = change.size.name.lower()
    said = "declared" if change.declared else "not declared by a clause version, so counted as"
    yield (Text(f"Size: {said} {size}."),)
    for hunk in change.hunks:
        yield _replaced(_words(hunk.old), _words(hunk.new))


def _words(atoms: Atoms) -> str:
    """Return words on one line: list items and cells with semicolons between them."""
    parts = "".join(atom.words for atom in atoms).strip().split("\n")
    ended = (part if part[-1:] in ENDS else f"{part};" for part in parts[:-1])
    return " ".join((*ended, parts[-1]))


def _replaced(old: str, new: str) -> Inlines:
    gone = (Deleted((Text(old),)),) if old else ()
    come = (Inserted((Text(new),)),) if new else ()
    return (*gone, Text(" "), *come) if gone and come else (*gone, *come)


def _swap(swap: Swap) -> Inlines:
    return (*_replaced(swap.old, swap.new), Text(f" ({swap.count})"))


def _places(places: Iterable[Place]) -> Inlines:
    named = tuple(dict.fromkeys(_named(place) for place in places))
    return (Text(f"In {joined(named, 'and')}."),)


def _named(place: Place) -> str:
    section = place.new_label or place.section or place.part
    return f"{section.rstrip('.')} ({place.clause})" if place.clause else section
