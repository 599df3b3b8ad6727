"""IMPORT: a published Word file or PDF -> the edition it says it is, and the words in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ZIP, PDF = b"PK\x03\x04", b"%PDF-"
# A PDF may have a few other bytes before its first line.
HEAD = 1024


class NotPublishedError(Exception):
    """The file is neither a Word file nor a PDF that can be read; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a published file says of itself, by the names of ``writers.facts``, and its words.

    ``form`` is docx or pdf. ``tracked`` tells that it holds tracked changes, ``signed`` that it
    holds a signature; whether that is valid is not looked at.
    """

    form: str
    words: str
    facts: Mapping[str, str] = field(default_factory=dict)
    tracked: bool = False
    signed: bool = False


def read_published(data: bytes) -> Published:
    """Return what stands in a Word file or PDF; raises NotPublishedError."""
    if data.startswith(ZIP):
        from policyloom.importers.published_docx import read_docx  # noqa: PLC0415

        return read_docx(data)
    if PDF in data[:HEAD]:
        # The library takes a while to load, and only this needs it.
        from policyloom.importers.published_pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data)
    raise NotPublishedError("it is neither a Word file (.docx) nor a PDF")
