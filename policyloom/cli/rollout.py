"""CLI: `rollout` says who has adopted what a plan showed, who waits, who is late, and why."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.cli.output import Products, check_printed, output_folder
from policyloom.cli.problems import report_aside
from policyloom.cli.sources import open_sources
from policyloom.cli.terminal import report_text, screen_of
from policyloom.cli.today import today
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Severity, did_you_mean
from policyloom.fleet.adopting import adoptions
from policyloom.fleet.recorded import recorded
from policyloom.fleet.rollouts import rollouts
from policyloom.planning.adoption import OPEN
from policyloom.report.bodies import body_names
from policyloom.report.rollout import rollouts_report
from policyloom.writers import is_printed, suffix_of
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.fleet import Rollout
    from policyloom.fleet.rollouts import Found
    from policyloom.report import Report

DONE, OPEN_STILL = 0, 2
NAME = "rollouts"


def rollout(asked: Rollout) -> int:
    """Tell how far each rollout has got; 2 where somebody still has to decide."""
    check_printed(asked.format, None, "ask for one of them")
    sources = open_sources(asked, ())
    on = asked.as_of or today()
    found = list(rollouts(sources.project.root))
    records = recorded(sources.project.root, _bodies(found), [one.record for one in found])
    problems = (*(problem for one in found for problem in one.problems), *records.every)
    report_aside(replace(sources, general=problems), {}, Severity.WARNING)
    known = [one for one in found if one.plan]
    root, library = sources.project.root, sources.library
    told = tuple(
        one for one in adoptions(known, root, library, on) if _is_meant(one.name, asked.names)
    )
    if asked.names and not told:
        hint = did_you_mean(asked.names[0], [one.name for one in known])
        raise UsageError(f"there is no rollout `{asked.names[0]}`", hint or "")
    _put(asked, rollouts_report(told, on, body_names(library)), sources)
    return OPEN_STILL if any(one.at(step) for one in told for step in OPEN) else DONE


def _bodies(found: list[Found]) -> Iterator[str]:
    """Yield the bodies of which plans speak."""
    yield from (effect.target.body for one in found if one.plan for effect in one.plan.effects)


def _put(asked: Rollout, report: Report, sources: Sources) -> None:
    products = Products(folder=output_folder(None, sources.project.root))
    for to in asked.format:
        if to == "text":
            products.printed.append(report_text(report, screen_of(sys.stdout)).encode())
        elif is_printed(to):
            products.printed.append(write_report(report, to))
        else:
            products.files[f"{NAME}.{suffix_of(to)}"] = write_report(report, to)
    products.put()


def _is_meant(name: str, asked: tuple[str, ...]) -> bool:
    return not asked or any(name.startswith(words) for words in asked)
