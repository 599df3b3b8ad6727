"""Clauses: each with all its published versions and their translations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.source.clause_data import ClauseData
    from policyloom.source.conditions import Condition
    from policyloom.wording import Pieces, Wording

Version: TypeAlias = tuple[int, int, int]


def version_words(version: Version) -> str:
    """Return ``1.2.0`` for (1, 2, 0)."""
    return ".".join(map(str, version))


def version_from(words: str) -> Version:
    """Return (1, 2, 0) for ``1.2.0`` (the schema has checked the form)."""
    major, minor, patch = words.split(".")
    return int(major), int(minor), int(patch)


class Mutability(Enum):
    """How far a body may change a clause."""

    LOCKED = "locked"
    PARAMETRISED = "parametrised"
    ADAPTABLE = "adaptable"
    LOCAL = "local"


class ChangeKind(Enum):
    """How much a clause version differs from the one before: major, minor or patch."""

    SUBSTANTIVE = "substantive"
    CLARIFYING = "clarifying"
    EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A clause version's text in another language."""

    title: Pieces
    wording: Wording
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseVersion:
    """One published text of a clause. ``in_force`` is an ISO day.

    ``source`` is law, guidance, provider or local.
    """

    version: Version
    in_force: str
    change: ChangeKind
    amendment: str
    source: str
    wording: Wording
    text: str
    data: ClauseData
    certifies: tuple[tuple[str, Version], ...]
    """Clause versions that must stand unchanged for this text to be true."""
    translations: Mapping[str, Translation]
    span: Span
    text_span: Span
    title: Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause with all its versions, newest first."""

    id: str
    mutability: Mutability
    topic: str
    locked_by: str
    audience: tuple[str, ...]
    defines: tuple[str, ...]
    requires: tuple[str, ...]
    excludes: tuple[str, ...]
    applies_when: Condition
    versions: tuple[ClauseVersion, ...]
    span: Span
