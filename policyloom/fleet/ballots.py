"""FLEET: a plan and what each body decided about it -> what a push writes, and who is too early.

The command and the studio both push through here.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from policyloom.editions.schedule import ended_words
from policyloom.fleet.pushing import as_planned
from policyloom.fleet.rollouts import clear_parts, keep_record
from policyloom.fleet.writing import Progress, to_record
from policyloom.planning.resolutions import entries_without
from policyloom.planning.rollout import FOLDER, State, refused_before
from policyloom.planning.waves import too_early, turn_of
from policyloom.store import alone_in, place_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from policyloom.diagnostics import Diagnostics
    from policyloom.editions import Request
    from policyloom.fleet.plans import Ground
    from policyloom.fleet.prospects import Prospect
    from policyloom.fleet.rollouts import Found
    from policyloom.planning import Effect, FleetPlan
    from policyloom.planning.resolutions import Resolution
    from policyloom.planning.rollout import Run
    from policyloom.source import Library, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """A plan with its decisions: the run that writes them, and whose own ones there are.

    ``meant`` are the documents that the run is about, ``going`` those that get an edition.
    """

    plan: FleetPlan
    meant: Sequence[Effect]
    going: Sequence[Effect]
    run: Run
    request: Request
    said: Mapping[str, Resolution]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a push would do with each document, and how far it got.

    ``problems`` are decisions that contradict what is recorded.
    """

    prospects: tuple[Prospect, ...]
    progress: Progress
    problems: Diagnostics


def counted(
    ground: Ground, ballots: Ballots, kept: Found, watch: Callable[[], None] = lambda: None
) -> Counted:
    """Return what a push would do; ``watch`` is told of every document."""
    order = by_turn(ground.library, ballots.going)
    whose = partial(asked_of, ballots.said, ballots.request)
    found: list[Prospect] = []
    for one in as_planned(ground, ballots.plan, order, whose, kept.record):
        found.append(one)
        watch()
    targets = {one.target for one in ballots.meant}
    ended = entries_without(ballots.plan, ballots.said)
    place = kept.place(ballots.run)
    progress = Progress(
        record=kept.record,
        place=place,
        keep=partial(keep_record, place, plan=kept.plan),
        said=ballots.said,
        without=tuple(one for one in ended if one.target in targets),
    )
    problems = refused_before(kept.parts, ballots.run, to_record(found, progress))
    return Counted(prospects=tuple(found), progress=progress, problems=tuple(problems))


def asked_of(said: Mapping[str, Resolution], request: Request, effect: Effect) -> Request:
    """Return the request for a document: that of its body, where each made its own decision."""
    own = said.get(effect.target.body)
    if own is None:
        return request
    return replace(request, by=own.by, on=own.on, minute=own.minute or request.minute)


def by_turn(library: Library, effects: Iterable[Effect]) -> list[Effect]:
    """Return effects in the order in which they are pushed: by wave, then by body."""

    def turn(effect: Effect) -> tuple[int, str, str]:
        target = effect.target
        return turn_of(library, target.body).place, target.body, target.policy

    return sorted(effects, key=turn)


def waves_before(
    library: Library, ballots: Ballots, made: Counted
) -> tuple[dict[str, list[Effect]], dict[Target, str]]:
    """Return what waits in waves that come before, and the days of what the list adopts.

    A list of decisions is judged as a whole.
    """
    over = {State.DONE, State.REFUSED}
    said, progress = ballots.said, made.progress
    finished = {e.target: "" for e in progress.record.entries if e.state in over}
    finished |= {e.target: e.on for e in progress.without if e.state in over}
    pushed: dict[Target, str] = {}
    for one in made.prospects:
        body = one.target.body
        pushed[one.target] = said[body].on if body in said else ballots.run.on
    there = {one.target: "" for one in made.prospects if one.there or one.left}
    last = max(pushed.values(), default=ballots.run.on)
    bodies = (e.target for e in ballots.plan.effects)
    finished |= {one: "" for one in bodies if ended_words(library, one.body, last)}
    adopted = {target: day for target, day in pushed.items() if target.body in said}
    going = {target: day for target, day in pushed.items() if target not in there}
    return too_early(library, ballots.plan, going, adopted | finished | there), adopted


@contextmanager
def alone_pushing(root: Path) -> Iterator[None]:
    """Keep other pushes waiting outside, and leave no empty folder behind."""
    folder = place_inside(root, f"{FOLDER}/any").parent
    folder.mkdir(exist_ok=True)
    try:
        with alone_in(folder):
            clear_parts(root)
            yield
    finally:
        if not any(folder.iterdir()):
            folder.rmdir()
