"""CLI: `rollout` says who has adopted what a plan showed, who waits, who is late, and why."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.cli.painting import paint
from policyloom.cli.problems import report_aside
from policyloom.cli.sources import open_sources
from policyloom.cli.terminal import say, screen_of
from policyloom.cli.today import today
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Severity, did_you_mean
from policyloom.fleet.pushing import already
from policyloom.fleet.rollouts import rollouts
from policyloom.planning.adoption import ADOPTIONS, OPEN, Adoptions, Known, adoption
from policyloom.writers.rollout.adoption import adoption_lines

if TYPE_CHECKING:
    import argparse

    from policyloom.cli.sources import Sources
    from policyloom.fleet.rollouts import Found
    from policyloom.planning.adoption import Adoption

DONE, OPEN_STILL = 0, 2


def rollout(arguments: argparse.Namespace) -> int:
    """Tell how far each rollout has got; 2 where somebody still has to decide."""
    sources = open_sources(arguments, ())
    day = arguments.as_of or today()
    found = list(rollouts(sources.project.root))
    problems = tuple(problem for one in found for problem in one.problems)
    report_aside(replace(sources, general=problems), {}, Severity.WARNING)
    known = [one for one in found if one.plan]
    meant = [one for one in known if _is_meant(one.name, arguments.names)]
    if arguments.names and not meant:
        hint = did_you_mean(arguments.names[0], [one.name for one in known])
        raise UsageError(f"there is no rollout `{arguments.names[0]}`", hint or "")
    told = tuple(_adoption(one, sources, day) for one in meant)
    _print(arguments, told)
    return OPEN_STILL if any(one.at(step) for one in told for step in OPEN) else DONE


def _is_meant(name: str, asked: list[str]) -> bool:
    return not asked or any(name.startswith(words) for words in asked)


def _adoption(found: Found, sources: Sources, day: str) -> Adoption:
    plan, root = found.plan, sources.project.root
    assert plan is not None  # noqa: S101 - those without were left out
    there = {e.target for e in plan.effects if already(root, e, found.record)}
    known = Known(record=found.record, library=sources.library, day=day, there=there)
    return adoption(found.name, plan, known)


def _print(arguments: argparse.Namespace, told: tuple[Adoption, ...]) -> None:
    if arguments.format == "json":
        sys.stdout.write(ADOPTIONS.text(Adoptions(rollouts=told)))
        return
    if not told:
        say("Nothing has been pushed yet.")
    screen = screen_of(sys.stdout)
    for one in told:
        for line in adoption_lines(one, screen.width):
            say(paint(line, screen))
