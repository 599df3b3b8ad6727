"""Sizes: how much a change asks of the approver, and which changes a reviewer reads first."""

from __future__ import annotations

from typing import assert_never

from policyloom.changes.kinds import (
    Change,
    CitationChanged,
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    ControlChanged,
    DutyChanged,
    Formatting,
    LinkChanged,
    LookChanged,
    Renumbered,
    Retitled,
    Reworded,
    RowChanged,
    SectionAdded,
    SectionMoved,
    SectionRemoved,
    Size,
    TokenChanged,
)

ORDER: tuple[type, ...] = (
    SectionAdded,
    ClauseAdded,
    SectionRemoved,
    ClauseRemoved,
    Reworded,
    DutyChanged,
    TokenChanged,
    CitationChanged,
    LinkChanged,
    RowChanged,
    SectionMoved,
    ClauseMoved,
    Retitled,
    Renumbered,
    ControlChanged,
    Formatting,
    LookChanged,
)
KINDS = {"term": 0, "people": 1, "role": 2, "setting": 3, "policy": 4}


def rank(change: Change) -> tuple[int, int, int]:
    """Return what changes are sorted by."""
    kind = KINDS.get(change.kind, 0) if isinstance(change, TokenChanged) else 0
    lesser = -int(size_of(change)) if isinstance(change, Reworded) else 0
    return ORDER.index(type(change)), lesser, kind


def size_of(change: Change) -> Size:
    """Return how much a change asks of the approver."""
    match change:
        case ClauseAdded() | ClauseRemoved() | SectionAdded() | SectionRemoved():
            return Size.SUBSTANTIVE
        case Reworded(size=size):
            return size
        case DutyChanged(weakened=weakened):
            return Size.SUBSTANTIVE if weakened else Size.CLARIFYING
        case TokenChanged() | CitationChanged() | ClauseMoved() | SectionMoved() | RowChanged():
            return Size.CLARIFYING
        case LinkChanged() | ControlChanged() | Retitled() | Renumbered():
            return Size.EDITORIAL
        case Formatting() | LookChanged():
            return Size.EDITORIAL
        case _:
            assert_never(change)
