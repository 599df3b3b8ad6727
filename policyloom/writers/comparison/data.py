"""Comparison writers: a comparison, or its log, as JSON; docs/comparing.md says what it holds."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from policyloom.changelog import sentence
from policyloom.changelog.passages import passages
from policyloom.changelog.rewordings import new_numbers
from policyloom.changes import size_of
from policyloom.changes.kinds import (
    CitationChanged,
    ClauseMoved,
    LookChanged,
    Renumbered,
    Reworded,
    SectionMoved,
    Where,
)
from policyloom.document import plain
from policyloom.editions.pairs import is_derived
from policyloom.records import envelope, json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.changelog import Entry
    from policyloom.changes import Change
    from policyloom.changes.hunks import Atoms, Hunk
    from policyloom.editions.pairs import Pair, Side

FORMAT = 2
# The members of the changes that are told as they are, and what they are called here.
MEMBERS = {
    "words": "text",
    "declared": "declared",
    "amendments": "amendments",
    "weakened": "weakened",
    "kind": "token",
    "name": "name",
    "instrument": "instrument",
    "row": "row",
    "what": "what",
    "key": "control-row",
    "part": "part",
    "old": "old",
    "new": "new",
}


def comparison_json(pair: Pair, found: Iterable[Entry]) -> bytes:
    """Return every difference with its reason; the same bytes for the same two documents."""
    reasons = {id(c): entry.reason for entry in found for c in entry.changes}
    changes = pair.comparison.changes
    data = {
        **_head("policyloom-comparison", pair),
        "same": all(map(is_derived, changes)),
        "counts": dict(sorted(Counter(map(kind_of, changes)).items())),
        "changes": [_change(change, reasons.get(id(change), "")) for change in changes],
    }
    return _bytes(data)


def log_json(pair: Pair, shown: Iterable[Entry], *, detail: bool) -> bytes:
    """Return the entries of a log, in order; each with the changes that it speaks of."""
    data = {
        **_head("policyloom-change-log", pair),
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
    return _bytes(data)


def _bytes(data: dict[str, Any]) -> bytes:
    return json_text(data, indent=2).encode()


def _head(name: str, pair: Pair) -> dict[str, Any]:
    size = pair.comparison.size
    numbers = new_numbers(pair.old.document, pair.new.document)
    return {
        **envelope(name, FORMAT),
        "old": _side(pair.old),
        "new": _side(pair.new),
        "size": size.name.lower() if size else None,
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
        "size": size_of(change).name.lower(),
        "words": sentence(change),
        "reason": reason or None,
        "follows-from-approval": is_derived(change),
        **_where("", getattr(change, "where", None)),
        **_where("old-", change.old if isinstance(change, ClauseMoved | SectionMoved) else None),
        **_members(change),
        **_told(change),
        "differences": [_difference(hunk) for hunk in getattr(change, "hunks", ())],
    }


def _where(prefix: str, where: Where | None) -> dict[str, Any]:
    if where is None:
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
    if isinstance(change, Reworded):
        told["passages"] = [
            {"old": one.old or None, "new": one.new or None} for one in passages(change.hunks)
        ]
    if isinstance(change, LookChanged):
        told["look"] = list(change.parts)
    if isinstance(change, CitationChanged):
        told["links"] = [{"old": old, "new": new} for old, new in change.links]
    if isinstance(change, Renumbered):
        told["numbers"] = [
            {"title": title, "old": old or None, "new": new or None}
            for title, old, new in change.numbers
        ]
    return told


def _difference(hunk: Hunk) -> dict[str, Any]:
    place = hunk.place
    return {
        "part": place.part,
        "section": place.section or None,
        "clause": place.clause or None,
        "row": place.row or None,
        "shape": hunk.shape.value,
        "old": _words(hunk.old),
        "new": _words(hunk.new),
    }


def _words(atoms: Atoms) -> str:
    return "".join(atom.words for atom in atoms)
