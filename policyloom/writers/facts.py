"""WRITE: a Document -> the facts by which a published file says which edition it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import Paragraph, Status, plain
from policyloom.english.dates import day_in_words

if TYPE_CHECKING:
    from policyloom.document import ControlRow, Document

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
