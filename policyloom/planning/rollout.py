"""Rollout: what became of a plan: who approved which documents, when, and how far it got."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.compile import Target
from policyloom.diagnostics import Diagnostic, Severity, Span
from policyloom.records import FLAT, MEMBER, Form, Kind, RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.diagnostics import Diagnostics

FOLDER = "rollouts"


class State(Enum):
    """How far one document has got; whoever reads ``begun`` looks whether the edition is there."""

    BEGUN = "begun"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One push of a plan: who decided and when, for whom, and how it ended.

    ``ended`` is nothing while it goes on, or when it was killed.
    """

    by: str
    on: str
    effective: str = ""
    minute: str = ""
    note: str = ""
    wave: str = ""
    to: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    anyway: bool = False
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document: its versions before and after, the digest of its edition, and its run."""

    target: Target = field(metadata={FLAT: True})
    before: str
    version: str
    edition: str
    run: int
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollout:
    """Everything that was pushed of one plan; ``plan`` is the digest that it is known by."""

    plan: str
    clause: str = ""
    runs: tuple[Run, ...] = ()
    entries: tuple[Entry, ...] = field(default=(), metadata={MEMBER: "documents"})

    def entry(self, target: Target) -> Entry | None:
        """Return what is known of a document."""
        return next((one for one in self.entries if one.target == target), None)


def begun(record: Rollout, run: Run, entries: Iterable[Entry]) -> Rollout:
    """Return a record with one more run; what an earlier run left unfinished is taken over."""
    number = len(record.runs)
    new = {one.target: replace(one, run=number) for one in entries}
    kept = tuple(one for one in record.entries if one.target not in new)
    return replace(record, runs=(*record.runs, run), entries=(*kept, *new.values()))


def done(record: Rollout, targets: Iterable[Target]) -> Rollout:
    """Return a record in which some documents are done."""
    finished = set(targets)
    entries = (
        replace(one, state=State.DONE) if one.target in finished else one for one in record.entries
    )
    return replace(record, entries=tuple(entries))


def ended(record: Rollout, how: str) -> Rollout:
    """Return a record whose last run has come to an end."""
    return replace(record, runs=(*record.runs[:-1], replace(record.runs[-1], ended=how)))


# THE FILE


def write_rollout(record: Rollout) -> str:
    """Return the text of a record's file; docs/fleet.md says what it holds."""
    return ROLLOUT.text(record)


ROLLOUT = Kind(name="policyloom-rollout", made=Rollout, form=Form(names={"Target": Target}))


def read_rollout(text: str, path: str) -> tuple[Rollout | None, Diagnostics]:
    """Return the record in a file, or what is wrong with the file."""
    try:
        return ROLLOUT.value(text), ()
    except RecordError as error:
        return None, (_corrupt(path, error),)


def _corrupt(path: str, error: RecordError) -> Diagnostic:
    return Diagnostic(
        code="rollout-corrupt",
        message=f"this file is no rollout record that can be read: {error}",
        span=Span(path, *error.place),
        hint="restore it from version control; the approved editions do not depend on it",
        severity=Severity.WARNING,
    )
