"""WRITE: what a published file has to know of its document: facts, places, pictures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policyloom.document import (
    Flowchart,
    Form,
    Image,
    Mark,
    Paragraph,
    Status,
    all_blocks,
    anchor,
    figures,
    jumps,
    plain,
)
from policyloom.english.dates import day_in_words
from policyloom.welsh import WELSH
from policyloom.writers.charts import drawn
from policyloom.writers.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.document import Asset, ControlRow, Document


ROWS = {"last-reviewed": "reviewed", "next-review": "due"}
"""Which days of the control table an edition repeats as facts, and the names of these."""


def facts(document: Document) -> dict[str, str]:
    """Return what identifies an edition, and its approval; only what is known."""
    known = {
        "body": document.body,
        "policy": document.policy,
        "version": document.version,
        "status": document.status.value,
        "date": document.date,
        "digest": document.digest,
    }
    if document.status is Status.APPROVED and document.digest:
        rows = {ROWS[row.key]: _day(row) for row in document.control if row.key in ROWS}
        known |= rows | dict(document.approval)
    return {name: value for name, value in known.items() if value}


def _day(row: ControlRow) -> str:
    """Return the day in a row as an ISO day; other words as they are."""
    words = " ".join(plain(block.inlines) for block in row.blocks if isinstance(block, Paragraph))
    return day_in_words(words) or words


# THE PLACES OF SECTIONS AND PROVISIONS IN A PAGE


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
    notes = {one.name: one.name for one in jumps(document) if one.name}
    return removed | standing | notes | {name: anchor(name) for name in figures(document)}


def _keys(document: Document) -> Iterator[tuple[str, Mark]]:
    """Yield the key of every section and provision in reading order."""
    for section in document.sections:
        yield section.key, section.mark
        for provision in section.provisions:
            yield provision.clause, provision.mark


# WHAT STANDS ON EVERY SHEET

PAGES = "Page {} of {}"
"""What numbers a sheet, and says how many there are."""


def watermark(document: Document) -> bytes:
    """Return the drawing behind every sheet of a draft, which is the word in its language."""
    welsh = document.language == WELSH
    return resource("watermark.cy.svg" if welsh else "watermark.svg").encode()


# WHAT HAS TO BE MADE READY


def pictures(document: Document) -> Iterator[Asset]:
    """Yield every picture that the document shows, its logo first."""
    if document.look.logo:
        yield document.look.logo
    for part in all_blocks(document):
        found = drawn(part) if isinstance(part, Flowchart) else (part,)
        yield from (one.asset for one in found if isinstance(one, Image))


def has_forms(document: Document) -> bool:
    """Say whether any part of the document is there to be filled in."""
    return any(isinstance(part, Form) for part in all_blocks(document))
