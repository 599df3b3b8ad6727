"""FLEET: a decision about a conflict -> the overlay and its record of decisions, written together.

Nothing is written when the overlay is not what it was when it was shown.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.compile import load
from policyloom.deviations.deciding import Matter, decided, matter_of
from policyloom.deviations.decisions import decision_file, decisions_folder, read_decisions
from policyloom.deviations.meetings import Meeting, Standing, meetings
from policyloom.diagnostics import has_errors
from policyloom.source import overlay_path
from policyloom.store import MovedError, exchange, names_in, read_whole, with_endings
from policyloom.writers.assets import asset_problem

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.deviations.deciding import Choice, Outcome
    from policyloom.deviations.decisions import Decision
    from policyloom.deviations.meetings import Reading
    from policyloom.diagnostics import Diagnostics
    from policyloom.source import Library
    from policyloom.store import Project

SUFFIX = ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A matter as it was read, with the bytes of the overlay."""

    matter: Matter
    path: str
    overlay: bytes
    reading: Reading

    @property
    def folder(self) -> str:
        """Where the overlay stands."""
        return posixpath.dirname(self.path)


def open_matter(project: Project, library: Library, meeting: Meeting, reading: Reading) -> Open:
    """Read what a decision would change."""
    path = meeting.overlay.path
    data = read_whole(project.root, path)
    text = project.files[path]
    if data is None or with_endings(data, text) != data:
        raise MovedError(path)
    matter = matter_of(library, meeting, text)
    return Open(matter=matter, path=path, overlay=data, reading=reading)


def decisions_at(root: Path, body: str) -> tuple[tuple[Decision, ...], Diagnostics]:
    """Return what was decided about a body's own texts, and what is wrong with any record."""
    folder = decisions_folder(overlay_path(body))
    names = (f"{folder}/{name}" for name in names_in(root / folder, SUFFIX))
    found = {path: read_whole(root, path) for path in (f"{folder}{SUFFIX}", *names)}
    texts = {path: data.decode("utf-8", "replace") for path, data in found.items() if data}
    return read_decisions(texts, body)


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


def write_outcome(root: Path, opened: Open, outcome: Outcome) -> str:
    """Write the overlay and the record, both or neither; return where the record is.

    Raises MovedError and BusyError.
    """
    body = opened.matter.meeting.body
    path, record = decision_file(opened.path, body, outcome.decision)
    before = {opened.path: opened.overlay, path: None}
    # The record first: were the computer to stop between the two, no text would be lost.
    after = {path: record.encode(), opened.path: with_endings(opened.overlay, outcome.overlay)}
    exchange(root, opened.folder, before, after)
    return path


def open_meetings(library: Library, body: str, reading: Reading) -> tuple[Meeting, ...]:
    """Return the modifications of a body that somebody has to decide about."""
    return tuple(one for one in meetings(library, body, reading) if one.is_open)
