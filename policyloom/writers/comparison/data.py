"""Comparison writers: a comparison, or its log, as data; docs/comparing.md says what it holds."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from policyloom.changelog import sentence
from policyloom.changelog.passages import passages
from policyloom.changelog.rewordings import new_numbers
from policyloom.changes.kinds import MovedWithin, OfText, Reworded, TableChanged
from policyloom.changes.subjects import words_of
from policyloom.changes.values import Move, RowChange, Where
from policyloom.document import plain
from policyloom.editions.pairs import is_derived

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.changelog import Entry
    from policyloom.changes import Change
    from policyloom.changes.hunks import Hunk
    from policyloom.editions.pairs import Pair, Side

# The members of the changes that are told as they are, and what they are called here.
MEMBERS = {
    "words": "text",
    "amendments": "amendments",
    "weakened": "weakened",
    "of": "token",
    "name": "name",
    "instrument": "instrument",
    "line": "row",
    "what": "what",
    "key": "control-row",
    "part": "part",
    "old": "old",
    "new": "new",
}


def comparison_data(pair: Pair, found: Iterable[Entry]) -> dict[str, Any]:
    """Return every difference with its reason."""
    reasons = {id(c): entry.reason for entry in found for c in entry.changes}
    changes = pair.comparison.changes
    return {
        **_head(pair),
        "same": all(map(is_derived, changes)),
        "counts": dict(sorted(Counter(map(kind_of, changes)).items())),
        "changes": [_change(change, reasons.get(id(change), "")) for change in changes],
    }


def log_data(pair: Pair, shown: Iterable[Entry], *, detail: bool) -> dict[str, Any]:
    """Return the entries of a log, in order; each with the changes that it speaks of."""
    return {
        **_head(pair),
        "detail": detail,
        "entries": [
            {
                "words": entry.words,
                "reason": entry.reason or None,
                "passages": list(entry.passages),
                "changes": [_change(change, "") for change in entry.changes],
            }
            for entry in shown
        ],
    }


def _head(pair: Pair) -> dict[str, Any]:
    size = pair.comparison.size
    numbers = new_numbers(pair.old.document, pair.new.document)
    return {
        "old": _side(pair.old),
        "new": _side(pair.new),
        "size": size.words if size else None,
        "numbers": [
            {"of": one.key, "title": one.title, "old": one.old or None, "new": one.new or None}
            for one in numbers
        ],
    }


def _side(side: Side) -> dict[str, Any]:
    document = side.document
    return {
        "document": side.selector,
        "body": document.body,
        "body-name": document.body_name,
        "policy": document.policy,
        "title": plain(document.title),
        "edition": side.words,
        "date": document.date or None,
        "digest": document.digest or None,
    }


# CHANGES


def kind_of(change: Change) -> str:
    """Return ``clause-added`` for a ClauseAdded."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(change).__name__).lower()


def _change(change: Change, reason: str) -> dict[str, Any]:
    return {
        "kind": kind_of(change),
        "size": change.size.words,
        "words": sentence(change),
        "reason": reason or None,
        "follows-from-approval": is_derived(change),
        **_where("", change.where),
        **_where("old-", getattr(change, "old", None)),
        **_members(change),
        **_told(change),
        "differences": [_difference(hunk) for hunk in change.hunks],
    }


def _where(prefix: str, where: object) -> dict[str, Any]:
    if not isinstance(where, Where):
        return {}
    return {
        f"{prefix}clause": where.clause or None,
        f"{prefix}title": where.title,
        f"{prefix}section": where.section,
        f"{prefix}section-title": where.section_title,
        f"{prefix}number": where.label or None,
    }


def _members(change: Change) -> dict[str, Any]:
    found = {called: getattr(change, name, None) for name, called in MEMBERS.items()}
    # Where a clause or section moved from is told like every other place.
    return {
        called: list(value) if isinstance(value, tuple) else value
        for called, value in found.items()
        if isinstance(value, str | bool | tuple)
    }


def _told(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if swaps := getattr(change, "swaps", None):
        told["swaps"] = [{"old": s.old, "new": s.new, "count": s.count} for s in swaps]
    if isinstance(change, OfText):
        told["declared"] = change.declared is not None
    if change.because:
        told["because"] = list(change.because)
    if isinstance(change, MovedWithin):
        told["moves"] = [_move(one) for one in change.moves]
    if isinstance(change, TableChanged):
        told["table"] = change.caption
        told["rows"] = [_row(one) for one in change.rows]
    if isinstance(change, Reworded):
        told["passages"] = [
            {"old": one.old or None, "new": one.new or None} for one in passages(change.hunks)
        ]
    if parts := getattr(change, "parts", None):
        told["look"] = list(parts)
    if (links := getattr(change, "links", None)) is not None:
        told["links"] = [{"old": old, "new": new} for old, new in links]
    if (numbers := getattr(change, "numbers", None)) is not None:
        told["numbers"] = [
            {"title": title, "old": old or None, "new": new or None} for title, old, new in numbers
        ]
    return told


def _row(row: RowChange) -> dict[str, Any]:
    cells = [{"column": one.column, "old": one.old, "new": one.new} for one in row.cells]
    return {
        "name": row.name,
        "is-column": row.is_column,
        "went": row.went,
        "came": row.came,
        "old": row.old or None,
        "new": row.new or None,
        "cells": cells,
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "words": move.words or None,
        "old": " ".join(move.old).strip() or None,
        "new": " ".join(move.new).strip() or None,
    }


def _difference(hunk: Hunk) -> dict[str, Any]:
    place = hunk.place
    return {
        "part": place.part,
        "section": place.section or None,
        "clause": place.clause or None,
        "row": place.row or None,
        "shape": hunk.shape.value,
        "old": words_of(hunk.old),
        "new": words_of(hunk.new),
    }
