"""CLI: `plan` says what approving the drafts of a fleet would change, and keeps it for `push`."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from policyloom.build.parts import keep_parts
from policyloom.build.selecting import ALL
from policyloom.cli.output import check_printed, nearby, output_file, output_folder
from policyloom.cli.problems import report_aside
from policyloom.cli.progress import counting
from policyloom.cli.sources import asked_today, only_drafts, open_sources
from policyloom.cli.terminal import report_text, say, say_aside, screen_of
from policyloom.cli.today import today
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import did_you_mean
from policyloom.fleet.plans import Asked, Ground, make_plan
from policyloom.planning import Effect, Standing
from policyloom.planning.plan_file import PLAN, write_plan
from policyloom.report.plan import plan_report
from policyloom.store import write_together
from policyloom.writers import is_printed
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.fleet import Plan
    from policyloom.planning import FleetPlan
    from policyloom.report import Report
    from policyloom.source import Target

NOTHING, ERRORS, CHANGES = 0, 1, 2
NAME = "plan"
FORM = PLAN.form
"""How effects are kept: as in a plan's file."""


def plan(asked: Plan) -> int:
    """Tell and write the plan; return 0 for no change, 2 for changes, 1 for errors."""
    check_printed(asked.format, None, "ask for one of them; --out plan.json keeps the other")
    only_drafts(asked.selectors, asked.verb)
    # A page can fold the changed words away, a terminal cannot.
    words = asked.words or "html" in {*asked.format, *map(_suffix, asked.out)}
    question = ("plan", today(), asked.clause, asked.as_of, words)
    opened = open_sources(asked, asked.selectors, usual=ALL, question=question)
    sources = asked_today(opened, asked.as_of)
    _check_clause(asked.clause, sources)
    _paths(asked, sources)
    made = _plan(asked, sources, words=words)
    keep_parts(sources.project, question, sources.loaded, _told(made, sources))
    report_aside(sources, {})
    # First, for a reader of the lines below may stop early, as `head` does.
    names = sources.loaded.bodies
    # A page can fold words away, so it tells together what a terminal has to tell apart.
    whole = plan_report(made, names, words=True, first=True)
    files = {path: _bytes(_suffix(path), made, whole) for path in _paths(asked, sources)}
    write_together(files)
    _print(asked, made, plan_report(made, names, words=asked.words))
    tell = say_aside if "json" in asked.format else say
    for path in files:
        tell(f"Written: {nearby(path)}")
    return _status(made)


def _plan(asked: Plan, sources: Sources, *, words: bool) -> FleetPlan:
    question = Asked(
        selectors=tuple(asked.selectors),
        clause=asked.clause,
        as_of=asked.as_of or "",
        words=words,
        day=today(),
    )
    ground = Ground(
        project=sources.project,
        library=sources.library,
        general=sources.general,
        program=version("policyloom"),
        known={target: FORM.read(one, Effect) for target, one in sources.loaded.told.items()},
    )
    meant, drafted = dict.fromkeys(one.target for one in sources.chosen), set(sources.targets)
    left = tuple(target for target in meant if target not in drafted)
    with counting("Planning", len(meant)) as count:
        return make_plan(ground, sources.targets, question, lambda _effect: count(), left)


def _told(made: FleetPlan, sources: Sources) -> dict[Target, Any]:
    """Return the effects that were found now, as plain data."""
    known = sources.loaded.told
    return {one.target: FORM.write(one) for one in made.effects if one.target not in known}


def _status(made: FleetPlan) -> int:
    if made.standing(Standing.BLOCKED) or made.standing(Standing.CONFLICT):
        return ERRORS
    return CHANGES if made.standing(Standing.AFFECTED) else NOTHING


def _check_clause(clause: str, sources: Sources) -> None:
    library = sources.library
    read = clause in library.clauses or library.is_broken(clause)
    if clause and not read:
        hint = did_you_mean(clause, library.clauses) or "clauses are named by their path"
        raise UsageError(f"there is no clause `{clause}`", hint)


# WHERE IT GOES


def _paths(asked: Plan, sources: Sources) -> tuple[Path, ...]:
    """Return the files to write: those named, and one for each format that cannot be printed."""
    named = [output_file(path, sources.project.root, f"{NAME}.json") for path in asked.out]
    kinds = {_suffix(path) for path in named}
    folder = output_folder(None, sources.project.root)
    usual = [
        folder / f"{NAME}.{to}" for to in asked.format if not is_printed(to) and to not in kinds
    ]
    return tuple(dict.fromkeys([*named, *usual]))


def _suffix(path: Path) -> str:
    return path.suffix.removeprefix(".")


def _bytes(to: str, made: FleetPlan, report: Report) -> bytes:
    return write_plan(made).encode() if to == "json" else write_report(report, to)


def _print(asked: Plan, made: FleetPlan, report: Report) -> None:
    if "json" in asked.format:
        sys.stdout.write(write_plan(made))
    if "text" in asked.format:
        sys.stdout.write(report_text(report, screen_of(sys.stdout), every=asked.all))
    sys.stdout.flush()
