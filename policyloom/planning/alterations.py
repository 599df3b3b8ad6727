"""Rollout: a comparison -> its changes with class, size and section numbers, and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changelog import sentence, weighed, whole
from policyloom.document import Numbering
from policyloom.planning.effect import Alteration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.changes import Change, Comparison
    from policyloom.document import Document

NESTED = frozenset({Numbering.ROMAN, Numbering.ALPHA})
"""Numbers of clauses that say nothing without the number of their section."""


def alterations(comparison: Comparison) -> tuple[Alteration, ...]:
    """Return the changes in the order in which a reviewer reads them."""
    old, new = _numbers(comparison.old), _numbers(comparison.new)
    return tuple(_alteration(change, old, new) for change in comparison.changes)


def _alteration(change: Change, old: Mapping[str, str], new: Mapping[str, str]) -> Alteration:
    where = change.where
    name = (where.clause or where.section) if where else ""
    return Alteration(
        kind=change.kind.name,
        size=change.size.words,
        words=_words(change),
        clause=where.clause if where else "",
        old_number=old.get(name, ""),
        new_number=new.get(name, ""),
    )


def _words(change: Change) -> str:
    """Return all that is to tell of a change: who decides sees every passage, and why its size."""
    why = f"[{weighed((change,))}]" if change.because or change.lowered else ""
    return " ".join(filter(None, (sentence(change), *whole(change), why)))


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
