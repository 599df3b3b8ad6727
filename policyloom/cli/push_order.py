"""CLI: what was typed after `push` -> the plan, the documents meant, and the decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.build.selecting import SelectionError, parse
from policyloom.cli.sources import open_sources
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import did_you_mean
from policyloom.editions import Request
from policyloom.fleet.pushing import by_turn
from policyloom.fleet.rollouts import record_of
from policyloom.planning import Standing
from policyloom.planning.plan_file import plan_digest, read_plan
from policyloom.planning.record import Run
from policyloom.planning.waves import turn_of, wave_names
from policyloom.source import AUTOMATIC
from policyloom.store import CannotReadError, read_given

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from policyloom.build.selecting import Selector
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.fleet import Push
    from policyloom.diagnostics import Diagnostics
    from policyloom.fleet.rollouts import Found
    from policyloom.planning import Effect, FleetPlan


STAYING = frozenset({Standing.BLOCKED, Standing.CONFLICT, Standing.AFFECTED})


class PlanError(Exception):
    """The file that was named is no plan."""

    def __init__(self, sources: Sources, problems: Diagnostics) -> None:
        super().__init__(problems[0].message)
        self.sources = sources
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked: a plan, the documents of it that are meant, and the decision.

    ``stopped`` are those meant that the plan shows blocked or in conflict, or that need an
    approval where only what flows is pushed: they are left as they are.
    """

    sources: Sources
    plan: FleetPlan
    found: Found
    effects: tuple[Effect, ...]
    stopped: tuple[Effect, ...]
    request: Request
    run: Run

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.sources.project.root


def order_of(asked: Push) -> Order:
    """Read the plan, the sources and the record; raise UsageError or PlanError."""
    plan, problems = read_plan(_text(asked.plan), str(asked.plan))
    sources = open_sources(asked, ())
    if plan is None:
        raise PlanError(sources, problems)
    request = _request(asked)
    name = asked.name or plan.clause or asked.plan.stem
    digest = plan_digest(plan)
    found = record_of(sources.project.root, digest, plan.clause, request.on, name)
    meant = _meant(asked, sources, plan)
    effects = [e for e in meant if _goes(e, automatic=asked.automatic)]
    going = {e.target for e in effects}
    places = {e.target.body: turn_of(sources.library, e.target.body).place for e in effects}
    return Order(
        sources=sources,
        plan=plan,
        found=found,
        effects=tuple(by_turn(effects, places)),
        stopped=tuple(e for e in meant if e.standing in STAYING and e.target not in going),
        request=request,
        run=_run(asked, request),
    )


def _text(path: Path) -> str:
    try:
        return read_given(path).decode("utf-8", "replace")
    except CannotReadError as error:
        raise UsageError(str(error), error.hint) from None


def _request(asked: Push) -> Request:
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
    )


def _goes(effect: Effect, *, automatic: bool) -> bool:
    """Tell whether a document changes, and by itself where no one is to approve it."""
    return effect.standing is Standing.AFFECTED and (effect.flows or not automatic)


def _meant(asked: Push, sources: Sources, plan: FleetPlan) -> tuple[Effect, ...]:
    """Return the documents of the bodies and the wave that are named; without names, all."""
    _check_wave(asked.wave, sources, plan)
    to = [_selector("--to", words, plan) for words in asked.to]
    without = [_selector("--except", words, plan) for words in asked.without]
    return tuple(
        effect
        for effect in plan.effects
        if not to or _named(effect, to)
        if not _named(effect, without)
        if not asked.wave or _in_wave(effect, asked.wave, sources)
    )


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


def _check_wave(wave: str, sources: Sources, plan: FleetPlan) -> None:
    known = wave_names(sources.library, plan)
    if wave and wave not in known:
        hint = did_you_mean(wave, known) or "waves are named in the trust's overlay"
        raise UsageError(f"--wave: no trust of this plan has a wave `{wave}`", hint)


def _in_wave(effect: Effect, wave: str, sources: Sources) -> bool:
    return turn_of(sources.library, effect.target.body).wave == wave
