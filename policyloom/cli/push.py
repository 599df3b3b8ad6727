"""CLI: `push` approves what a plan showed, wave by wave, and records what became of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from policyloom.build.selecting import SelectionError, parse
from policyloom.cli.deciding import Decision, Looked, decide
from policyloom.cli.progress import counting
from policyloom.cli.sources import asked_today, open_sources, root_of
from policyloom.cli.table import read_table
from policyloom.cli.today import latest, now, user
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Span, did_you_mean
from policyloom.editions import Request
from policyloom.editions.request import ASKED
from policyloom.english.dates import date_words
from policyloom.fleet.ballots import Ballots, Counted, alone_pushing, counted, waves_before
from policyloom.fleet.plans import Ground
from policyloom.fleet.rollouts import record_of
from policyloom.fleet.writing import create_recorded
from policyloom.planning import Standing
from policyloom.planning.plan_file import read_plan
from policyloom.planning.resolutions import Ballot, resolutions
from policyloom.planning.rollout import Run, State
from policyloom.planning.waves import turn_of, wave_names
from policyloom.source import AUTOMATIC
from policyloom.store import CannotReadError, read_given

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from policyloom.build.selecting import Selector
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.fleet import Push
    from policyloom.fleet.prospects import Prospect
    from policyloom.fleet.rollouts import Found
    from policyloom.fleet.writing import Progress
    from policyloom.planning import Effect, FleetPlan
    from policyloom.planning.resolutions import Resolution
    from policyloom.planning.rollout import Entry, Rollout
    from policyloom.source import Library, Target

STOPPED = {
    Standing.BLOCKED: "blocked",
    Standing.CONFLICT: "in conflict",
    Standing.AFFECTED: "needing an approval",
}


def push(asked: Push) -> int:
    """Approve what the plan showed; return 1 when anything is refused, and nothing is written."""
    request, root = _request(asked), root_of(asked)
    decision = Decision(
        root=root,
        look=partial(_look, asked, request),
        alone=partial(alone_pushing, root),
        code=Code.PLAN_STALE,
        remedy="make the plan again",
    )
    return decide(decision, asked)


# LOOKING


def _look(asked: Push, request: Request) -> Looked:
    plan, problems = plan_in(asked.plan)
    sources = asked_today(open_sources(asked, ()), plan.as_of if plan else "")
    quiet = replace(sources, general=())
    if plan is None:
        return Looked(sources=quiet, prospects=(), problems=problems)
    ballot = Ballot(plan=plan, library=sources.library, latest=latest(asked.ahead))
    said, wrong = _said(asked.decisions, ballot)
    if wrong:
        return Looked(sources=quiet, prospects=(), problems=wrong)
    run, library = _run(asked, request), sources.library
    meant = _meant(asked, library, plan)
    effects = [one for one in meant if _goes(one, said, asked)]
    name = asked.name or plan.clause or asked.plan.stem
    kept = record_of(sources.project.root, plan, name)
    ballots = Ballots(plan=plan, meant=meant, going=effects, run=run, request=request, said=said)
    made = _counted(sources, ballots, kept)
    found, progress = made.prospects, made.progress
    ended = {one.target for one in effects} | {one.target for one in progress.without}
    staying = [one for one in meant if one.target not in ended]
    early = () if run.anyway else _too_early(library, ballots, made)
    before = _said_before(found, kept.record)
    lines = (*_heading(run, found), *before, *_not_adopted(progress.without), *_stopped(staying))
    return Looked(
        sources=quiet,
        prospects=found,
        lines=lines,
        write=partial(_write, sources.project.root, found, run, progress),
        problems=(*kept.problems, *made.problems, *early),
        records=bool(progress.without),
    )


def _said(path: Path | None, ballot: Ballot) -> tuple[dict[str, Resolution], Diagnostics]:
    return resolutions(read_table(path), str(path), ballot) if path else ({}, ())


def plan_in(path: Path) -> tuple[FleetPlan | None, Diagnostics]:
    """Return the plan in a file that was named, or what is wrong with the file."""
    try:
        text = read_given(path).decode("utf-8", "replace")
    except CannotReadError as error:
        raise UsageError(str(error), error.hint) from None
    return read_plan(text, str(path))


def _request(asked: Push) -> Request:
    if asked.decisions:
        return _each_decides(asked)
    if not asked.on:
        raise UsageError("this command also needs --on", "the day of the decision")
    if not asked.automatic and not asked.by:
        raise UsageError("this command also needs --by", "name the role or board that decided")
    if asked.automatic and asked.by:
        hint = "changes that flow are approved by nobody; leave one of the two out"
        raise UsageError("--automatic and --by contradict each other", hint)
    if asked.by.lower() == AUTOMATIC:
        hint = "for editorial changes that flow without an approval, say --automatic"
        raise UsageError("--by: `automatic` is no role or board", hint)
    return Request(
        by=AUTOMATIC if asked.automatic else asked.by,
        on=asked.on,
        effective=asked.effective or "",
        minute=asked.minute,
        note=asked.note,
    )


def _each_decides(asked: Push) -> Request:
    """Return a request whose body, day and minute each body fills in."""
    if asked.by or asked.on or asked.automatic:
        hint = "the list says who decided, and when; leave out --by, --on and --automatic"
        raise UsageError("--decisions takes no other decision", hint)
    return Request(by="", on="", effective=asked.effective or "", note=asked.note)


def _run(asked: Push, request: Request) -> Run:
    return Run(
        by=request.by,
        on=request.on,
        effective=request.effective,
        minute=request.minute,
        note=request.note,
        wave=asked.wave,
        to=tuple(asked.to),
        without=tuple(asked.without),
        anyway=asked.anyway,
        user=user(),
        time=now(),
    )


def _counted(sources: Sources, ballots: Ballots, kept: Found) -> Counted:
    """Return what the push would do with each document."""
    ground = Ground(
        project=sources.project,
        library=sources.library,
        general=sources.general,
        program=version("policyloom"),
    )
    with counting("Checking", len(ballots.going)) as count:
        return counted(ground, ballots, kept, count)


def _too_early(library: Library, ballots: Ballots, made: Counted) -> Diagnostics:
    """Return the waves that come before what is pushed."""
    waiting, adopted = waves_before(library, ballots, made)
    return tuple(_early(wave, effects, adopted) for wave, effects in waiting.items())


def _early(wave: str, waiting: Sequence[Effect], adopted: Mapping[Target, str]) -> Diagnostic:
    """Say that a wave comes first: what of it is to be pushed, or else what holds it up."""
    ready = [one for one in waiting if one.standing is Standing.AFFECTED]
    late = [one for one in ready if one.target in adopted]
    option = f'--wave "{wave}"' if " " in wave else f"--wave {wave}"
    if late:
        days = [f"{one.target} on {date_words(adopted[one.target])}" for one in late]
        why = f"by the list a later wave decides before it: {', '.join(days)}"
        hint = "check the days in the list; --anyway does not wait"
    elif ready and adopted:
        why = ", ".join(f"{one.target} is neither adopted nor refused" for one in ready)
        hint = "leave later waves out of the list until it is; --anyway does not wait"
    elif ready:
        number = "one document" if len(ready) == 1 else f"{len(ready):,} documents"
        why = f"{number} of it {'is' if len(ready) == 1 else 'are'} not done"
        hint = f"push it with {option}, look at it, then go on; --anyway does not wait"
    else:
        why = ", ".join(f"{one.target} is {STOPPED[one.standing]}" for one in waiting)
        hint = "settle that and make a new plan, or go on with --anyway"
    message = f"the wave `{wave}` comes first, and {why}"
    return Diagnostic(code=Code.WAVE_ORDER, message=message, span=Span(ASKED, 1, 1), hint=hint)


# WHICH DOCUMENTS


def _meant(asked: Push, library: Library, plan: FleetPlan) -> list[Effect]:
    """Return the documents of the bodies and the wave that are named; without names, all."""
    wave, known = asked.wave, wave_names(library, plan)
    if wave and wave not in known:
        hint = did_you_mean(wave, known) or "waves are named in the trust's overlay"
        raise UsageError(f"--wave: no trust of this plan has a wave `{wave}`", hint)
    to = [_selector("--to", words, plan) for words in asked.to]
    without = [_selector("--except", words, plan) for words in asked.without]
    return [
        effect
        for effect in plan.effects
        if not to or _named(effect, to)
        if not _named(effect, without)
        if not wave or turn_of(library, effect.target.body).wave == wave
    ]


def _goes(effect: Effect, said: Mapping[str, Resolution], asked: Push) -> bool:
    """Tell whether a document changes, and by itself where no one is to approve it."""
    if effect.standing is not Standing.AFFECTED:
        return False
    if asked.decisions:
        own = said.get(effect.target.body)
        return own is not None and own.state is State.DONE
    return effect.flows or not asked.automatic


def _named(effect: Effect, selectors: Iterable[Selector]) -> bool:
    return any(selector.takes_body(effect.target.body) for selector in selectors)


def _selector(option: str, words: str, plan: FleetPlan) -> Selector:
    selector = parse(words)
    if selector.policy or selector.edition:
        hint = "a push is about all policies of a body"
        raise UsageError(f"{option}: `{words}` is no body", hint)
    bodies = {effect.target.body for effect in plan.effects}
    if not any(selector.takes_body(body) for body in bodies):
        hint = did_you_mean(selector.body, bodies) or "see the plan for its bodies"
        raise SelectionError(f"the plan has no body `{words}`", hint)
    return selector


# SHOWING AND WRITING


def _heading(run: Run, found: Sequence[Prospect]) -> Iterator[str]:
    going = [one for one in found if one.goes]
    there = sum(one.there for one in found)
    if going:
        documents = "one document" if len(going) == 1 else f"{len(going):,} documents"
        boards = {one.target.body for one in going}
        wave = f" of the wave `{run.wave}`" if run.wave else ""
        flows = run.by == AUTOMATIC
        who = "flowing without an approval" if flows else f"approved by {run.by}"
        day = f" on {date_words(run.on)}" if run.on else ""
        whose = "its" if len(going) == 1 else "their"
        adopted = f"adopted by {whose} {'body' if len(boards) == 1 else 'bodies'}"
        yield f"Push: {documents}{wave}, {who if run.by else adopted}{day}."
    for one in going:
        before = f"{one.before} → " if one.before else ""
        yield f"  {one.target}  {before}{one.version}"
    if there:
        yield f"  {there:,} are there already, from an earlier push of this plan"
    for one in found:
        if one.left:
            yield f"Not pushed, not affected: {one.target} {one.left}"


def _not_adopted(entries: Sequence[Entry]) -> Iterator[str]:
    """Name the documents whose bodies deferred or refused them."""
    for state in (State.DEFERRED, State.REFUSED):
        names = [str(one.target) for one in entries if one.state is state]
        if names:
            yield f"Recorded as {state.value}: {', '.join(names)}"


def _said_before(found: Sequence[Prospect], record: Rollout) -> Iterator[str]:
    """Name the documents that go now and that their bodies deferred or refused before."""
    for state in (State.DEFERRED, State.REFUSED):
        known = {one.target for one in record.entries if one.state is state}
        if names := [str(one.target) for one in found if one.goes and one.target in known]:
            yield f"{state.value.capitalize()} before, and to be approved now: {', '.join(names)}"


def _stopped(effects: Sequence[Effect]) -> Iterator[str]:
    """Name the documents that stay behind, so that nobody takes the push for all of them."""
    for standing, words in STOPPED.items():
        names = [str(one.target) for one in effects if one.standing is standing]
        if names:
            yield f"Not pushed, {words}: {', '.join(names)}"


def _write(
    root: Path, found: Sequence[Prospect], run: Run, progress: Progress, written: list[str]
) -> None:
    progress.written = written
    try:
        with counting("Writing", len({one.target.body for one in found if one.goes})) as count:
            progress.watch = count
            create_recorded(root, found, run, progress)
    finally:
        if progress.place.exists():
            written.append(progress.place.relative_to(root).as_posix())
