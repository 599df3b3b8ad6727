"""Modifications: what a body changes in the clauses of the layers above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.source.clauses import Version
    from policyloom.wording import Pieces, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """A body's own text in place of a library clause, written against version ``base``."""

    clause: str
    base: Version
    diocesan_approval: str
    title: Pieces | None
    wording: Wording
    text: str
    reason: str
    policies: tuple[str, ...]
    version: Version
    span: Span
    text_span: Span
    base_span: Span
    until: str = ""
    """The last day (ISO) that it is meant to stand; nothing where none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """A body's own clause, before or after one of the policy's clauses."""

    clause: str
    beside: str
    after: bool
    title: Pieces
    wording: Wording
    text: str
    reason: str
    policies: tuple[str, ...]
    version: Version
    span: Span
    text_span: Span
    beside_span: Span
    until: str = ""
    """The last day (ISO) that it is meant to stand; nothing where none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A body leaves a clause out."""

    clause: str
    diocesan_approval: str
    reason: str
    policies: tuple[str, ...]
    span: Span
    until: str = ""
    """The last day (ISO) that it is meant to stand; nothing where none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A body stays on an older version of a clause until an ISO day."""

    clause: str
    at: Version
    until: str
    reason: str
    policies: tuple[str, ...]
    span: Span


Modification: TypeAlias = "Substitution | Insertion | Omission | Hold"
