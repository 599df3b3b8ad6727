"""Instruments: Acts, regulations and guidance, with their editions and provisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The paragraphs of one edition that a name stands for; ``basis`` is stated or inferred.

    ``runs_on`` says that the passage goes on after ``first`` and its end is not known.
    """

    first: int
    last: int | None
    basis: str
    runs_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentEdition:
    """One edition of guidance, in force from a day until a day (ISO; both ends included)."""

    edition: str
    title: str
    published: str
    in_force: str
    until: str
    successor_expected: str
    url: str
    anchors: Mapping[str, Anchor]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentProvision:
    """A named provision of an Act or regulations."""

    id: str
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A legal basis: an instrument and perhaps a provision of it."""

    instrument: str
    provision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An outside authority that citations point to."""

    id: str
    citation_id: str
    kind: str
    title: str
    abbreviation: str
    aliases: tuple[str, ...]
    url: str
    extent: tuple[str, ...]
    applies_to: tuple[str, ...]
    in_force: str
    checked_on: str
    confidence: str
    withdrawn_urls: tuple[str, ...]
    provisions: tuple[InstrumentProvision, ...]
    legal_basis: Mapping[str, tuple[Basis, ...]]
    editions: tuple[InstrumentEdition, ...]
    span: Span
