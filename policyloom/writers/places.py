"""WRITE: the ids of sections and provisions in a page, and where a reference to each leads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policyloom.document import Mark, anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.document import Document


def ids(document: Document) -> Iterator[str]:
    """Yield an id for each section and provision in order; a redline may hold a key twice."""
    count: Counter[str] = Counter()
    for key, _ in _keys(document):
        base = anchor(key)
        count[base] += 1
        yield base if count[base] == 1 else f"{base}--{count[base]}"


def targets(document: Document) -> Mapping[str, str]:
    """Give the id that a reference to a key leads to: the place where the text still stands."""
    places = list(zip(_keys(document), ids(document), strict=True))
    removed = {key: place for (key, mark), place in reversed(places) if mark is Mark.DELETED}
    standing = {key: place for (key, mark), place in reversed(places) if mark is not Mark.DELETED}
    return removed | standing


def _keys(document: Document) -> Iterator[tuple[str, Mark]]:
    """Yield the key of every section and provision in reading order."""
    for section in document.sections:
        yield section.key, section.mark
        for provision in section.provisions:
            yield provision.clause, provision.mark
