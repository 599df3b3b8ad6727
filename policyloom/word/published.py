"""IMPORT: what a published Word file or PDF says of itself, and the words in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


RECORD = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a published file says of itself, by the names of ``writers.facts``, and its words.

    ``form`` is docx, pdf or RECORD. ``tracked`` tells that it holds tracked changes, ``signed``
    that it holds a signature; whether that is valid is not looked at.
    """

    form: str
    words: str
    facts: Mapping[str, str] = field(default_factory=dict)
    tracked: bool = False
    signed: bool = False
