"""STUDIO: a trust: each school and policy with its state, and what approving would change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from policyloom.fleet.adopting import adoptions
from policyloom.fleet.deviating import Days, register_of
from policyloom.fleet.plans import Asked as Question
from policyloom.fleet.rollouts import rollouts
from policyloom.report import Link
from policyloom.report.bodies import body_names
from policyloom.report.plan import plan_report
from policyloom.report.register import register_report
from policyloom.report.rollout import rollouts_report
from policyloom.studio.asked import Answer, page
from policyloom.studio.pages.plans import count_of, when_counted
from policyloom.studio.places import body_at, body_page, number_in, policy_page
from policyloom.studio.standing import State, cell
from policyloom.writers.report.page import report_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.planning import FleetPlan
    from policyloom.report import Report
    from policyloom.source import Target
    from policyloom.studio.asked import Asked
    from policyloom.studio.desk import Desk
    from policyloom.studio.standing import Cell

PLAN = "What approving all drafts would change"
BACK = "All schools and policies"
ROWS = 8
"""Schools on one page of the table; where there are scripts the next page follows by itself."""
FEW = 40
"""Documents that are counted with the first page; of more each is counted as it comes."""
MOST = 2_000
"""Documents that are looked through for those that stand in one way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The documents of a trust, and which of them somebody wants to see.

    ``words`` are of the names of schools, ``state`` is how one of their documents stands.
    """

    desk: Desk
    day: str
    targets: tuple[Target, ...]
    names: Mapping[str, str]
    words: str
    state: State | None

    @property
    def cells(self) -> tuple[Cell, ...]:
        """How the documents stand of the schools that are looked for."""
        return tuple(cell(self.desk, one, self.day) for one in self.targets if self._fits(one))

    @property
    def counts(self) -> Mapping[State, int]:
        """How many documents stand how; nothing while nobody asked and it would take long."""
        asked = self.state or len(self.targets) <= FEW
        return Counter(one.state for one in self.cells) if asked else {}

    @property
    def too_many(self) -> bool:
        """Whether it would take too long to look through all that are meant."""
        return bool(self.state) and sum(map(self._fits, self.targets)) > MOST

    def bodies(self, first_of_all: str) -> list[str]:
        """Return the schools that are looked for, by their names, the trust itself before them."""
        if self.state:
            known = [one.target.body for one in self.cells if one.state is self.state]
        else:
            known = [one.body for one in self.targets if self._fits(one)]
        return sorted(set(known), key=lambda one: (one != first_of_all, self.names[one]))

    def _fits(self, target: Target) -> bool:
        return self.words.lower() in self.names[target.body].lower()


def trust(asked: Asked) -> Answer:
    """Return the table of a trust: its schools down, its policies across."""
    body, made = body_at(asked), _matrix(asked)
    too_many = made.too_many
    made = replace(made, state=None) if too_many else made
    bodies = made.bodies(body)
    first = number_in(asked, "from")
    shown = bodies[first : first + ROWS]
    register = asked.desk.library.register
    said = {"words": made.words, "state": made.state.value if made.state else ""}
    return page(
        "trust", body=body, too_many=too_many,
        name=made.names[body], bodies=shown, names=made.names,
        policies=sorted({one.policy for one in made.targets}),
        titles={name: one.title for name, one in register.items()},
        states={(one.body, one.policy): cell(asked.desk, one, asked.day)
                for one in made.targets if one.body in shown},
        counts=made.counts, every=State, state=made.state, policy_page=policy_page, said=said,
        first=first, rows=ROWS, total=len(bodies),
        at=lambda one, **q: body_page(body, one, **{**said, **q}),
        plain=lambda one: body_page(body, one),
    )  # fmt: skip


def _matrix(asked: Asked) -> Matrix:
    body, wanted = body_at(asked), asked.query.get("state", "")
    mine = tuple(one for one in asked.desk.targets if _within(one, body))
    names = {name: name for name in (body, *(one.body for one in mine))}
    return Matrix(
        desk=asked.desk,
        day=asked.day,
        targets=mine,
        names=names | body_names(asked.desk.library),
        words=asked.query.get("words", ""),
        state=next((one for one in State if one.value == wanted), None),
    )


def _within(target: Target, body: str) -> bool:
    return target.body == body or target.body.startswith(f"{body}/")


def plan(asked: Asked) -> Answer:
    """Return what approving the drafts of a trust would change, as the command tells it."""
    body = body_at(asked)
    desk = asked.desk
    meant = tuple(one for one in desk.targets if _within(one, body))
    clause = asked.query.get("clause", "")
    count = count_of(asked, meant, Question(clause=clause, words=True, day=asked.day))
    way = body_page(body, "trust"), body_page(body, "plan", clause=clause)
    return when_counted(asked, count, PLAN, way, partial(_planned, asked))


def _planned(asked: Asked, made: FleetPlan) -> Answer:
    report = plan_report(made, body_names(asked.desk.library), words=True)
    return _reported(asked, replace(report, title=PLAN))


def adopted(asked: Asked) -> Answer:
    """Return who has adopted what was pushed, who waits, who is late and why."""
    body, desk = body_at(asked), asked.desk
    told = adoptions(tuple(rollouts(desk.root)), desk.root, desk.library, asked.day)
    mine = (
        replace(one, documents=tuple(d for d in one.documents if _within(d.target, body)))
        for one in told
    )
    known = tuple(one for one in mine if one.documents)
    report = rollouts_report(known, asked.day, body_names(desk.library))
    nothing = "No decision of a board about a plan is recorded yet."
    return _reported(asked, replace(report, title="Who has adopted it", nothing=nothing))


def deviations(asked: Asked) -> Answer:
    """Return what the bodies of a trust say otherwise than the texts above them, and why."""
    body, desk = body_at(asked), asked.desk
    bodies = (one for one in desk.library.overlays if one == body or one.startswith(f"{body}/"))
    known = (one for one in sorted(bodies) if one.partition("/")[0] in desk.library.overlays)
    register, _ = register_of(desk.root, desk.library, known, Days(today=asked.day))
    report = register_report(register, body_names(desk.library))
    return _reported(asked, replace(report, title="What schools say otherwise, and why"))


def _reported(asked: Asked, report: Report) -> Answer:
    """Return a report as the page that the command makes of it, with the way back."""
    back = Link(words=BACK, href=body_page(body_at(asked), "trust"))
    return Answer(data=report_page(report, back), framed=True)
