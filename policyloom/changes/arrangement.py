"""Arrangement: which clauses and sections came, went, moved or have other numbers -> changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.facts import section_where, where
from policyloom.changes.kinds import (
    Change,
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    Renumbered,
    SectionAdded,
    SectionMoved,
    SectionRemoved,
)
from policyloom.changes.marks import blocks_words
from policyloom.document import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.woven import Placed, Woven


def arrangement(woven: Woven) -> Iterator[Change]:
    """Yield what came, went and moved."""
    for placed in woven.added:
        yield ClauseAdded(where=where(placed), words=blocks_words(placed.provision.blocks))
    for placed in woven.removed:
        yield ClauseRemoved(where=where(placed), words=blocks_words(placed.provision.blocks))
    yield from (ClauseMoved(where=where(new), old=where(old)) for old, new in woven.moved)
    for section in woven.sections_added:
        yield SectionAdded(where=section_where(section))
    for section in woven.sections_removed:
        yield SectionRemoved(where=section_where(section))
    for before, after in woven.sections_moved:
        yield SectionMoved(where=section_where(after), old=section_where(before))


def with_numbers(found: list[Change], woven: Woven) -> list[Change]:
    """Put renumbered sections and clauses, and references that follow, into one change."""
    numbers = _renumbered(woven)
    hunks = tuple(h for change in found if isinstance(change, Renumbered) for h in change.hunks)
    rest: list[Change] = [change for change in found if not isinstance(change, Renumbered)]
    return [*rest, Renumbered(numbers=numbers, hunks=hunks)] if numbers or hunks else rest


def _renumbered(woven: Woven) -> tuple[tuple[str, str, str], ...]:
    """Return titles with the old and the new number.

    A section or clause that moved tells its number itself. Where a section has another number, its
    clauses that only follow it are not told.
    """
    sections = (
        (plain(new.title), *_pair(old.label, new.label))
        for old, new in woven.sections_kept
        if old.label != new.label
    )
    return (*sections, *(_numbers(old, new) for old, new in _others(woven)))


def _numbers(old: Placed, new: Placed) -> tuple[str, str, str]:
    return where(new).title, *_pair(old.provision.label, new.provision.label)


def _others(woven: Woven) -> Iterator[tuple[Placed, Placed]]:
    for old, new in (*woven.kept, *woven.carried):
        expected = old.provision.label
        before, after = _counter(old.section.label), _counter(new.section.label)
        if before and expected.startswith(f"{before}."):
            expected = f"{after}{expected.removeprefix(before)}"
        if new.provision.label != expected:
            yield old, new


def _counter(label: str) -> str:
    """Return what the numbers of a section's clauses begin with: A in Appendix A."""
    return _number(label).rpartition(" ")[2]


def _pair(old: str, new: str) -> tuple[str, str]:
    """Return two labels as numbers, or as they are printed where only that makes a difference."""
    numbers = _number(old), _number(new)
    return (old, new) if numbers[0] == numbers[1] else numbers


def _number(label: str) -> str:
    return label.removesuffix(".0").rstrip(".")
