"""STUDIO: a plan that a page shows -> counted beside it once, and held while nothing moves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from policyloom.fleet.plans import Ground, make_plan
from policyloom.studio.asked import go
from policyloom.studio.counts import still
from policyloom.studio.pages.work import long_work

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.fleet.plans import Asked as Question
    from policyloom.planning import Effect, FleetPlan
    from policyloom.source import Target
    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.counts import Found, Signs
    from policyloom.studio.desk import Desk
    from policyloom.studio.jobs import Job


def ground_of(desk: Desk) -> Ground:
    """Return what a plan of the drafts on a desk is made from."""
    return Ground(
        project=desk.project,
        library=desk.library,
        general=desk.problems,
        program=version("policyloom"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A plan as far as it is counted: of each document the signs of its editions at the start."""

    desk: Desk
    question: Question
    signs: dict[Target, Signs]
    found: Found

    @property
    def left(self) -> int:
        """How many documents are still to be counted."""
        return len(self.signs) - len(still(self.found, self.signs))

    def plan(self, job: Job | None = None) -> FleetPlan:
        """Return the plan; what is not counted yet is a step of a work, and is held at once."""
        known = still(self.found, self.signs)

        def keep(effect: Effect) -> None:
            if effect.target not in known:
                self.found[effect.target] = (self.signs[effect.target], effect)
                if job:
                    job.step()

        ground = replace(ground_of(self.desk), known=known)
        return make_plan(ground, tuple(self.signs), self.question, keep)


def count_of(asked: Asked, meant: tuple[Target, ...], question: Question) -> Count:
    """Return how far a plan of documents is counted."""
    desk = asked.desk
    signs = {one: desk.signs(one) for one in meant}
    found = asked.office.counts.of(question, desk.project)
    return Count(desk=desk, question=question, signs=signs, found=found)


def when_counted(
    asked: Asked,
    count: Count,
    title: str,
    way: tuple[str, str],
    shown: Callable[[FleetPlan], Answer],
) -> Answer:
    """Show a plan, or how far it is counted; ``way`` is where it came from and where it is shown.

    Whoever stops it and comes again goes on with what is left.
    """
    if not count.left:
        return shown(count.plan())
    back, here = way
    going = asked.office.jobs.going_to(here, asked.person.name)
    if going:
        return go(f"/work/{going.number}")
    found = long_work(asked, title, back, count.left, partial(_counted, count, here), to=here)
    return found if count.left else shown(count.plan())


def _counted(count: Count, here: str, job: Job) -> Answer:
    count.plan(job)
    return go(here)
