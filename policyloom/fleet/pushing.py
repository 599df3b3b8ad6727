"""FLEET: a plan and a decision -> the editions that the plan showed, body by body, and a record.

Everything is checked before anything is written. A record of what is intended is written first,
so that a push which was interrupted, even by a power cut, is finished by the same command.
"""

from __future__ import annotations

import zlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.build.drafts import kept_editions
from policyloom.diagnostics import Diagnostic, Diagnostics, Severity, Span
from policyloom.editions import edition_path, propose, write_edition
from policyloom.editions.request import ASKED
from policyloom.english.dates import date_words
from policyloom.english.grammar import joined
from policyloom.fleet.plans import Asked, effect_on
from policyloom.fleet.publishing import alone_with, plan_for
from policyloom.planning.inputs import document_digest, moved
from policyloom.planning.record import Entry, State, begun, done, ended
from policyloom.store import (
    BusyError,
    CannotWriteError,
    TakenError,
    clear_leftovers,
    create_together,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from policyloom.build.drafts import Kept
    from policyloom.compile import Target
    from policyloom.editions import Edition, Request
    from policyloom.fleet.plans import Ground
    from policyloom.planning import Effect, FleetPlan
    from policyloom.planning.record import Record, Run

DONE = "done"
NAMED = 6
SINCE = "since the plan was made"
# A record is written again after each body, but of many bodies only so often.
WRITTEN = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One document that a push is about: its edition, or that it is there, or why it cannot be.

    ``text`` is the edition's file, compressed: of a large fleet all are kept until all are known.
    """

    target: Target
    path: str = ""
    digest: str = ""
    version: str = ""
    before: str = ""
    text: bytes = b""
    there: bool = False
    problems: Diagnostics = ()


@dataclass(slots=True, kw_only=True)
class Progress:
    """A push as far as it got: its record, and who keeps the record's file."""

    record: Record
    keep: Callable[[Record], None]
    watch: Callable[[str], None] = lambda _body: None
    written: list[str] = field(default_factory=list)
    finished: list[Target] = field(default_factory=list)

    def save(self) -> None:
        """Write the record as far as it got."""
        self.record = done(self.record, self.finished)
        self.finished.clear()
        self.keep(self.record)


# CHECKING


def prepare(
    ground: Ground, plan: FleetPlan, effects: Iterable[Effect], request: Request, record: Record
) -> Iterator[Prepared]:
    """Yield what a push would do with each document; nothing is written."""
    known = {entry.target: entry for entry in record.entries}
    for planned in effects:
        target = ground.library.target(planned.target.body, planned.target.policy)
        effect = replace(planned, target=target)
        kept = kept_editions(ground.project.root, target)
        entry = known.get(effect.target)
        if entry and any(edition.digest == entry.edition for edition in kept.editions):
            yield Prepared(
                target=effect.target,
                path=edition_path(effect.target.body, effect.target.policy, entry.version),
                version=entry.version,
                before=entry.before,
                digest=entry.edition,
                there=True,
            )
        else:
            yield _prepared(ground, plan, effect, request)


def _prepared(ground: Ground, plan: FleetPlan, effect: Effect, request: Request) -> Prepared:
    stale = _stale(ground, plan, effect)
    if stale:
        return Prepared(target=effect.target, problems=(stale,))
    asked = _on_its_day(plan, request)
    proposal = plan_for(ground.project, ground.library, effect.target, asked, propose)
    edition = proposal.edition
    errors = tuple(d for d in proposal.diagnostics if d.severity is Severity.ERROR)
    if edition is None:
        return Prepared(target=effect.target, problems=errors)
    other = _otherwise(effect, edition)
    if other:
        return Prepared(target=effect.target, problems=(other,))
    return Prepared(
        target=effect.target,
        path=proposal.path,
        digest=edition.digest,
        version=edition.words,
        before=effect.before,
        text=zlib.compress(write_edition(edition).encode()),
    )


def _on_its_day(plan: FleetPlan, request: Request) -> Request:
    """Let editions that were planned for a later day take effect on that day."""
    if request.effective or not plan.as_of or plan.as_of <= request.on:
        return request
    return replace(request, effective=plan.as_of)


def _stale(ground: Ground, plan: FleetPlan, effect: Effect) -> Diagnostic | None:
    """Return what has moved since the plan was made, if anything has."""
    question = ground.question(Asked(clause=plan.clause))
    now = effect_on(ground.project.root, effect.target, question, plan.as_of)
    if now.inputs:
        names = moved(effect.inputs, now.inputs)
        if names:
            return _plan_stale(_moved(effect, names))
        if now.document != effect.document:
            return _plan_stale(f"the same sources make another document {SINCE}")
        return None
    first = now.troubles[0] if now.troubles else None
    why = f"it has an error now: {first.message} ({first.path}:{first.line})" if first else ""
    return _plan_stale(why or f"it has no draft any more {SINCE}")


def _moved(effect: Effect, names: Mapping[str, str]) -> str:
    """Say what has moved: ``clauses/phones/use.yaml has changed since the plan was made``."""
    own = f" of {effect.target.body}"
    said: dict[str, list[str]] = {}
    for name, deed in tuple(names.items())[:NAMED]:
        said.setdefault(deed, []).append(name.removesuffix(own))
    told = [f"{joined(tuple(found), 'and')} {_verb(deed, found)}" for deed, found in said.items()]
    if len(names) > NAMED:
        told.append(f"{len(names) - NAMED} more have moved")
    return f"{joined(tuple(told), 'and')} {SINCE}"


def _verb(deed: str, names: Sequence[str]) -> str:
    if len(names) == 1:
        return deed
    return deed.replace("has ", "have ").replace("is ", "are ")


def _otherwise(effect: Effect, edition: Edition) -> Diagnostic | None:
    """Return how an edition is not what the plan showed, if it is not."""
    if document_digest(edition.document) == effect.document and edition.words == effect.after:
        return None
    effective = edition.approval.effective
    day, planned = date_words(effective), date_words(effect.date)
    if edition.words != effect.after:
        why = f"it would be version {edition.words}, and as on {planned} it is {effect.after}"
    else:
        why = f"it says something else than on {planned}, the day of the plan"
    other = f" with --as-of {effective}" if effective != effect.date else ""
    return _plan_stale(f"in force from {day} {why}", other)


def _plan_stale(why: str, other: str = "") -> Diagnostic:
    return Diagnostic(
        code="plan-stale",
        message=f"this is not what the plan showed: {why}",
        span=Span(ASKED, 1, 1),
        hint=f"make the plan again{other}, and have it agreed to again",
    )


# WRITING


def push(root: Path, prepared: Sequence[Prepared], run: Run, progress: Progress) -> None:
    """Write the editions, all or none of each body; raise what stopped it, noted in the record."""
    _clear(root, prepared, progress.record)
    waiting = [one for one in prepared if not one.there]
    if not waiting and _is_closed(prepared, progress.record):
        return
    progress.record = begun(progress.record, run, map(_entry, waiting))
    progress.finished += [one.target for one in prepared if one.there]
    progress.save()
    bodies = [(b, list(own)) for b, own in groupby(waiting, key=lambda one: one.target.body)]
    often = -(-len(bodies) // WRITTEN)
    with _noting(progress):
        for number, (body, own) in enumerate(bodies, start=1):
            _push_body(root, own)
            progress.written += [one.path for one in own]
            progress.finished += [one.target for one in own]
            if number % often == 0:
                progress.save()
            progress.watch(body)


def _clear(root: Path, prepared: Iterable[Prepared], record: Record) -> None:
    """Delete what a killed push left beside editions that it had just written."""
    for one in _unfinished(prepared, record):
        if one.there:
            with alone_with(root, [one.target]):
                clear_leftovers((root / one.path).parent)


def _unfinished(prepared: Iterable[Prepared], record: Record) -> list[Prepared]:
    """Return what an earlier run began; whether it got so far, ``there`` tells."""
    begun_then = {one.target for one in record.entries if one.state is State.BEGUN}
    return [one for one in prepared if one.target in begun_then]


def _is_closed(prepared: Iterable[Prepared], record: Record) -> bool:
    """Tell whether an earlier run came to its end, so that a record of this one says nothing."""
    over = [run.ended == DONE for run in record.runs[-1:]]
    return over == [True] and not _unfinished(prepared, record)


@contextmanager
def _noting(progress: Progress) -> Iterator[None]:
    """Note in the record how a run ended, however it ends."""
    try:
        yield
        progress.record = ended(progress.record, DONE)
        progress.save()
    except KeyboardInterrupt:
        _stop(progress, "interrupted")
        raise
    except (BusyError, CannotWriteError, TakenError) as error:
        _stop(progress, f"stopped: {error}")
        raise


def _stop(progress: Progress, how: str) -> None:
    """Note what stopped a run; where the disk is full, the record says what was begun."""
    progress.record = ended(progress.record, how)
    with suppress(CannotWriteError):
        progress.save()


def _push_body(root: Path, prepared: Sequence[Prepared]) -> None:
    """Write the editions of one body, unless another approval came in between."""
    with alone_with(root, [one.target for one in prepared]):
        for one in prepared:
            clear_leftovers((root / one.path).parent)
            _check_newest(kept_editions(root, one.target), one, root)
        create_together({root / one.path: zlib.decompress(one.text) for one in prepared})


def _check_newest(kept: Kept, one: Prepared, root: Path) -> None:
    newest = kept.last.words if kept.last else ""
    if newest != one.before:
        raise TakenError(root / edition_path(one.target.body, one.target.policy, newest))


def _entry(one: Prepared) -> Entry:
    return Entry(
        target=one.target,
        before=one.before,
        version=one.version,
        edition=one.digest,
        run=0,
        state=State.BEGUN,
    )


def by_turn(effects: Iterable[Effect], places: Mapping[str, int]) -> list[Effect]:
    """Return effects in the order in which they are pushed: by wave, then by body."""
    return sorted(effects, key=lambda e: (places[e.target.body], e.target.body, e.target.policy))


__all__ = ["Prepared", "Progress", "by_turn", "prepare", "push"]
