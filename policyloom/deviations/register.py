"""Deviations: the modifications of bodies -> a register: who, what, why, since when, how behind.

What was decided about them before, and what has gone away since, is told beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from policyloom.deviations.cells import has_cells
from policyloom.deviations.decisions import Deed
from policyloom.deviations.meetings import OPEN, Standing, newer
from policyloom.deviations.since import newer_of, since_when
from policyloom.markdown import write_line
from policyloom.resolve.profile import LIBRARY
from policyloom.source import KINDS_BY_KEY, Leaves, version_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policyloom.deviations.decisions import Decision
    from policyloom.deviations.differences import Difference
    from policyloom.deviations.meetings import Meeting
    from policyloom.deviations.since import Newer, Since
    from policyloom.editions import Edition
    from policyloom.editions.record import ClauseUsed
    from policyloom.source import ClauseVersion, Target


NEEDING = OPEN | {Standing.UNMATCHED, Standing.BEHIND}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """One local modification.

    ``kind`` is substitute, insert, omit or hold. ``since`` is nothing while no edition has it.
    ``until`` is its last day, if it has one. ``base`` is the version that it started from and
    ``now`` the one above it, which is ``whose``; ``behind`` are the versions in between, and
    ``coming`` those that come into force later. ``expired`` says that its last day is over.
    """

    body: str
    body_name: str
    clause: str
    title: str
    kind: str
    reason: str
    policies: tuple[str, ...]
    since: Since | None
    until: str
    expired: bool
    base: str
    now: str
    whose: str
    behind: tuple[Newer, ...]
    coming: tuple[Newer, ...]
    standing: Standing
    problem: str
    path: str
    line: int
    decisions: tuple[Decision, ...]

    @property
    def holds_nothing(self) -> bool:
        """Tell whether it holds the version that stands, so that every edition may have it."""
        leaves = KINDS_BY_KEY[self.kind].value.leaves
        return leaves is Leaves.OLDER and self.base == self.now

    @property
    def needs_somebody(self) -> bool:
        """Tell whether somebody has to do something about it."""
        return self.expired or self.standing in NEEDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A body's text that was given up, in favour of the one above it."""

    body: str
    body_name: str
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The deviations of some bodies, and all else in which they differ, read as on ``day``.

    ``as_of`` is the day that was asked for.

    Without ``as_of`` each document is read as on its own day.
    """

    day: str
    as_of: str
    deviations: tuple[Deviation, ...]
    gone: tuple[Gone, ...]
    differences: tuple[Difference, ...] = ()

    @property
    def needing(self) -> tuple[Deviation, ...]:
        """The deviations that somebody has to do something about."""
        return tuple(one for one in self.deviations if one.needs_somebody)


def deviation_of(
    meeting: Meeting,
    editions: Mapping[Target, tuple[Edition, ...]],
    decisions: Iterable[Decision],
    day: str,
) -> Deviation:
    """Return what the register says of one modification on an ISO day."""
    modification, current = meeting.modification, meeting.current
    until = modification.until
    titled = (modification.own and modification.own.title) or (current.title if current else ())
    return Deviation(
        body=meeting.body,
        body_name=meeting.overlay.name.text,
        clause=meeting.about,
        title=write_line(titled),
        kind=modification.traits.key,
        reason=modification.reason,
        policies=tuple(dict.fromkeys(target.policy for target in meeting.documents)),
        since=since_of(meeting, editions),
        until=until,
        expired=bool(until) and (until < day or meeting.standing is Standing.EXPIRED),
        base=version_words(meeting.base) if meeting.base else "",
        now=""
        if modification.leaves is Leaves.OWN_CLAUSE or not current
        else version_words(current.version),
        whose=current.layer if current else "",
        behind=tuple(map(newer_of, newer(meeting))),
        coming=tuple(map(newer_of, _coming(meeting))),
        standing=meeting.standing,
        problem=meeting.problem.message if meeting.problem else "",
        path=modification.span.path,
        line=modification.span.line,
        decisions=tuple(_about(meeting, decisions)),
    )


def _coming(meeting: Meeting) -> Iterable[ClauseVersion]:
    base, clause = meeting.base, meeting.clause
    if base is None or clause is None:
        return ()
    if meeting.whose != "the library":
        return ()
    found = (v for v in clause.versions if v.version > base and v.in_force > meeting.day)
    return reversed(tuple(found))


def _about(meeting: Meeting, decisions: Iterable[Decision]) -> Iterable[Decision]:
    """Yield the decisions on the text that stands; what was given up before is another story."""
    kind = meeting.modification.traits.key
    found: list[Decision] = []
    for one in decisions:
        if (one.clause, one.kind, one.policies) == (
            meeting.about,
            kind,
            meeting.modification.policies,
        ):
            found = [] if one.deed is Deed.TAKE else [*found, one]
    return found


# SINCE WHEN


def since_of(meeting: Meeting, editions: Mapping[Target, tuple[Edition, ...]]) -> Since | None:
    """Return the edition from which on a deviation has stood in every edition of its document.

    Of several documents it is the earliest.
    """
    own = {target: editions.get(target, ()) for target in meeting.documents}
    return since_when(own, partial(_stands, meeting))


def _stands(meeting: Meeting, edition: Edition) -> bool:
    """Tell whether an edition has the deviation."""
    about, body = meeting.about, meeting.body
    names = meeting.renames.clauses
    used = [one for one in edition.clauses if names.get(one.clause, one.clause) == about]
    match meeting.modification.leaves:
        case Leaves.NOTHING:
            return not used and _was_there(meeting, edition.document.date)
        case Leaves.OLDER:
            return _is_held(meeting, edition.document.date, used)
        case Leaves.OWN_TEXT | Leaves.OWN_CLAUSE:
            return any(one.layer == body for one in used)
        case Leaves.OWN_CELLS:
            return bool(used) and has_cells(edition.document, about, meeting.modification.edit)


def _is_held(meeting: Meeting, day: str, used: list[ClauseUsed]) -> bool:
    at = meeting.base or (0, 0, 0)
    now = any(v.version > at and v.in_force <= day for v in _known(meeting))
    return now and any((u.version, u.layer) == (version_words(at), LIBRARY) for u in used)


def _was_there(meeting: Meeting, day: str) -> bool:
    return any(version.in_force <= day for version in _known(meeting))


def _known(meeting: Meeting) -> tuple[ClauseVersion, ...]:
    return meeting.clause.versions if meeting.clause else ()
