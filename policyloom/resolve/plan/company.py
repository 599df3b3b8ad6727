"""Company: clauses that need each other, contradict each other or stand there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Label
from policyloom.resolve.profile import LIBRARY
from policyloom.source import Choice

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.resolve.plan.planned import PlannedSection
    from policyloom.resolve.plan.planner import Planner
    from policyloom.source import Clause, SectionPlan


def check_company(sections: list[PlannedSection], planner: Planner) -> None:
    """Report clauses that are there twice, without one they need or beside one they bar."""
    placed = {p.replaces or p.clause: p for section in sections for p in section.clauses}
    _check_repeated(sections, planner)
    for name in placed:
        clause = planner.library.clauses.get(name)
        if clause:
            _check_clause(clause, set(placed), planner)


def _check_repeated(sections: list[PlannedSection], planner: Planner) -> None:
    seen: dict[str, Span] = {}
    for section in sections:
        for planned in section.clauses:
            inserted = planned.layer != LIBRARY and planned.replaces is None
            other = seen.get(planned.clause)
            place = (
                planned.span if inserted else _inclusion_span(section.plan, planned.clause, other)
            )
            if planned.clause in seen:
                message = f"`{planned.clause}` stands in this policy twice"
                label = Label(seen[planned.clause], "here for the first time")
                planner.report("repeated-clause", message, place, "remove one of the two", label)
            seen.setdefault(planned.clause, place)


def _inclusion_span(plan: SectionPlan, clause: str, other: Span | None) -> Span:
    """Return where a section names a clause, or the section itself for a body's own clause."""
    options = (
        option
        for part in plan.parts
        for option in (part.alternatives if isinstance(part, Choice) else (part,))
    )
    spans = (o.span for o in options if o.clause == clause and o.span != other)
    return next(spans, plan.span)


def _check_clause(clause: Clause, placed: set[str], planner: Planner) -> None:
    for needed in clause.requires:
        if needed not in placed:
            message = (
                f"`{clause.id}` needs `{needed}`, which is not in the {planner.policy.id} policy "
                f"of {planner.profile.body}"
            )
            planner.report(
                "required-clause-missing", message, clause.span, f"include `{needed}` as well"
            )
    for barred in clause.excludes:
        if barred in placed:
            message = (
                f"`{clause.id}` and `{barred}` contradict each other, and {planner.profile.body} "
                "has both"
            )
            planner.report(
                "clauses-exclude-each-other", message, clause.span, "leave one of the two out"
            )
