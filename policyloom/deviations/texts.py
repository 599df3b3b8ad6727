"""Deviations: a substitution and the text above it -> three sides, and their merge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.markdown import write_line
from policyloom.merging import merge
from policyloom.resolve.composition import version_of
from policyloom.source import version_words

if TYPE_CHECKING:
    from policyloom.deviations.meetings import Meeting
    from policyloom.merging import Merge, Piece
    from policyloom.resolve.composition import PlacedClause


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one side says: its version in words, title and text (Markdown with tokens)."""

    version: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The three sides of a conflict.

    There is no ``base`` where nobody knows what the body's text was written against, and the
    body has no ``title`` of its own where it uses the one above.
    """

    base: Side | None
    above: Side
    local: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The merge of the texts, and of the titles where the body has one of its own."""

    text: Merge
    title: Merge | None

    @property
    def conflicts(self) -> tuple[Piece, ...]:
        """What somebody has to decide, the title first."""
        return (*(self.title.conflicts if self.title else ()), *self.text.conflicts)


def sides_of(meeting: Meeting) -> Sides:
    """Return the sides of a substitution that meets one text."""
    own, current = meeting.modification.own, meeting.current
    if own is None or current is None:
        raise TypeError(meeting)
    version = version_words(own.version)
    return Sides(
        base=_base(meeting),
        above=_above(current),
        local=Side(version=version, title=write_line(own.title), text=own.text),
    )


def propose(sides: Sides) -> Proposal | None:
    """Return the three-way merge; nothing without a base to start from."""
    base, above, local = sides.base, sides.above, sides.local
    if base is None:
        return None
    title = merge(base.title, above.title, local.title, is_line=True) if local.title else None
    return Proposal(text=merge(base.text, above.text, local.text), title=title)


def _base(meeting: Meeting) -> Side | None:
    base = meeting.base
    version = version_of(meeting.clause, base) if meeting.clause and base else None
    if version is None:
        return None
    return Side(
        version=version_words(version.version), title=write_line(version.title), text=version.text
    )


def _above(current: PlacedClause) -> Side:
    return Side(
        version=version_words(current.version), title=write_line(current.title), text=current.text
    )
