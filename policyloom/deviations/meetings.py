"""Deviations: a body's overlay -> each of its modifications, and the text above that it meets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code
from policyloom.resolve.composition import NEVER, compose
from policyloom.resolve.profile import LIBRARY, document_day, members_on, profile_of
from policyloom.source import Leaves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.resolve.composition import Approved, Composition, PlacedClause
    from policyloom.resolve.profile import Profile
    from policyloom.source import (
        Clause,
        ClauseVersion,
        Library,
        Modification,
        Overlay,
        Renames,
        Target,
        Version,
    )


class Standing(Enum):
    """How a modification stands to the text above it, the most pressing first."""

    LOCKED = "locked"
    """The clause may not be changed here."""
    UNKNOWN_BASE = Code.UNKNOWN_VERSION
    """It names a version that never was."""
    STALE = Code.STALE_BASE
    """The text above has moved on, and somebody has to decide."""
    UNMATCHED = "unmatched"
    """No document of the body has the clause."""
    BEHIND = Code.LEFT_OUT_MOVED_ON
    """What was left out has a newer version, which changes no duty."""
    EXPIRED = "expired"
    """Its last day is over."""
    CURRENT = "current"


PROBLEMS = {
    Code.LOCKED_CLAUSE: Standing.LOCKED,
    Code.DIOCESAN_APPROVAL_MISSING: Standing.LOCKED,
    Code.UNKNOWN_VERSION: Standing.UNKNOWN_BASE,
    Code.STALE_BASE: Standing.STALE,
    Code.LEFT_OUT_MOVED_ON: Standing.BEHIND,
    Code.HOLD_EXPIRED: Standing.EXPIRED,
    Code.MODIFICATION_EXPIRED: Standing.EXPIRED,
}
OPEN = frozenset({Standing.LOCKED, Standing.UNKNOWN_BASE, Standing.STALE})
"""The standings in which a body's text and the one above it are in conflict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One modification of an overlay, and what it meets in the documents that it can change.

    ``index`` is its place in the overlay's list, ``above`` the different texts that stand above
    it: two where documents are of different days. ``day`` is the latest day on which one of
    them is read.
    """

    overlay: Overlay
    index: int
    modification: Modification
    clause: Clause | None
    above: tuple[PlacedClause, ...]
    documents: tuple[Target, ...]
    problems: Diagnostics
    unread: bool
    day: str
    renames: Renames
    approved: Approved = NEVER

    @property
    def body(self) -> str:
        """The body whose modification it is."""
        return self.overlay.body

    @property
    def about(self) -> str:
        """The clause that it changes; an insertion's own clause."""
        return self.modification.clause

    @property
    def current(self) -> PlacedClause | None:
        """The text above, where all documents have the same."""
        return self.above[0] if len(self.above) == 1 else None

    @property
    def whose(self) -> str:
        """Who wrote the text above: ``the library``, or a trust."""
        layers = {placed.layer for placed in self.above}
        return "the library" if layers <= {LIBRARY} else " and ".join(sorted(layers))

    @property
    def standing(self) -> Standing:
        """How it stands to the text above."""
        found = {PROBLEMS[problem.code] for problem in self.problems}
        if not self.documents:
            return Standing.UNMATCHED
        return next((one for one in Standing if one in found), Standing.CURRENT)

    @property
    def is_open(self) -> bool:
        """Tell whether somebody has to decide."""
        return self.standing in OPEN

    @property
    def problem(self) -> Diagnostic | None:
        """The problem that its standing comes from."""
        return next((one for one in self.problems if PROBLEMS[one.code] is self.standing), None)

    @property
    def base(self) -> Version | None:
        """The version that it was written against, holds or left out; nothing for other kinds.

        What was left out without a version was left out in that of the last approval.
        """
        said = self.modification.base
        if said or self.modification.leaves is not Leaves.NOTHING:
            return said
        return self.approved.left_out(self.clause) if self.clause else None


def _no_edition(_target: Target) -> Approved:
    return NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """On which days documents are read: all on ``as_of``, or each on its own day.

    That is never before the day from which its newest edition, ``approved``, is in force.
    """

    as_of: str = ""
    approved: Callable[[Target], Approved] = _no_edition

    def day(self, profile: Profile, target: Target) -> str:
        """Return the ISO day of a document; nothing where it is unknown."""
        if self.as_of:
            return self.as_of
        return document_day(profile, target.policy, self.approved(target).day)


def meetings(library: Library, body: str, reading: Reading) -> tuple[Meeting, ...]:
    """Return the modifications of a body in the order of its overlay.

    What only a trust's schools publish is looked for in theirs.
    """
    overlay = library.overlays[body]
    every = overlay.modifications
    if not every:
        return ()
    own = dict(_plans(library, (body,), reading))
    members = tuple(one.body for one in library.members.get(body, ()))
    found = [_meeting(library, overlay, modification, own) for modification in every]
    if all(one.documents for one in found) or not members:
        return tuple(found)
    theirs = dict(_plans(library, members, reading))
    return tuple(
        one if one.documents else _meeting(library, overlay, one.modification, theirs)
        for one in found
    )


def _plans(
    library: Library, bodies: tuple[str, ...], reading: Reading
) -> Iterator[tuple[Target, tuple[str, Composition]]]:
    """Yield the clauses of every document that has a day."""
    for body in bodies:
        profile = profile_of(library, body)
        for named in profile.policies:
            policy = library.policies.get(named.text)
            target = library.target(body, named.text)
            day = reading.day(profile, target)
            if policy and day:
                composed = compose(
                    library,
                    policy,
                    members_on(library, profile, day),
                    day,
                    reading.approved(target),
                )
                yield target, (day, composed)


def _meeting(
    library: Library,
    overlay: Overlay,
    modification: Modification,
    plans: Mapping[Target, tuple[str, Composition]],
) -> Meeting:
    met = {t: p for t, (_, p) in plans.items() if modification.span in p.found}
    places = {modification.span, modification.base_span}
    problems = [d for p in met.values() for d in p.problems if d.span in places]
    standing = (p.found[modification.span] for p in met.values())
    return Meeting(
        overlay=overlay,
        index=modification.index,
        modification=modification,
        clause=library.clauses.get(modification.target),
        above=tuple({(one.layer, one.version): one for one in standing}.values()),
        documents=tuple(met),
        problems=tuple(dict.fromkeys(d for d in problems if d.code in PROBLEMS)),
        unread=library.is_broken(modification.target),
        renames=library.renames,
        approved=max((p.approved for p in met.values()), key=lambda one: one.day, default=NEVER),
        day=max((plans[target][0] for target in met), default=""),
    )


def newer(meeting: Meeting) -> tuple[ClauseVersion, ...]:
    """Return the library's versions that a text or a hold is behind by, oldest first."""
    base, clause = meeting.base, meeting.clause
    if base is None or clause is None:
        return ()
    if meeting.current and meeting.current.layer != LIBRARY:
        return ()
    found = (v for v in clause.versions if v.version > base and v.in_force <= meeting.day)
    return tuple(reversed(tuple(found)))
