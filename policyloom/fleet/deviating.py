"""FLEET: bodies with their editions and decisions -> the register of their deviations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from policyloom.build.drafts import kept_editions, newest_of
from policyloom.deviations import Reading, meetings
from policyloom.deviations.decisions import Deed
from policyloom.deviations.differences import differences_of
from policyloom.deviations.register import Gone, Register, deviation_of
from policyloom.fleet.resolving import decisions_at
from policyloom.resolve.profile import policies_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from policyloom.deviations.decisions import Decision
    from policyloom.deviations.differences import Difference
    from policyloom.deviations.register import Deviation
    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.source import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """``today`` tells what has expired; ``as_of`` stands in for the days of the documents."""

    today: str
    as_of: str = ""


def register_of(
    root: Path,
    library: Library,
    bodies: Iterable[str],
    days: Days,
    watch: Callable[[str], None] = lambda _body: None,
) -> tuple[Register, Diagnostics]:
    """Return the deviations of the bodies, and what is wrong with editions and decisions."""
    found: list[Deviation] = []
    differences: list[Difference] = []
    gone: list[Gone] = []
    problems: list[Diagnostic] = []
    for body in bodies:
        overlay = library.overlays[body]
        decisions, wrong = decisions_at(root, body)
        own, values, others = _deviations(root, library, body, decisions, days)
        found += own
        differences += values
        gone += (
            Gone(body=body, body_name=overlay.name.text, decision=one)
            for one in decisions
            if one.deed is Deed.TAKE
        )
        problems += (*wrong, *others)
        watch(body)
    register = Register(
        day=days.today,
        as_of=days.as_of,
        deviations=tuple(found),
        gone=tuple(gone),
        differences=tuple(differences),
    )
    return register, tuple(dict.fromkeys(problems))


def _deviations(
    root: Path, library: Library, body: str, decisions: tuple[Decision, ...], days: Days
) -> tuple[list[Deviation], tuple[Difference, ...], Diagnostics]:
    read = cache(partial(kept_editions, root))
    reading = Reading(as_of=days.as_of, approved=lambda t: newest_of(read(t), library.renames))
    every = meetings(library, body, reading)
    mine = (library.target(body, one.text) for one in policies_of(library, body))
    own = tuple(target for target in mine if target.policy in library.policies)
    targets = dict.fromkeys((*(t for one in every for t in one.documents), *own))
    kept = {target: read(target) for target in targets}
    editions = {target: one.editions for target, one in kept.items()}
    found = [
        deviation_of(one, editions, decisions, days.today)
        for one in every
        if not one.modification.fills_in
    ]
    differences = differences_of(
        library, body, {target: editions[target] for target in own}, days.as_of or days.today
    )
    problems = tuple(problem for one in kept.values() for problem in one.problems)
    return found, differences, problems
