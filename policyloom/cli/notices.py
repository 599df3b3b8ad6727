"""CLI: `notices` writes for each school of a plan what changes for it, with an e-mail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.build.selecting import parse
from policyloom.cli.output import Products, output_folder
from policyloom.cli.problems import report_aside
from policyloom.cli.progress import counting
from policyloom.cli.push import plan_in
from policyloom.cli.sources import asked_today, open_sources
from policyloom.cli.terminal import say
from policyloom.cli.today import today
from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.english.grammar import joined
from policyloom.fleet.notices import MovedOnError
from policyloom.fleet.notices import notices as told_to
from policyloom.report.plan import SAID, STOPPED

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.fleet import Notices
    from policyloom.diagnostics import Diagnostics
    from policyloom.planning import FleetPlan

DONE, REFUSED = 0, 1
NAME = "notices"


def notices(asked: Notices) -> int:
    """Write the notices; 1 when the plan cannot be read or is no longer what the sources say."""
    plan, problems = plan_in(asked.plan)
    sources = asked_today(open_sources(asked, ()), plan.as_of if plan else "")
    if plan is None:
        return _refuse(sources, problems)
    to = [parse(words) for words in asked.to]
    folder = output_folder(asked.out, sources.project.root)
    products = Products(folder=folder if asked.out else folder / NAME)

    def takes(body: str) -> bool:
        return not to or any(one.takes_body(body) for one in to)

    bodies = {one.target.body for one in plan.effects if takes(one.target.body)}
    try:
        with counting("Writing", len(bodies)) as count:
            for told in told_to(sources.project.root, sources.library, plan, takes, today()):
                products.files |= {f"{told.body}/{n}": data for n, data in told.files.items()}
                count()
    except MovedOnError as error:
        return _refuse(sources, (_stale(str(asked.plan), error),))
    if not products.files:
        say(_nothing(plan, takes))
    products.put()
    return DONE


def _nothing(plan: FleetPlan, takes: Callable[[str], bool]) -> str:
    """Return why nobody is told anything: nothing is to be decided, or nothing can be yet."""
    meant = [one for one in plan.effects if takes(one.target.body)]
    stops = (one for one in SAID if one in STOPPED)
    counts = [(sum(one.standing is stop for one in meant), SAID[stop]) for stop in stops]
    stopped = joined(tuple(f"{number:,} {words}" for number, words in counts if number), "and")
    if not stopped:
        return "Nobody has anything to decide."
    return f"Nobody can decide anything yet: {stopped}. `policyloom check` says why."


def _stale(path: str, error: MovedOnError) -> Diagnostic:
    return Diagnostic(
        code=Code.PLAN_STALE,
        message=f"this is not what the plan showed: {error} says something else by now",
        span=Span(path, 1, 1),
        hint="make the plan again, and send notices from that",
    )


def _refuse(sources: Sources, problems: Diagnostics) -> int:
    report_aside(replace(sources, general=problems), {})
    say("Nothing was written.")
    return REFUSED
