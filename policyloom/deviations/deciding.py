"""Deviations: an overlay and a decision about one of its modifications -> the overlay's new text.

Only the lines that the decision is about change. What stood there is kept in the decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.deviations.decisions import Decision, Deed
from policyloom.deviations.meetings import newer
from policyloom.deviations.texts import propose, sides_of
from policyloom.merging import By, settled
from policyloom.source import (
    Size,
    next_version,
    version_words,
)
from policyloom.yaml.edit import places, with_entry, with_value, without_item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.deviations.meetings import Meeting
    from policyloom.deviations.texts import Proposal, Sides
    from policyloom.source import Library, Version
    from policyloom.yaml.edit import Path

LIST: Path = ("modifications",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What has to be decided: a modification with the text of its overlay and the three sides.

    There are no ``sides`` where a body has no text of its own, or documents differ in the text
    above it, and no ``proposal`` without a base. ``is_base`` says that others may have written
    against the body's text.
    """

    overlay: str
    meeting: Meeting
    sides: Sides | None
    proposal: Proposal | None
    is_base: bool

    @property
    def at(self) -> Path:
        """Where the modification stands in the overlay."""
        return (*LIST, self.meeting.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody decided: ``passages`` has a side for each conflict of a merge, in order."""

    deed: Deed
    reason: str
    on: str
    by: str = ""
    passages: tuple[By, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The overlay's new text, and the decision as it is recorded."""

    overlay: str
    decision: Decision


def matter_of(library: Library, meeting: Meeting, overlay: str) -> Matter:
    """Return what has to be decided about a modification."""
    merges = meeting.modification.traits.merges
    sides = sides_of(meeting) if merges and meeting.current else None
    return Matter(
        overlay=overlay,
        meeting=meeting,
        sides=sides,
        proposal=propose(sides) if sides else None,
        is_base=meeting.body in library.members,
    )


def decided(matter: Matter, choice: Choice) -> Outcome:
    """Return what the overlay says after a decision that nothing stands in the way of."""
    overlay, meeting = matter.overlay, matter.meeting
    without, was = without_item(overlay, LIST, meeting.index)
    text = meeting.modification.text
    if choice.deed is Deed.TAKE:
        after, text = without, ""
    elif choice.deed is Deed.KEEP:
        after = _rebased(overlay, matter)
    else:
        text = merged_text(matter.proposal, choice.passages)
        after = _merged(_rebased(overlay, matter), matter, choice)
    current = meeting.current
    decision = Decision(
        clause=meeting.about,
        deed=choice.deed,
        kind=meeting.modification.traits.key,
        policies=meeting.modification.policies,
        base=version_words(meeting.base) if meeting.base else "",
        now=version_words(current.version) if current else "",
        of=current.layer if current else "",
        reason=choice.reason,
        by=choice.by,
        on=choice.on,
        was=was,
        text=text,
    )
    return Outcome(overlay=after, decision=decision)


def merged_text(proposal: Proposal | None, passages: Sequence[By]) -> str:
    """Return the merge, with its conflicts decided."""
    if proposal is None:
        return ""
    skipped = len(proposal.title.conflicts) if proposal.title else 0
    if proposal.text.text is not None:
        return proposal.text.text
    return settled(proposal.text, passages[skipped:])


def merged_title(proposal: Proposal | None, passages: Sequence[By]) -> str:
    """Return the merged title; nothing where the body has none of its own."""
    if proposal is None or proposal.title is None:
        return ""
    said = proposal.title.text
    return (settled(proposal.title, passages) if said is None else said).strip()


def _rebased(overlay: str, matter: Matter) -> str:
    meeting = matter.meeting
    if meeting.current is None or meeting.base == meeting.current.version:
        return overlay
    at, version = (*matter.at, "base"), version_words(meeting.current.version)
    if at in places(overlay).values:
        return with_value(overlay, at, version)
    return with_entry(overlay, at, version, meeting.modification.traits.key)


def _merged(overlay: str, matter: Matter, choice: Choice) -> str:
    title = merged_title(matter.proposal, choice.passages)
    text = merged_text(matter.proposal, choice.passages)
    local = matter.sides.local if matter.sides else None
    if local is None:
        return overlay
    if title != local.title:
        overlay = with_value(overlay, (*matter.at, "title"), title)
    if text.strip("\n") == local.text.strip("\n"):
        return overlay
    ending = "\n" if local.text.endswith("\n") else ""
    overlay = with_value(overlay, (*matter.at, "text"), text.rstrip("\n") + ending)
    return _with_version(overlay, matter)


# THE VERSION OF A BODY'S OWN TEXT


def _with_version(overlay: str, matter: Matter) -> str:
    """Give the new text a version where one stands, or others may have written against it."""
    own, at = matter.meeting.modification.own, (*matter.at, "version")
    if own is None:
        return overlay
    version = version_words(_next(own.version, matter.meeting))
    if at in places(overlay).values:
        return with_value(overlay, at, version)
    return with_entry(overlay, at, version, "base") if matter.is_base else overlay


def _next(version: Version, meeting: Meeting) -> Version:
    """Return a version that is as much newer as the largest change above."""
    sizes = (one.change for one in newer(meeting))
    return next_version(version, max(sizes, default=Size.CLARIFYING))
