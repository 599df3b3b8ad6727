"""FLEET: a plan and a decision -> the editions that the plan showed, or what has moved since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from policyloom.build.drafts import kept_editions
from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.editions import propose
from policyloom.editions.request import ASKED
from policyloom.editions.schedule import ended_words
from policyloom.english.dates import date_words
from policyloom.english.grammar import joined
from policyloom.fleet.plans import Asked, effect_on
from policyloom.fleet.prospects import Prospect, prospect
from policyloom.fleet.rollouts import rollouts
from policyloom.planning.inputs import document_digest, moved, newest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from policyloom.editions import Edition, Request
    from policyloom.fleet.plans import Ground
    from policyloom.planning import Effect, FleetPlan
    from policyloom.planning.rollout import Rollout

    AskedOf: TypeAlias = Callable[[Effect], Request]

NAMED = 6
SINCE = "since the plan was made"


def as_planned(
    ground: Ground, plan: FleetPlan, effects: Iterable[Effect], request: AskedOf, record: Rollout
) -> Iterator[Prospect]:
    """Yield what a push would do with each document; nothing is written.

    ``request`` says who decides on a document, and when.
    """
    for effect in effects:
        yield already(ground.project.root, effect, record) or _prospect(
            ground, plan, effect, request(effect)
        )


def continued(root: Path, made: FleetPlan) -> FleetPlan:
    """Return the plan that was pushed last, where it still shows what one made now would.

    Then who decides next decides on the same plan, and it is told as one.
    """
    kept = sorted(rollouts(root), key=lambda one: one.record.begun, reverse=True)
    known = (
        one.plan for one in kept if one.plan and _still_shows(root, one.plan, made, one.record)
    )
    return next(known, made)


def _still_shows(root: Path, plan: FleetPlan, made: FleetPlan, record: Rollout) -> bool:
    now = {effect.target: effect for effect in made.effects}
    return (
        (plan.clause, plan.as_of) == (made.clause, made.as_of)
        and now.keys() == {effect.target for effect in plan.effects}
        and all(_is_as_planned(root, one, now[one.target], record) for one in plan.effects)
    )


def _is_as_planned(root: Path, planned: Effect, now: Effect, record: Rollout) -> bool:
    """Tell whether nothing moved but that what was planned is there."""
    if not (planned.inputs and now.inputs):
        return planned == now
    names = moved(planned.inputs, now.inputs).keys() - {newest(planned.target)}
    return not names and (
        planned.inputs == now.inputs or edition_there(root, planned, record) is not None
    )


def already(root: Path, effect: Effect, record: Rollout) -> Prospect | None:
    """Return what is there already, as a push would make it."""
    found = edition_there(root, effect, record)
    if found is None:
        return None
    return Prospect(
        target=effect.target,
        before=found.supersedes,
        version=found.words,
        digest=found.digest,
        there=True,
    )


def edition_there(root: Path, effect: Effect, record: Rollout) -> Edition | None:
    """Return the edition there is: by an earlier push, or by an approval of the same text."""
    entry = record.entry(effect.target)
    kept = kept_editions(root, effect.target)
    pushed = (one for one in kept.editions if entry and one.digest == entry.edition)
    return next(pushed, None) or (kept.last if _is_as_shown(kept.last, effect) else None)


def _is_as_shown(edition: Edition | None, effect: Effect) -> bool:
    """Tell whether somebody has approved what the plan showed."""
    return (
        edition is not None
        and (edition.supersedes, edition.words) == (effect.before, effect.after)
        and document_digest(edition.document) == effect.document
    )


def _prospect(ground: Ground, plan: FleetPlan, effect: Effect, request: Request) -> Prospect:
    asked = _on_its_day(plan, request)
    ended = ended_words(ground.library, effect.target.body, asked.effective or asked.on)
    if ended:
        return Prospect(target=effect.target, left=ended)
    stale = _stale(ground, plan, effect)
    if stale:
        return Prospect(target=effect.target, problems=(stale,))
    found = prospect(ground.project, ground.library, effect.target, asked, propose)
    errors = tuple(d for d in found.problems if d.severity is Severity.ERROR)
    if found.edition is None:
        return Prospect(target=effect.target, problems=errors)
    other = _otherwise(effect, found.edition)
    if other:
        return Prospect(target=effect.target, problems=(other,))
    return replace(found.light, problems=(), follow_up="")


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
        code=Code.PLAN_STALE,
        message=f"this is not what the plan showed: {why}",
        span=Span(ASKED, 1, 1),
        hint=f"make the plan again{other}, and have it agreed to again",
    )
