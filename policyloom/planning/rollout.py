"""Rollout: what became of a plan: who decided on which documents, when, and how far it got.

Each run of a push has a file of its own, so that what was pushed on two branches merges.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.editions.request import ASKED
from policyloom.english.dates import date_words
from policyloom.records import FLAT, MEMBER, Form, Kind, RecordError, SealError
from policyloom.source import Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.diagnostics import Diagnostics
    from policyloom.records.kinds import Data

FOLDER = "rollouts"


class State(Enum):
    """How far one document has got; whoever reads ``begun`` looks whether the edition is there."""

    BEGUN = "begun"
    DONE = "done"
    DEFERRED = "deferred"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One push of a plan: who decided and when, for whom, and how it ended.

    ``on`` is the day of the decision, ``user`` and ``time`` say who ran the command, and when.
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
    user: str = ""
    time: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document: its versions before and after, the digest of its edition, and its run.

    ``by``, ``on``, ``minute`` and ``reason`` are those of its body's own decision, where each body
    made one.
    """

    target: Target = field(metadata={FLAT: True})
    before: str
    version: str
    edition: str
    run: int = 0
    state: State
    by: str = ""
    on: str = ""
    minute: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollout:
    """Everything that was decided about one plan; ``plan`` is the digest that it is known by."""

    plan: str
    clause: str = ""
    runs: tuple[Run, ...] = ()
    entries: tuple[Entry, ...] = field(default=(), metadata={MEMBER: "documents"})

    def entry(self, target: Target) -> Entry | None:
        """Return what is known of a document."""
        return next((one for one in self.entries if one.target == target), None)

    @property
    def begun(self) -> str:
        """The moment of the first push; where none is recorded the day of its decision."""
        return min((one.time or one.on for one in self.runs), default="")

    @property
    def last_run(self) -> Rollout:
        """Only the newest run, with its documents: what its own file holds."""
        number = len(self.runs) - 1
        mine = tuple(replace(one, run=0) for one in self.entries if one.run == number)
        return replace(self, runs=self.runs[-1:], entries=mine)


def together(plan: str, parts: Iterable[Rollout]) -> Rollout:
    """Return what several files say of one plan; what is done stays done."""
    whole = Rollout(plan=plan)
    for part in sorted(parts, key=lambda one: [(run.on, run.time) for run in one.runs]):
        first = len(whole.runs)
        known = {one.target: one for one in whole.entries}
        for one in part.entries:
            before = known.get(one.target)
            if before is None or before.state is not State.DONE:
                known[one.target] = replace(one, run=one.run + first)
        runs = (*whole.runs, *part.runs)
        clause = whole.clause or part.clause
        whole = replace(whole, clause=clause, runs=runs, entries=tuple(known.values()))
    return whole


class Clash(NamedTuple):
    """A decision that says no on or after the day on which another said yes; days are ISO."""

    refused: Entry
    refused_in: str
    refused_on: str
    adopted_in: str
    adopted_on: str


def clashes(parts: Mapping[str, Rollout]) -> Iterator[Clash]:
    """Yield the decisions that contradict each other in the records of one plan, by path."""
    said = [
        (path, one, one.on or part.runs[one.run].on)
        for path, part in parts.items()
        for one in part.entries
    ]
    adopted = {one.target: (path, day) for path, one, day in said if one.state is State.DONE}
    for path, one, day in said:
        yes = adopted.get(one.target)
        if one.state in {State.REFUSED, State.DEFERRED} and yes and day >= yes[1]:
            yield Clash(one, path, day, *yes)


def contradictions(parts: Mapping[str, Rollout]) -> Iterator[Diagnostic]:
    """Yield what is wrong where two branches recorded what no push would write after the other."""
    for one in clashes(parts):
        yield _contradicted(one.refused_in, one.refused, one.adopted_in)


def refused_before(
    parts: Mapping[str, Rollout], run: Run, entries: Iterable[Entry]
) -> Iterator[Diagnostic]:
    """Yield why a run cannot be recorded beside the records there are."""
    new = tuple(
        replace(one, run=0, state=State.DONE if one.state is State.BEGUN else one.state)
        for one in entries
    )
    for clash in clashes({**parts, ASKED: Rollout(plan="", runs=(run,), entries=new)}):
        if ASKED in {clash.refused_in, clash.adopted_in}:
            yield _clashing(clash)


def _clashing(clash: Clash) -> Diagnostic:
    """Return that a decision which is to be recorded contradicts one that is."""
    document, state = clash.refused.target, clash.refused.state.value
    no, yes = date_words(clash.refused_on), date_words(clash.adopted_on)
    if clash.adopted_in == ASKED:
        message = (
            f"{document} cannot be adopted on {yes}: it was {state} on {no} ({clash.refused_in})"
        )
        hint = (
            "a board that thinks again decides on a later day: give that day; if it never "
            "decided so before, take the record that is wrong out again"
        )
    else:
        message = (
            f"{document} cannot be {state} on {no}: it was adopted on {yes} ({clash.adopted_in})"
        )
        hint = "check the day; what is adopted is ended with `policyloom withdraw`"
    return Diagnostic(code=Code.DATE_ORDER, message=message, span=Span(ASKED, 1, 1), hint=hint)


def _contradicted(path: str, one: Entry, other: str) -> Diagnostic:
    return Diagnostic(
        code=Code.ROLLOUT_CORRUPT,
        message=f"{one.target.body}:{one.target.policy} is {one.state.value} here, and adopted "
        f"before or on that day in {other}",
        span=Span(path, 1, 1),
        hint="ask the board which is right: end the edition with `policyloom withdraw`, or take "
        "the record that is wrong out again",
    )


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


def _as_it_is(data: Data) -> Data:
    """Return the members of a record, which have not changed since it has a digest."""
    return data


ROLLOUT = Kind(
    name="policyloom-rollout",
    made=Rollout,
    form=Form(whole=False, names={"Target": Target}),
    seal="policyloom-rollout",
    sealed_from=2,
    steps=(_as_it_is,),
)


def read_rollout(text: str, path: str) -> tuple[Rollout | None, Diagnostics]:
    """Return the record in a file, or what is wrong with the file."""
    try:
        return _checked(ROLLOUT.value(text)), ()
    except RecordError as error:
        return None, (_corrupt(path, error),)


def _checked(found: Rollout) -> Rollout:
    if any(not 0 <= one.run < len(found.runs) for one in found.entries):
        raise RecordError("names a run that it does not hold")
    return found


def _corrupt(path: str, error: RecordError) -> Diagnostic:
    """Return the problem: an edited record says what nobody did; one in pieces says nothing."""
    edited = isinstance(error, SealError)
    return Diagnostic(
        code=Code.ROLLOUT_CORRUPT,
        message=f"this file is no rollout record that can be read: {error}",
        span=Span(path, *error.place),
        hint="restore it from version control; the approved editions do not depend on it",
        severity=Severity.ERROR if edited else Severity.WARNING,
    )
