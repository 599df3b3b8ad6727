"""Rollout: what became of a plan: who approved which documents, when, and how far it got."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from policyloom.compile import Target
from policyloom.diagnostics import Code, Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KIND = "policyloom-rollout"
FORMAT = 1
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

    target: Target
    before: str
    version: str
    edition: str
    run: int
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that was pushed of one plan; ``plan`` is the digest that it is known by."""

    plan: str
    clause: str = ""
    runs: tuple[Run, ...] = ()
    entries: tuple[Entry, ...] = ()

    def entry(self, target: Target) -> Entry | None:
        """Return what is known of a document."""
        return next((one for one in self.entries if one.target == target), None)


def begun(record: Record, run: Run, entries: Iterable[Entry]) -> Record:
    """Return a record with one more run; what an earlier run left unfinished is taken over."""
    number = len(record.runs)
    new = {one.target: replace(one, run=number) for one in entries}
    kept = tuple(one for one in record.entries if one.target not in new)
    return replace(record, runs=(*record.runs, run), entries=(*kept, *new.values()))


def done(record: Record, targets: Iterable[Target]) -> Record:
    """Return a record in which some documents are done."""
    finished = set(targets)
    entries = (
        replace(one, state=State.DONE) if one.target in finished else one for one in record.entries
    )
    return replace(record, entries=tuple(entries))


def ended(record: Record, how: str) -> Record:
    """Return a record whose last run has come to an end."""
    return replace(record, runs=(*record.runs[:-1], replace(record.runs[-1], ended=how)))


# THE FILE


def write_record(record: Record) -> str:
    """Return the text of a record's file; docs/fleet.md says what it holds."""
    data = {
        "kind": KIND,
        "format": FORMAT,
        "plan": record.plan,
        "clause": record.clause,
        "runs": [asdict(run) for run in record.runs],
        "documents": [_entry(one) for one in record.entries],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _entry(one: Entry) -> dict[str, Any]:
    return {
        "body": one.target.body,
        "policy": one.target.policy,
        "before": one.before,
        "version": one.version,
        "edition": one.edition,
        "run": one.run,
        "state": one.state.value,
    }


def read_record(text: str, path: str) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    """Return the record in a file, or what is wrong with the file."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or (data.get("kind"), data.get("format")) != (KIND, FORMAT):
            return None, (_corrupt(path, f"it is no rollout record in format {FORMAT}"),)
        return _record(data), ()
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        return None, (_corrupt(path, str(error) or type(error).__name__),)


def _record(data: Mapping[str, Any]) -> Record:
    return Record(
        plan=data["plan"],
        clause=data["clause"],
        runs=tuple(_read_run(run) for run in data["runs"]),
        entries=tuple(_read_entry(one) for one in data["documents"]),
    )


def _read_run(said: Mapping[str, Any]) -> Run:
    lists = {name: tuple(said[name]) for name in ("to", "without")}
    return Run(**{**said, **lists})


def _read_entry(said: Mapping[str, Any]) -> Entry:
    return Entry(
        target=Target(said["body"], said["policy"]),
        before=said["before"],
        version=said["version"],
        edition=said["edition"],
        run=said["run"],
        state=State(said["state"]),
    )


def _corrupt(path: str, why: str) -> Diagnostic:
    return Diagnostic(
        code=Code.ROLLOUT_CORRUPT,
        message=f"this file is no rollout record that can be read: {why}",
        span=Span(path, 1, 1),
        hint="restore it from version control; the approved editions do not depend on it",
        severity=Severity.WARNING,
    )
