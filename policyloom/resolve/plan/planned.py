"""What a plan says: which clause texts stand in which section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Diagnostic, Span
    from policyloom.source import ClauseData, SectionPlan, Translation, Version
    from policyloom.wording import Pieces, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One clause text in its place.

    ``replaces`` is the library clause that a local text stands for.
    """

    clause: str
    version: Version
    title: Pieces
    wording: Wording
    source: str
    data: ClauseData
    certifies: tuple[tuple[str, Version], ...]
    translations: Mapping[str, Translation]
    layer: str
    replaces: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSection:
    """A section of the policy with the clause texts that stand in it."""

    plan: SectionPlan
    clauses: tuple[Planned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What stands where, what each modification found, and what stands in the way.

    ``found`` is the text that a modification is about as the layers above leave it, by the
    modification's place; one that is about no clause of the policy is not in it.
    """

    sections: tuple[PlannedSection, ...]
    found: Mapping[Span, Planned]
    problems: tuple[Diagnostic, ...]

    @property
    def matched(self) -> frozenset[Span]:
        """The places of the modifications that found their clause."""
        return frozenset(self.found)

    @property
    def clauses(self) -> tuple[Planned, ...]:
        """Every clause text in order."""
        return tuple(planned for section in self.sections for planned in section.clauses)
