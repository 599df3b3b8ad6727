"""Placed: which clause texts stand in which section."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from policyloom.resolve.profile import LIBRARY
from policyloom.resolve.reports import Reports

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Diagnostic, Span
    from policyloom.resolve.profile import Profile
    from policyloom.source import (
        Clause,
        ClauseData,
        ClauseVersion,
        Library,
        Policy,
        Translation,
        Version,
        WrittenSection,
    )
    from policyloom.source.wording import Pieces, Wording


class Approved(NamedTuple):
    """The newest edition of a document: the ISO day from which it is in force, and its clauses.

    ``left`` are the versions of clauses that were left out, where the edition says them.
    """

    day: str = ""
    clauses: frozenset[str] = frozenset()
    left: Mapping[str, Version] = MappingProxyType({})

    def left_out(self, clause: Clause) -> Version | None:
        """Return the version of a clause that it does not have, as it was when it was approved.

        Where the edition does not say it, a version of its own day may have come after it.
        """
        if not self.day or clause.id in self.clauses:
            return None
        if clause.id in self.left:
            return self.left[clause.id]
        before = (one for one in clause.versions if one.in_force < self.day)
        then = next(before, None) or version_on(clause, self.day)
        return then.version if then else None


NEVER = Approved()
"""What stands for the newest edition of a document that was never approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedClause:
    """One clause text in its place.

    ``replaces`` is the library clause that a local text stands for.
    """

    clause: str
    version: Version
    title: Pieces
    wording: Wording
    text: str
    source: str
    data: ClauseData
    certifies: tuple[tuple[str, Version], ...]
    translations: Mapping[str, Translation]
    layer: str
    replaces: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedSection:
    """A section of the policy with the clause texts that stand in it."""

    written: WrittenSection
    clauses: tuple[PlacedClause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What stands where, what each modification found, and what stands in the way.

    ``found`` is the text that a modification is about as the layers above leave it, by the
    modification's place; one that is about no clause of the policy is not in it.
    """

    sections: tuple[PlacedSection, ...]
    found: Mapping[Span, PlacedClause]
    problems: tuple[Diagnostic, ...]
    approved: Approved = NEVER

    @property
    def matched(self) -> frozenset[Span]:
        """The places of the modifications that found their clause."""
        return frozenset(self.found)

    @property
    def clauses(self) -> tuple[PlacedClause, ...]:
        """Every clause text in order."""
        return tuple(placed for section in self.sections for placed in section.clauses)


# The composer: what composing one document looks things up in, and where it reports to.


@dataclass(slots=True)
class Composer(Reports):
    """What composing one document needs; ``date`` is an ISO day.

    ``approved`` is its newest edition: what was left out then was left out as it was that day.

    ``early`` holds the clauses that have no version yet on that day, each with its inclusion.
    """

    library: Library
    policy: Policy
    profile: Profile
    date: str
    approved: Approved = NEVER
    early: list[tuple[Clause, Span]] = field(default_factory=list)


# A library clause's versions: the one in force on a day, or of a number, ready to be placed.


def version_on(clause: Clause, date: str) -> ClauseVersion | None:
    """Return the newest version in force on an ISO day."""
    return next((version for version in clause.versions if version.in_force <= date), None)


def version_of(clause: Clause, version: Version) -> ClauseVersion | None:
    """Return the version with these numbers, if there ever was one."""
    return next((one for one in clause.versions if one.version == version), None)


def placed_version(clause: str, version: ClauseVersion, layer: str = LIBRARY) -> PlacedClause:
    """Return a text of a layer ready to be placed."""
    return PlacedClause(
        clause=clause,
        version=version.version,
        title=version.title,
        wording=version.wording,
        text=version.text,
        source=version.source,
        data=version.data,
        certifies=version.certifies,
        translations=version.translations,
        layer=layer,
        replaces=None,
        span=version.text_span,
    )
