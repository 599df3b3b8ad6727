"""Adoption: a plan and what became of it -> how far each document of each body has got."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.editions.schedule import ended_words
from policyloom.english.dates import date_words
from policyloom.english.grammar import joined
from policyloom.planning.effect import Standing
from policyloom.planning.rollout import State
from policyloom.planning.waves import turn_of
from policyloom.records import FLAT, Form, Kind
from policyloom.source import Target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.editions.record import Approval
    from policyloom.planning.effect import Effect, FleetPlan
    from policyloom.planning.rollout import Entry, Rollout
    from policyloom.source import Library


class Step(Enum):
    """How far a document has got, what somebody has to look at first."""

    LATE = "late"
    CONFLICT = "in conflict"
    BLOCKED = "blocked"
    REFUSED = "refused"
    DEFERRED = "deferred"
    WAITING = "waits for its board"
    HELD = "held"
    SUPERSEDED = "superseded"
    ADOPTED = "adopted"
    UNAFFECTED = "not affected"

    def heading(self, number: int) -> str:
        """Return the words above a list of so many documents."""
        words = self.of(number)
        return words[0].upper() + words[1:]

    def of(self, number: int) -> str:
        """Return the words behind how many documents have got so far."""
        many = self is Step.WAITING and number != 1
        return "wait for their boards" if many else self.value


OPEN = frozenset({Step.LATE, Step.CONFLICT, Step.BLOCKED, Step.DEFERRED, Step.WAITING})
"""Where somebody still has to decide something."""
HELD = " is held at "


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopting:
    """One document of a rollout: how far it has got, and why, in words.

    ``due`` is the ISO day by which its wave should be done; ``version`` that of the new edition.
    """

    target: Target = field(metadata={FLAT: True})
    body_name: str
    title: str
    step: Step
    wave: str = ""
    due: str = ""
    version: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """How far a rollout has got on an ISO day, document by document in the order of its plan."""

    name: str
    plan: str
    day: str
    documents: tuple[Adopting, ...]

    def at(self, step: Step) -> tuple[Adopting, ...]:
        """Return the documents that have got so far."""
        return tuple(one for one in self.documents if one.step is step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoptions:
    """All rollouts of a project."""

    rollouts: tuple[Adoption, ...]


ADOPTIONS = Kind(name="policyloom-rollouts", made=Adoptions, form=Form(names={"Target": Target}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known on an ISO day; ``there`` are the approvals of new editions that are there.

    ``later`` names the rollout that asks about a document anew, where there is one.
    """

    record: Rollout
    library: Library
    day: str
    there: Mapping[Target, Approval]
    later: Mapping[Target, str] = field(default_factory=dict)


def adoption(name: str, plan: FleetPlan, known: Known) -> Adoption:
    """Return how far a rollout has got."""
    documents = tuple(_adopting(effect, known) for effect in plan.effects)
    return Adoption(name=name, plan=known.record.plan, day=known.day, documents=documents)


def _adopting(effect: Effect, known: Known) -> Adopting:
    turn = turn_of(known.library, effect.target.body)
    step, why = _step(effect, known)
    if step in OPEN and effect.target in known.later:
        step, why = Step.SUPERSEDED, f"{known.later[effect.target]} asks about this anew"
    if step in {Step.WAITING, Step.DEFERRED} and turn.by and turn.by < known.day:
        why = f"the wave `{turn.wave}` was due by {date_words(turn.by)}; {why}"
        step = Step.LATE
    return Adopting(
        target=effect.target,
        body_name=effect.body_name,
        title=effect.title,
        step=step,
        wave=turn.wave,
        due=turn.by,
        version=effect.after,
        why=why,
    )


def _step(effect: Effect, known: Known) -> tuple[Step, str]:
    """Return how far a document has got, and why."""
    entry = known.record.entry(effect.target)
    match effect.standing:
        case _ if why := _ended(effect, entry, known):
            return Step.UNAFFECTED, why
        case Standing.CONFLICT | Standing.BLOCKED:
            step = Step.CONFLICT if effect.standing is Standing.CONFLICT else Step.BLOCKED
            return step, effect.troubles[0].message if effect.troubles else ""
        case Standing.UNAFFECTED:
            held = [note for note in (*effect.reasons, *effect.notes) if HELD in note]
            return (Step.HELD, held[0]) if held else (Step.UNAFFECTED, "; ".join(effect.reasons))
        case Standing.AFFECTED:
            return _decided(effect, entry, known)


def _ended(effect: Effect, entry: Entry | None, known: Known) -> str:
    """Say that the body has ended by now; nothing where its board had decided before."""
    refused = entry is not None and entry.state is State.REFUSED
    if effect.target in known.there or refused:
        return ""
    return ended_words(known.library, effect.target.body, known.day)


def _decided(effect: Effect, entry: Entry | None, known: Known) -> tuple[Step, str]:
    if effect.target in known.there:
        # The edition itself says who decided; a record beside it may say anything.
        approval = known.there[effect.target]
        told = _decision(approval.by_words, approval.on, approval.minute)
        return Step.ADOPTED, told if entry else "approved on its own"
    if entry and entry.state in {State.REFUSED, State.DEFERRED}:
        step = Step.REFUSED if entry.state is State.REFUSED else Step.DEFERRED
        return step, f"{_who(entry, known)}{': ' if entry.reason else ''}{entry.reason}"
    if not effect.approver_words:
        return Step.WAITING, "it flows without an approval, and was not pushed"
    return Step.WAITING, f"the {joined(effect.approver_words, 'or')} has not decided"


def _who(entry: Entry, known: Known) -> str:
    run = known.record.runs[entry.run]
    return _decision(entry.by or run.by, entry.on or run.on, entry.minute or run.minute)


def _decision(by: str, on: str, minute: str) -> str:
    told = f", minute {minute}" if minute else ""
    return f"{by} on {date_words(on)}{told}"
