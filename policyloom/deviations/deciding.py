"""Deviations: an overlay and a decision about one of its modifications -> the overlay's new text.

Only the lines that the decision is about change. What stood there is kept in the decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.deviations.cells import contested, without_cells
from policyloom.deviations.decisions import Decision, Deed
from policyloom.deviations.meetings import newer
from policyloom.deviations.texts import propose, sides_of
from policyloom.markdown import leaves
from policyloom.merging import By, Piece, settled
from policyloom.source import Size, next_version, version_words
from policyloom.yaml.edit import REMOVED, Below, item_text, value_at, with_changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.deviations.cells import OwnCell
    from policyloom.deviations.meetings import Meeting
    from policyloom.deviations.texts import Proposal, Sides
    from policyloom.diagnostics import Diagnostics
    from policyloom.source import Library, Version
    from policyloom.yaml.read import Path

LIST: Path = ("modifications",)
UNWRITABLE = "the merged paragraphs cannot be written so that they are read as these paragraphs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What has to be decided: a modification with the text of its overlay and the three sides.

    There are no ``sides`` where a body has no text of its own, or documents differ in the text
    above it, and no ``proposal`` without a base. ``is_base`` says that others may have written
    against the body's text. ``cells`` are those of a table that both sides changed.
    """

    overlay: str
    meeting: Meeting
    sides: Sides | None
    proposal: Proposal | None
    is_base: bool
    cells: tuple[OwnCell, ...] = ()

    @property
    def conflicts(self) -> tuple[Piece, ...]:
        """The passages of a merge, or the cells of a table, of which somebody has to choose."""
        if self.proposal:
            return self.proposal.conflicts
        return tuple(
            Piece(
                by=By.CONFLICT,
                base=f"{one.row}, {one.column}: {one.base}",
                library=one.above,
                local=one.own,
                text="",
            )
            for one in self.cells
        )

    @property
    def at(self) -> Path:
        """Where the modification stands in the overlay."""
        return (*LIST, self.meeting.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody decided: ``passages`` has a side for each conflict of a merge, in order.

    ``user`` and ``time`` say who ran the command, and when.
    """

    deed: Deed
    reason: str
    on: str
    by: str = ""
    passages: tuple[By, ...] = ()
    user: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The overlay's new text, whether the modification is gone, and the decision as recorded."""

    overlay: str
    is_gone: bool
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
        cells=() if merges else tuple(contested(meeting)),
    )


def decided(matter: Matter, choice: Choice) -> tuple[Outcome, Diagnostics]:
    """Return what the overlay says after a decision that nothing stands in the way of.

    A problem says where the overlay cannot be changed without touching the rest of it.
    """
    meeting = matter.meeting
    text = ""
    if choice.deed is Deed.KEEP:
        text = meeting.modification.text
    elif choice.deed is Deed.MERGE:
        text = merged_text(matter.proposal, choice.passages) or ""
    # A text that says what the one above it says is no deviation.
    fewer = _without_cells(matter, choice)
    gone = (
        fewer is None
        or choice.deed is Deed.TAKE
        or (choice.deed is Deed.MERGE and is_above(matter, choice.passages))
    )
    changes = {matter.at: REMOVED} if gone else {**dict(_changes(matter, choice)), **(fewer or {})}
    path = meeting.overlay.path
    overlay, problems = with_changes(matter.overlay, changes, path)
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
        user=choice.user,
        time=choice.time,
        was=item_text(matter.overlay, matter.at),
        text=text,
    )
    return Outcome(overlay=overlay, is_gone=gone, decision=decision), problems


def _without_cells(matter: Matter, choice: Choice) -> dict[Path, object] | None:
    """Return which cells go in a merge of them; None where none of the body's own is left."""
    edit = matter.meeting.modification.edit
    if choice.deed is not Deed.MERGE or edit is None:
        return {}
    chosen = zip(matter.cells, choice.passages, strict=True)
    fewer = without_cells(edit, [cell for cell, by in chosen if by is By.LIBRARY])
    return None if fewer is None else {(*matter.at, *at): value for at, value in fewer.items()}


def is_above(matter: Matter, passages: Sequence[By]) -> bool:
    """Tell whether the merge says what the text above says, in the same paragraphs."""
    if matter.proposal is None or matter.sides is None:
        return False
    above = matter.sides.above
    text = merged_text(matter.proposal, passages)
    title = merged_title(matter.proposal, passages)
    return text is not None and leaves(text) == leaves(above.text) and title in {"", above.title}


def merged_text(proposal: Proposal | None, passages: Sequence[By]) -> str | None:
    """Return the merge, with its conflicts decided; nothing where it cannot be written."""
    if proposal is None:
        return None
    skipped = len(proposal.title.conflicts) if proposal.title else 0
    if proposal.text.text is not None:
        return proposal.text.text
    return settled(proposal.text, passages[skipped:])


def merged_title(proposal: Proposal | None, passages: Sequence[By]) -> str:
    """Return the merged title; nothing where the body has none of its own."""
    if proposal is None or proposal.title is None:
        return ""
    said = proposal.title.text
    return (settled(proposal.title, passages) or "" if said is None else said).strip()


def _changes(matter: Matter, choice: Choice) -> Iterator[tuple[Path, object]]:
    """Yield what a modification that stays says now."""
    meeting = matter.meeting
    if meeting.current is not None and meeting.base != meeting.current.version:
        version = version_words(meeting.current.version)
        yield (*matter.at, "base"), Below(meeting.modification.traits.key, version)
    local = matter.sides.local if matter.sides else None
    if choice.deed is not Deed.MERGE or local is None:
        return
    title = merged_title(matter.proposal, choice.passages)
    text = merged_text(matter.proposal, choice.passages) or ""
    if title != local.title:
        yield (*matter.at, "title"), title
    if text.strip("\n") != local.text.strip("\n"):
        ending = "\n" if local.text.endswith("\n") else ""
        yield (*matter.at, "text"), text.rstrip("\n") + ending
        yield from _version(matter)


# THE VERSION OF A BODY'S OWN TEXT


def _version(matter: Matter) -> Iterator[tuple[Path, object]]:
    """Give the new text a version where one stands, or others may have written against it."""
    own = matter.meeting.modification.own
    has_one = value_at(matter.overlay, (*matter.at, "version")) is not None
    if own is not None and (has_one or matter.is_base):
        version = version_words(_next(own.version, matter.meeting))
        yield (*matter.at, "version"), Below("base", version)


def _next(version: Version, meeting: Meeting) -> Version:
    """Return a version that is as much newer as the largest change above."""
    sizes = (one.change for one in newer(meeting))
    return next_version(version, max(sizes, default=Size.CLARIFYING))
