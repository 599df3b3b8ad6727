"""CLI: `push` approves what a plan showed, wave by wave, and records what became of it."""

from __future__ import annotations

import sys
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from policyloom.cli.progress import counting
from policyloom.cli.push_order import PlanError, order_of
from policyloom.cli.terminal import say, say_aside, screen_of
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Span
from policyloom.diagnostics.written import gather, report
from policyloom.editions.request import ASKED
from policyloom.english.dates import date_words
from policyloom.fleet.plans import Ground
from policyloom.fleet.pushing import Progress, prepare
from policyloom.fleet.pushing import push as push_all
from policyloom.fleet.rollouts import keep_record
from policyloom.planning import Standing
from policyloom.planning.record import FOLDER, State
from policyloom.planning.waves import too_early
from policyloom.source import AUTOMATIC
from policyloom.store import BusyError, TakenError, alone_in, clear_leftovers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from policyloom.cli.push_order import Order
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.fleet import Push
    from policyloom.fleet.pushing import Prepared
    from policyloom.planning import Effect

NAMED = 12
DONE, REFUSED = 0, 1
STOPPED = {
    Standing.BLOCKED: "blocked",
    Standing.CONFLICT: "in conflict",
    Standing.AFFECTED: "needing an approval",
}


def push(asked: Push) -> int:
    """Approve what the plan showed; return 1 when anything is refused, and nothing is written."""
    try:
        return _push(asked)
    except PlanError as error:
        return _complain(error.sources, error.problems)


def _push(asked: Push) -> int:
    asks = _asks(asked)
    order = order_of(asked)
    _tell(order.sources, order.found.problems, {})
    if not order.effects:
        say("There is nothing to approve in what was asked for.")
        _say_stopped(order)
        return DONE
    if asks or asked.dry_run:
        looked = _look(order)
        if _refused(order, looked):
            return REFUSED
        _show(order, looked)
        if asked.dry_run:
            say("Nothing was written: this was a dry run.")
            return DONE
        if not _confirmed(looked):
            say("Nothing was written.")
            return REFUSED
    return _alone(asked, order)


# LOOKING AND SHOWING


def _look(order: Order) -> list[Prepared]:
    """Return what the push would do with each document."""
    ground = Ground(
        project=order.sources.project,
        library=order.sources.library,
        general=order.sources.general,
        program=version("policyloom"),
    )
    prepared: list[Prepared] = []
    with counting("Checking", len(order.effects)) as count:
        record = order.found.record
        for one in prepare(ground, order.plan, order.effects, order.request, record):
            prepared.append(one)
            count()
    return prepared


def _refused(order: Order, prepared: Sequence[Prepared]) -> bool:
    """Tell what stands in the way of any document; then nothing is written at all."""
    problems = {str(one.target): one.problems for one in prepared if one.problems}
    early = () if order.run.anyway else _too_early(order, prepared)
    if not problems and not early:
        return False
    _tell(order.sources, early, problems)
    names = list(problems)
    if names:
        more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
        say(f"Refused: {', '.join(names[:NAMED])}{more}.")
        if len(names) < len(prepared):
            say("The others can go ahead without them: --except BODY leaves a body out.")
    say("Nothing was written.")
    return True


def _too_early(order: Order, prepared: Iterable[Prepared]) -> Diagnostics:
    finished = {entry.target for entry in order.found.record.entries if entry.state is State.DONE}
    finished |= {one.target for one in prepared if one.there}
    pushed = [one.target for one in prepared if not one.there]
    waiting = too_early(order.sources.library, order.plan, pushed, finished)
    return tuple(_early(wave, effects) for wave, effects in waiting.items())


def _early(wave: str, waiting: Sequence[Effect]) -> Diagnostic:
    """Say that a wave comes first: what of it is to be pushed, or else what holds it up."""
    ready = [one for one in waiting if one.standing is Standing.AFFECTED]
    option = f'--wave "{wave}"' if " " in wave else f"--wave {wave}"
    if ready:
        number = "one document" if len(ready) == 1 else f"{len(ready):,} documents"
        found = f"{number} of it {'is' if len(ready) == 1 else 'are'} not done"
        hint = f"push it with {option}, look at it, then go on; --anyway does not wait"
    else:
        named = ", ".join(f"{one.target} is {STOPPED[one.standing]}" for one in waiting[:NAMED])
        more = len(waiting) - NAMED
        found = named + (f", and {more:,} more are held up" if more > 0 else "")
        hint = "settle that and make a new plan, or go on with --anyway"
    return Diagnostic(
        code=Code.WAVE_ORDER,
        message=f"the wave `{wave}` comes first, and {found}",
        span=Span(ASKED, 1, 1),
        hint=hint,
    )


