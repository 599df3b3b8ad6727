"""Rollout: a comparison -> its changes with class, size and section numbers, and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changelog import sentence
from policyloom.changes import size_of
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
    TokenChanged,
)
from policyloom.document import Numbering
from policyloom.planning.effect import Alteration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.changes import Comparison
    from policyloom.document import Document

CLASSES: Mapping[type, str] = {
    ClauseAdded: "clause added",
    ClauseRemoved: "clause removed",
    ClauseMoved: "clause moved",
    SectionAdded: "section added",
    SectionRemoved: "section removed",
    SectionMoved: "section moved",
    Reworded: "clause reworded",
    DutyChanged: "duty changed",
    TokenChanged: "term changed",
    CitationChanged: "citation changed",
    LinkChanged: "link changed",
    RowChanged: "row changed",
    Retitled: "title changed",
    Renumbered: "numbering changed",
    ControlChanged: "control changed",
    Formatting: "layout changed",
    LookChanged: "look changed",
}
NESTED = frozenset({Numbering.ROMAN, Numbering.ALPHA})
"""Numbers of clauses that say nothing without the number of their section."""
TOKENS = {
    "term": "term changed",
    "people": "people changed",
    "role": "role changed",
    "setting": "setting changed",
    "policy": "policy name changed",
}


def alterations(comparison: Comparison) -> tuple[Alteration, ...]:
    """Return the changes in the order in which a reviewer reads them."""
    old, new = _numbers(comparison.old), _numbers(comparison.new)
    return tuple(_alteration(change, old, new) for change in comparison.changes)


def _alteration(change: Change, old: Mapping[str, str], new: Mapping[str, str]) -> Alteration:
    where = getattr(change, "where", None)
    name = (where.clause or where.section) if where else ""
    return Alteration(
        kind=_kind(change),
        size=size_of(change).name.lower(),
        words=sentence(change),
        clause=where.clause if where else "",
        old_number=old.get(name, ""),
        new_number=new.get(name, ""),
    )


def _kind(change: Change) -> str:
    if isinstance(change, TokenChanged):
        return TOKENS.get(change.kind, CLASSES[TokenChanged])
    return CLASSES[type(change)]


def _numbers(document: Document) -> dict[str, str]:
    """Return the numbers of sections and clauses; a clause without one has its section's."""
    return dict(_numbered(document))


def _numbered(document: Document) -> Iterator[tuple[str, str]]:
    for section in document.sections:
        label = section.label.rstrip(".")
        yield section.key, label
        for provision in section.provisions:
            own = provision.label.rstrip(".")
            nested = bool(own and label) and section.provision_numbering in NESTED
            yield provision.identity, f"{label}({own})" if nested else own or label
