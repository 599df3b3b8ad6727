"""Deviations: a substitution and the text above it -> three sides, and their merge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.markdown import write_line
from policyloom.merging import merge
from policyloom.resolve.plan import version_of
from policyloom.resolve.profile import LIBRARY
from policyloom.source import Insertion, Substitution, version_words

if TYPE_CHECKING:
    from policyloom.deviations.meetings import Meeting
    from policyloom.merging import Merge, Piece
    from policyloom.resolve.plan import Planned
    from policyloom.source import Library


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


def sides_of(library: Library, meeting: Meeting) -> Sides:
    """Return the sides of a substitution that meets one text."""
    substitution, current = meeting.modification, meeting.current
    if not isinstance(substitution, Substitution) or current is None:
        raise TypeError(meeting)
    title = write_line(substitution.title) if substitution.title else ""
    return Sides(
        base=_base(meeting, substitution),
        above=_above(library, meeting, current),
        local=Side(
            version=version_words(substitution.version), title=title, text=substitution.text
        ),
    )


def propose(sides: Sides) -> Proposal | None:
    """Return the three-way merge; nothing without a base to start from."""
    base, above, local = sides.base, sides.above, sides.local
    if base is None:
        return None
    title = merge(base.title, above.title, local.title, is_line=True) if local.title else None
    return Proposal(text=merge(base.text, above.text, local.text), title=title)


def _base(meeting: Meeting, substitution: Substitution) -> Side | None:
    version = version_of(meeting.clause, substitution.base) if meeting.clause else None
    if version is None:
        return None
    return Side(
        version=version_words(version.version), title=write_line(version.title), text=version.text
    )


def _above(library: Library, meeting: Meeting, current: Planned) -> Side:
    return Side(
        version=version_words(current.version),
        title=write_line(current.title),
        text=text_above(library, meeting, current),
    )


def text_above(library: Library, meeting: Meeting, current: Planned) -> str:
    """Return the text that a modification meets, as its author wrote it."""
    if current.layer == LIBRARY:
        versions = meeting.clause.versions if meeting.clause else ()
        return next(one.text for one in versions if one.version == current.version)
    return next(
        one.text
        for one in library.overlays[current.layer].modifications
        if isinstance(one, Substitution | Insertion) and one.text_span == current.span
    )
