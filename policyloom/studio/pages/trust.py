"""STUDIO: a trust: each school and policy with its state, and what approving would change."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from policyloom.fleet.plans import Asked as Question
from policyloom.fleet.plans import Ground, make_plan
from policyloom.report import Link
from policyloom.report.bodies import body_names
from policyloom.report.plan import plan_report
from policyloom.studio.asked import Answer, page
from policyloom.studio.places import body_at, body_page, number_in, policy_page
from policyloom.studio.standing import cell
from policyloom.writers.report.page import report_page

if TYPE_CHECKING:
    from policyloom.source import Target
    from policyloom.studio.asked import Asked

BACK = "All schools and policies"
ROWS = 8
"""Schools on one page of the table; where there are scripts the next page follows by itself."""


def trust(asked: Asked) -> Answer:
    """Return the table of a trust: its schools down, its policies across."""
    body = body_at(asked)
    desk, words = asked.desk, asked.query.get("words", "").lower()
    mine = [one for one in desk.targets if _within(one, body)]
    names = {name: name for name in (body, *(one.body for one in mine))}
    names |= body_names(desk.library)
    bodies = sorted({one.body for one in mine}, key=lambda one: (one != body, names[one]))
    bodies = [one for one in bodies if words in names[one].lower()]
    first = number_in(asked, "from")
    shown = bodies[first : first + ROWS]
    policies = sorted({one.policy for one in mine})
    states = {(one.body, one.policy): cell(desk, one) for one in mine if one.body in shown}
    titles = {p: one.title for p, one in desk.library.register.items() if p in policies}
    return page(
        "trust", body=body, name=names[body], bodies=shown, names=names,
        policies=policies, titles=titles, states=states, policy_page=policy_page,
        words=asked.query.get("words", ""),
        first=first, rows=ROWS, total=len(bodies), at=lambda one, **q: body_page(body, one, **q),
    )  # fmt: skip


def _within(target: Target, body: str) -> bool:
    return target.body == body or target.body.startswith(f"{body}/")


def plan(asked: Asked) -> Answer:
    """Return what approving the drafts of a trust would change, as the command tells it."""
    body = body_at(asked)
    desk = asked.desk
    ground = Ground(
        project=desk.project,
        library=desk.library,
        general=desk.problems,
        program=version("policyloom"),
    )
    meant = tuple(one for one in desk.targets if _within(one, body))
    question = Question(clause=asked.query.get("clause", ""), words=True)
    made = make_plan(ground, meant, question)
    report = plan_report(made, body_names(desk.library), words=True)
    return Answer(
        data=report_page(report, Link(words=BACK, href=body_page(body, "trust"))), framed=True
    )