def _show(order: Order, prepared: Sequence[Prepared]) -> None:
    going = [one for one in prepared if not one.there]
    say(_heading(order, len(going)))
    for one in going[:NAMED]:
        before = f"{one.before} → " if one.before else ""
        say(f"  {one.target}  {before}{one.version}")
    if len(going) > NAMED:
        say(f"  and {len(going) - NAMED:,} more")
    there = len(prepared) - len(going)
    if there:
        say(f"  {there:,} are there already, from an earlier push of this plan")
    _say_stopped(order)


def _say_stopped(order: Order) -> None:
    """Name the documents that stay behind, so that nobody takes the push for all of them."""
    for standing, words in STOPPED.items():
        names = [str(e.target) for e in order.stopped if e.standing is standing]
        more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
        if names:
            say(f"Not pushed, {words}: {', '.join(names[:NAMED])}{more}")


def _heading(order: Order, number: int) -> str:
    run = order.run
    documents = "one document" if number == 1 else f"{number:,} documents"
    wave = f" of the wave `{run.wave}`" if run.wave else ""
    who = "flowing without an approval" if run.by == AUTOMATIC else f"approved by {run.by}"
    return f"Push: {documents}{wave}, {who} on {date_words(run.on)}."


def _asks(asked: Push) -> bool:
    if asked.yes or asked.dry_run:
        return False
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    hint = "look with --dry-run first, then add --yes"
    raise UsageError("`push` asks before it approves, and nobody is here to ask", hint)


def _confirmed(prepared: Sequence[Prepared]) -> bool:
    number = sum(not one.there for one in prepared)
    what = "this document" if number == 1 else f"these {number:,} documents"
    sys.stdout.write(f"Approve {what}? Type yes to go on: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


# WRITING


def _alone(asked: Push, order: Order) -> int:
    """Check everything once more, now that no other push can interfere, and write."""
    folder = order.root / FOLDER
    folder.mkdir(exist_ok=True)
    try:
        with alone_in(folder):
            clear_leftovers(folder)
            done = _write(order_of(asked))
            if asked.yes and done == DONE:
                _say_stopped(order)
            return done
    except BusyError as error:
        return _busy(order, error)
    except TakenError as error:
        place = error.path.relative_to(order.root).as_posix()
        message = f"{place} came in between: another approval of that body"
        return _complain(
            order.sources, (_problem(Code.PLAN_STALE, message, "make the plan again"),)
        )
    finally:
        _remove_empty(folder)


def _write(order: Order) -> int:
    prepared = _look(order)
    if _refused(order, prepared):
        return REFUSED
    if all(one.there for one in prepared):
        say("Everything that was asked for is there already, from an earlier push of this plan.")
    else:
        say(_heading(order, sum(not one.there for one in prepared)))
    progress = Progress(record=order.found.record, keep=partial(keep_record, order.found.path))
    bodies = {one.target.body for one in prepared if not one.there}
    try:
        with counting("Writing", len(bodies)) as count:
            progress.watch = lambda _body: count()
            push_all(order.root, prepared, order.run, progress)
    finally:
        for path in progress.written:
            say(f"Written: {path}")
        say(f"Record: {order.found.path.relative_to(order.root).as_posix()}")
    return DONE


def _busy(order: Order, error: BusyError) -> int:
    inside = error.folder.relative_to(order.root).as_posix()
    what = "another push is under way" if inside == FOLDER else f"{inside} is being approved"
    return _complain(
        order.sources,
        (_problem(Code.APPROVAL_UNDER_WAY, what, "wait for it to end, then push the plan again"),),
    )


def _problem(code: Code, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=Span(ASKED, 1, 1), hint=hint)


def _complain(sources: Sources, problems: Diagnostics) -> int:
    _tell(sources, problems, {})
    say("Nothing was written.")
    return REFUSED


def _tell(sources: Sources, problems: Diagnostics, by_document: Mapping[str, Diagnostics]) -> None:
    findings = gather(problems, by_document)
    say_aside(report("text", findings, sources.surroundings(screen_of(sys.stderr))))


def _remove_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()
