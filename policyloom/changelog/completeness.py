"""Completeness: a comparison and its log -> the differences of which the log says nothing.

There are none: an entry stands for every difference. This looks again, from the two documents,
each time a log is printed, because a log that leaves something out is worse than none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policyloom.changes.kinds import (
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    SectionAdded,
    SectionMoved,
    SectionRemoved,
)
from policyloom.changes.woven import weave_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changelog.entries import Entry
    from policyloom.changes import Change, Comparison
    from policyloom.changes.hunks import Hunk
    from policyloom.changes.woven import Woven


def left_out(comparison: Comparison, found: Iterable[Entry]) -> tuple[str, ...]:
    """Return in words what the entries leave out of a comparison, or say twice."""
    spoken = Counter(id(change) for entry in found for change in entry.changes)
    woven = weave_documents(comparison.old, comparison.new, author="", date="")
    differences, heard = Counter(woven.hunks), Counter(_heard(comparison.changes))
    return (
        *(f"a change in {spoken[id(c)]} entries: {_named(c)}" for c in _odd(comparison, spoken)),
        *(f"a difference without a change: {_words(h)}" for h in (differences - heard)),
        *(f"a change without a difference: {_words(h)}" for h in (heard - differences)),
        *_uncounted(comparison.changes, woven),
    )


def _odd(comparison: Comparison, spoken: Counter[int]) -> Iterator[Change]:
    return (change for change in comparison.changes if spoken[id(change)] != 1)


def _named(change: Change) -> str:
    return type(change).__name__


def _heard(changes: Iterable[Change]) -> Iterator[Hunk]:
    return (hunk for change in changes for hunk in change.hunks)


def _words(hunk: Hunk) -> str:
    old, new = ("".join(atom.words for atom in side).strip() for side in (hunk.old, hunk.new))
    place = hunk.place.clause or hunk.place.row or hunk.place.section or hunk.place.part
    return f"‘{old}’ and ‘{new}’ in {place}"


def _uncounted(changes: tuple[Change, ...], woven: Woven) -> Iterator[str]:
    """Yield the kinds of which there are not as many changes as clauses or sections concerned."""
    counts = Counter(map(type, changes))
    wanted: dict[type, int] = {
        ClauseAdded: len(woven.added),
        ClauseRemoved: len(woven.removed),
        ClauseMoved: len(woven.moved),
        SectionAdded: len(woven.sections_added),
        SectionRemoved: len(woven.sections_removed),
        SectionMoved: len(woven.sections_moved),
    }
    for kind, number in wanted.items():
        if counts[kind] != number:
            yield f"{counts[kind]} changes of the kind {kind.__name__} where there are {number}"
