"""FLEET: what the output folder remembers of each document that it holds or should hold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.document import Status, plain
from policyloom.records import Kind, RecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document import Document
    from policyloom.source import Target

# A hidden folder beside the published ones, so that those hold nothing but documents.
FOLDER, SUFFIX = ".policyloom", ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One file that was written.

    ``words`` is the digest of the document it was made from, ``key`` that of everything it was
    made from, and ``sha256`` that of the file itself.
    """

    name: str
    size: int
    words: str
    key: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A document in the output folder as it was last written, and why it was refused since.

    ``words`` is the digest of the newest words, so that a file made from older ones can be told.
    """

    body_name: str = ""
    title: str = ""
    version: str = ""
    state: str = ""
    date: str = ""
    words: str = ""
    languages: tuple[str, ...] = ()
    files: Mapping[str, Kept] = field(default_factory=dict)
    refused: tuple[str, ...] = ()


def stem(policy: str, version: str = "") -> str:
    """Return the name of a document's files without their suffix; a draft has no version."""
    return f"{policy}-{version or 'draft'}"


def folder_of(target: Target) -> str:
    """Return where a document's records are, relative to the output folder."""
    return f"{FOLDER}/{target.body}/{target.policy}"


def card_of(document: Document, words: str) -> Card:
    """Return what the index says of a document; no file is written yet."""
    return Card(
        body_name=document.body_name,
        title=plain(document.title),
        version=document.version,
        state=document.status.value,
        date=document.date,
        words=words,
        languages=document.apart,
    )


def built(before: Card, now: Card, files: Mapping[str, Kept]) -> Card:
    """Return the record after ``files`` were written; other formats stay as they were."""
    return replace(now, files={**before.files, **files})


def refused(before: Card, version: str, reasons: tuple[str, ...]) -> Card:
    """Return the record after the document was refused: what was built before is still there."""
    state = Status.APPROVED.value if version else Status.DRAFT.value
    return replace(before, version=version, state=state, refused=reasons)


OUTPUT = Kind(name="policyloom-output", made=Card, in_order=True)


def to_json(record: Card) -> bytes:
    """Return the record as JSON, the same bytes for the same record."""
    return OUTPUT.text(record).encode()


def from_json(data: bytes) -> Card | None:
    """Return the record, or nothing when the file is not one that this program wrote."""
    try:
        return OUTPUT.value(data.decode())
    except (RecordError, UnicodeDecodeError):
        return None
