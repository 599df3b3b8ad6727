"""FLEET: a decision about a conflict -> the overlay and its record of decisions, written together.

Nothing is written when the overlay is not what it was when it was shown.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.compile import load
from policyloom.deviations.deciding import Matter, decided, matter_of
from policyloom.deviations.decisions import decisions_path, read_decisions, write_decisions
from policyloom.deviations.meetings import Meeting, Standing, meetings
from policyloom.diagnostics import has_errors
from policyloom.store import MovedError, exchange, read_whole, with_endings
from policyloom.writers.assets import asset_problem

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.deviations.deciding import Choice, Outcome
    from policyloom.deviations.decisions import Decision
    from policyloom.deviations.meetings import Reading
    from policyloom.diagnostics import Diagnostics
    from policyloom.source import Library
    from policyloom.store import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A matter as it was read: the bytes of the overlay and of the record beside it."""

    matter: Matter
    path: str
    overlay: bytes
    record_path: str
    record: bytes | None
    reading: Reading
    decisions: tuple[Decision, ...]

    @property
    def folder(self) -> str:
        """Where the overlay stands."""
        return posixpath.dirname(self.path)


def open_matter(
    project: Project, library: Library, meeting: Meeting, reading: Reading
) -> tuple[Open, Diagnostics]:
    """Read what a decision would change; problems of the record are problems of its file."""
    path = meeting.overlay.path
    data = read_whole(project.root, path)
    text = project.files[path]
    if data is None or with_endings(data, text) != data:
        raise MovedError(path)
    record_path = decisions_path(path)
    record = read_whole(project.root, record_path)
    decisions, problems = decisions_in(record, record_path, meeting.body)
    matter = matter_of(library, meeting, text)
    found = Open(
        matter=matter,
        path=path,
        overlay=data,
        record_path=record_path,
        record=record,
        reading=reading,
        decisions=decisions,
    )
    return found, problems


def decisions_in(
    data: bytes | None, path: str, body: str
) -> tuple[tuple[Decision, ...], Diagnostics]:
    """Return the decisions of a body; none where there is no file."""
    if data is None:
        return (), ()
    return read_decisions(data.decode("utf-8", "replace"), path, body)


def outcome_of(project: Project, opened: Open, choice: Choice) -> tuple[Outcome, Diagnostics]:
    """Return what a decision comes to, with the problems that the overlay would have then.

    An overlay in which the conflict were still there would be a bug of ours.
    """
    matter = opened.matter
    outcome, refused = decided(matter, choice)
    if refused:
        return outcome, refused
    files = {**project.files, opened.path: outcome.overlay}
    library, problems = load(files, project.schemas, project.assets, asset_problem)
    own = tuple(one for one in problems if one.span.path == opened.path)
    body = matter.meeting.body
    if body in library.overlays and not has_errors(own):
        _assert_settled(matter, meetings(library, body, opened.reading), outcome)
    return outcome, own


def _assert_settled(matter: Matter, after: tuple[Meeting, ...], outcome: Outcome) -> None:
    before = matter.meeting
    if len(after) < len(before.overlay.modifications):
        return
    standing = {one.index: one.standing for one in after}
    if outcome.decision.text and standing.get(before.index) is Standing.STALE:
        message = f"{before.body}:{before.about} is still in conflict after it was decided"
        raise AssertionError(message)


def write_outcome(root: Path, opened: Open, outcome: Outcome) -> None:
    """Write the overlay and the record, both or neither; raises MovedError and BusyError."""
    body = opened.matter.meeting.body
    record = write_decisions(body, (*opened.decisions, outcome.decision))
    before = {opened.path: opened.overlay, opened.record_path: opened.record}
    # The record first: were the computer to stop between the two, no text would be lost.
    after = {
        opened.record_path: record.encode(),
        opened.path: with_endings(opened.overlay, outcome.overlay),
    }
    exchange(root, opened.folder, before, after)


def open_meetings(library: Library, body: str, reading: Reading) -> tuple[Meeting, ...]:
    """Return the modifications of a body that somebody has to decide about."""
    return tuple(one for one in meetings(library, body, reading) if one.is_open)
