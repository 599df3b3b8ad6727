"""STUDIO: a plan, and what each board decided about it -> editions, and a record of who did not.

The plan is held while it is decided about: what moved since is told for each document, and nothing
of it is written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.editions import Request
from policyloom.fleet.ballots import Ballots, alone_pushing, by_turn, counted, waves_before
from policyloom.fleet.plans import Asked as Question
from policyloom.fleet.prospects import fingerprint
from policyloom.fleet.pushing import continued
from policyloom.fleet.rollouts import record_of
from policyloom.fleet.writing import create_recorded
from policyloom.planning import Standing
from policyloom.planning.plan_file import PLAN
from policyloom.planning.resolutions import COLUMNS, Ballot, Row, resolutions
from policyloom.planning.rollout import Run, State
from policyloom.planning.waves import turn_of
from policyloom.store import BusyError, TakenError
from policyloom.studio.asked import MOVED, UNFIT, go, page
from policyloom.studio.pages.plans import count_of, ground_of, when_counted
from policyloom.studio.pages.work import long_work
from policyloom.studio.places import body_at, body_name, body_page
from policyloom.studio.saving import recorded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.diagnostics import Diagnostics
    from policyloom.fleet.ballots import Counted
    from policyloom.planning import Effect, FleetPlan
    from policyloom.planning.resolutions import Resolution
    from policyloom.planning.rollout import Rollout
    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.jobs import Job
    from policyloom.studio.pages.plans import Count

STALE = "What you saw has changed since, so nothing was written. Look at it once more."
ENDED = "By the day from which it would be in force there is no such school any more."
REST = "-"
"""How an address names the boards that are in no wave."""
EVERY = "all"
"""Under this name a form says what all boards decided that say nothing of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A body with the documents that wait for its decision, and whose turn it is."""

    body: str
    name: str
    wave: str
    effects: tuple[Effect, ...]
    done: str = ""
    is_done: bool = False
    """Whether its editions are written, so that nothing of it waits any more."""

    @property
    def who(self) -> tuple[str, ...]:
        """Whoever may decide on all of them, in words."""
        first, *others = (one.approver_words for one in self.effects)
        return tuple(each for each in first if all(each in one for one in others))


def push(asked: Asked) -> Answer:
    """Return what waits for the decisions of a body and those below it."""
    body = body_at(asked)
    here = {name: asked.query.get(name, "") for name in ("wave", "policy")}
    way = body_page(body, "trust"), body_page(body, "push", **here)
    title = f"Counting what waits for the boards of {body_name(asked, body)}"
    return when_counted(asked, _count(asked), title, way, partial(_today, asked))


def _today(asked: Asked, plan: FleetPlan) -> Answer:
    return _page(asked, _held(asked, plan))


def _title(asked: Asked) -> str:
    return f"What the boards of {body_name(asked, body_at(asked))} decided"


def _held(asked: Asked, counted: FleetPlan) -> FleetPlan:
    """Hold the plan that goes on, or one of today, while it is decided about.

    Which words come and go is read in the plan's own page, and is no part of what is recorded.
    """
    effects = tuple(replace(one, passages=()) for one in counted.effects)
    made = continued(asked.desk.root, replace(counted, effects=effects))
    asked.office.keep_plan(PLAN.digest(made), made)
    return made


def _count(asked: Asked) -> Count:
    body, policy = body_at(asked), asked.query.get("policy", "")
    meant = tuple(
        one
        for one in asked.desk.targets
        if (one.body == body or one.body.startswith(f"{body}/"))
        if not policy or one.policy == policy
    )
    return count_of(asked, meant, Question(words=True, day=asked.day))


def decide(asked: Asked) -> Answer:
    """Show what the decisions come to; write it when exactly that was seen."""
    held, back = asked.office.plans.get(asked.said("plan")), body_page(body_at(asked), "push")
    if held:
        work = partial(_decided, asked, held)
        return long_work(asked, _title(asked), back, _steps(asked, held), work)
    # The studio was started again since: the plan is counted before it is decided about.
    count = _count(asked)
    later = partial(_counted_and_decided, asked, count)
    return long_work(asked, _title(asked), back, count.left, later)


def _steps(asked: Asked, plan: FleetPlan) -> int:
    said = {row.cells["body"] for row in _rows(asked, plan)}
    return sum(one.target.body in said for one in plan.standing(Standing.AFFECTED))


def _counted_and_decided(asked: Asked, count: Count, job: Job) -> Answer:
    plan = _held(asked, count.plan(job))
    job.total += _steps(asked, plan)
    return _decided(asked, plan, job)


def _decided(asked: Asked, plan: FleetPlan, job: Job) -> Answer:
    stale = STALE if asked.said("plan") != PLAN.digest(plan) else ""
    rows = tuple(_rows(asked, plan))
    if stale or not rows:
        return _page(asked, plan, wrong=stale or "Say what at least one board decided.")
    ballot = Ballot(plan=plan, library=asked.desk.library, latest=asked.day)
    said, problems = resolutions(rows, "", ballot)
    if problems:
        lines = {row.line: body_name(asked, row.cells["body"]) for row in rows}
        named = (
            replace(one, message=f"{lines[one.span.line]}: {one.message}") for one in problems
        )
        return _page(asked, plan, problems=tuple(named))
    ballots = _ballots(asked, plan, said)
    made, problems = _counted(asked, ballots, job)
    mark = fingerprint(made.prospects)
    if not (problems or made.progress.without) and all(one.left for one in made.prospects):
        return _page(asked, plan, wrong=ENDED)
    if problems or asked.said("mark") != mark:
        moved = STALE if asked.said("mark") and not problems else ""
        return _page(asked, plan, made=made, mark=mark, problems=problems, wrong=moved)
    return _written(asked, ballots, mark, job)


def _rows(asked: Asked, plan: FleetPlan) -> Iterator[Row]:
    """Yield the decisions of a form as the rows of a list."""
    bodies = dict.fromkeys(one.target.body for one in plan.standing(Standing.AFFECTED))
    for line, body in enumerate(bodies, start=1):
        whose = body if asked.said(f"decision:{body}") else EVERY
        cells = {name: asked.said(f"{name}:{whose}") for name in COLUMNS if name != "body"}
        # Where all decided the same, each did so through whoever decides there.
        cells["by"] = cells["by"] or asked.said(f"by:{body}")
        shown = asked.said(f"shown:{body}")
        if shown and cells["decision"]:
            filled = {name: words for name, words in cells.items() if words}
            yield Row(cells={"body": body, **filled}, line=line)


def _ballots(asked: Asked, plan: FleetPlan, said: dict[str, Resolution]) -> Ballots:
    waiting = plan.standing(Standing.AFFECTED)
    effective, note = asked.said("effective"), asked.said("note")
    adopted = {body for body, one in said.items() if one.state is State.DONE}
    return Ballots(
        plan=plan,
        meant=[one for one in waiting if one.target.body in said],
        going=[one for one in waiting if one.target.body in adopted],
        run=Run(by="", on="", effective=effective, note=note, user=asked.person.name,
                time=asked.now),
        request=Request(by="", on="", effective=effective, note=note),
        said=said,
    )  # fmt: skip


def _counted(asked: Asked, ballots: Ballots, job: Job) -> tuple[Counted, Diagnostics]:
    """Return what a push would do, and what stands in its way."""
    desk = asked.desk
    kept = record_of(desk.root, ballots.plan, asked.said("name") or "studio")
    made = counted(ground_of(desk), ballots, kept, job.step)
    waiting, _ = waves_before(desk.library, ballots, made)
    found = (d for one in made.prospects if one.refused for d in one.problems)
    problems = [
        one for one in (*kept.problems, *made.problems, *found) if one.severity is Severity.ERROR
    ]
    problems += [_early(wave, effects) for wave, effects in waiting.items()]
    return made, tuple(problems)


def _early(wave: str, effects: Sequence[Effect]) -> Diagnostic:
    names = ", ".join(dict.fromkeys(one.body_name for one in effects))
    return Diagnostic(
        code=Code.WAVE_ORDER,
        message=f"the wave ‘{wave}’ comes first, and has not decided: {names}",
        span=Span("", 1, 1),
        hint="say what its boards decided, and when, or leave the later wave out",
    )


def _written(asked: Asked, ballots: Ballots, mark: str, job: Job) -> Answer:
    root = asked.desk.root
    try:
        with asked.office.saving, alone_pushing(root):
            made, problems = _counted(asked, ballots, job)
            if problems or fingerprint(made.prospects) != mark:
                return _page(asked, ballots.plan, problems=problems, wrong=STALE)
            job.close()
            with recorded(asked, f"{body_at(asked)}: what the boards decided"):
                create_recorded(root, made.prospects, ballots.run, made.progress)
    except (BusyError, TakenError):
        return _page(asked, ballots.plan, wrong=STALE)
    going = sum(1 for one in made.prospects if one.goes)
    number = len(made.progress.without)
    done = f"Written: {going} editions; recorded: {number} put off or refused."
    shown = {name: asked.query.get(name, "") for name in ("wave", "policy")}
    return go(body_page(body_at(asked), "push", **shown), done)


def _page(  # noqa: PLR0913 - what a page shows
    asked: Asked, plan: FleetPlan, *, made: Counted | None = None, mark: str = "",
    problems: Diagnostics = (), wrong: str = "",
) -> Answer:  # fmt: skip
    body, library = body_at(asked), asked.desk.library
    record = record_of(asked.desk.root, plan, "studio").record
    every = tuple(_boards(asked, plan, record))
    boards = tuple(one for one in every if not one.is_done)
    stopped = (*plan.standing(Standing.CONFLICT), *plan.standing(Standing.BLOCKED))
    shown = asked.query.get("wave", "")
    waves = tuple(dict.fromkeys(one.wave for one in boards))
    status = MOVED if wrong == STALE else UNFIT if wrong or problems else 200
    return page(
        "push", status, name=body_name(asked, body), body=body, plan=PLAN.digest(plan),
        boards=[one for one in boards if shown in {"", one.wave or REST}], waves=waves,
        wave=shown, rest=REST,
        stopped=stopped, made=made, mark="" if problems or wrong else mark, problems=problems,
        wrong=wrong, said=asked.said, every=EVERY, decided=len(every) - len(boards),
        today=asked.day, library=library,
        done=asked.query.get("done", ""), effects={one.target: one for one in plan.effects},
        at=lambda one, **q: body_page(body, one, **q),
        policy=asked.query.get("policy", ""),
    )  # fmt: skip


def _boards(asked: Asked, plan: FleetPlan, record: Rollout) -> Iterator[Board]:
    """Yield whose decision is waited for, wave by wave."""
    library = asked.desk.library
    order = by_turn(library, plan.standing(Standing.AFFECTED))
    for body, own in groupby(order, key=lambda one: one.target.body):
        effects = tuple(own)
        entries = [record.entry(one.target) for one in effects]
        yield Board(
            body=body,
            name=effects[0].body_name,
            wave=turn_of(library, body).wave,
            effects=effects,
            done=", ".join(dict.fromkeys(one.state.value for one in entries if one)),
            is_done=all(one is not None and one.state is State.DONE for one in entries),
        )
