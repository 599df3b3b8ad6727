"""CLI: `plan` says what approving the drafts of a fleet would change, and keeps it for `push`."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

from policyloom.build.selecting import ALL
from policyloom.cli.counting import counting
from policyloom.cli.output import check_printed, nearby, output_folder
from policyloom.cli.painting import paint
from policyloom.cli.problems import report_aside
from policyloom.cli.sources import only_drafts, open_sources
from policyloom.cli.terminal import say, say_aside, screen_of
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import did_you_mean
from policyloom.fleet.plans import Asked, Ground, make_plan
from policyloom.planning import Standing
from policyloom.planning.plan_file import write_plan
from policyloom.source import clause_path
from policyloom.store import write_together
from policyloom.writers import is_printed
from policyloom.writers.rollout.listing import Wanted, plan_lines

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from policyloom.cli.sources import Sources
    from policyloom.planning import FleetPlan

NOTHING, ERRORS, CHANGES = 0, 1, 2
NAME = "plan"


def plan(arguments: argparse.Namespace) -> int:
    """Tell and write the plan; return 0 for no change, 2 for changes, 1 for errors."""
    check_printed(arguments.format, None, "ask for one of them; --out plan.json keeps the other")
    only_drafts(arguments.selectors, arguments.verb)
    sources = open_sources(arguments, arguments.selectors, usual=ALL)
    _check_clause(arguments.clause, sources)
    # A page can fold the changed words away, a terminal cannot.
    words = arguments.words or any(_suffix(path) == "html" for path in _paths(arguments, sources))
    made = _plan(arguments, sources, words=words)
    report_aside(sources, {})
    # First, for a reader of the lines below may stop early, as `head` does.
    files = {path: _bytes(_suffix(path), made) for path in _paths(arguments, sources)}
    write_together(files)
    _print(arguments, made)
    tell = say_aside if "json" in arguments.format else say
    for path in files:
        tell(f"Written: {nearby(path)}")
    return _status(made)


def _plan(arguments: argparse.Namespace, sources: Sources, *, words: bool) -> FleetPlan:
    asked = Asked(
        selectors=tuple(arguments.selectors),
        clause=arguments.clause,
        as_of=arguments.as_of or "",
        words=words,
    )
    ground = Ground(
        project=sources.project,
        library=sources.library,
        general=sources.general,
        program=version("policyloom"),
    )
    meant, drafted = dict.fromkeys(one.target for one in sources.chosen), set(sources.targets)
    left = tuple(target for target in meant if target not in drafted)
    with counting("Planning", len(meant)) as count:
        return make_plan(ground, sources.targets, asked, lambda _effect: count(), left)


def _status(made: FleetPlan) -> int:
    if made.standing(Standing.BLOCKED) or made.standing(Standing.CONFLICT):
        return ERRORS
    return CHANGES if made.standing(Standing.AFFECTED) else NOTHING


def _check_clause(clause: str, sources: Sources) -> None:
    library = sources.library
    read = clause in library.clauses or clause_path(clause) in library.broken
    if clause and not read:
        hint = did_you_mean(clause, library.clauses) or "clauses are named by their path"
        raise UsageError(f"there is no clause `{clause}`", hint)


# WHERE IT GOES


def _paths(arguments: argparse.Namespace, sources: Sources) -> tuple[Path, ...]:
    """Return the files to write: those named, and one for each format that cannot be printed."""
    named = [_checked(path, sources) for path in arguments.out]
    kinds = {_suffix(path) for path in named}
    folder = output_folder(None, sources.project.root)
    usual = [
        folder / f"{NAME}.{to}"
        for to in arguments.format
        if not is_printed(to) and to not in kinds
    ]
    return tuple(dict.fromkeys([*named, *usual]))


def _checked(path: Path, sources: Sources) -> Path:
    output_folder(path.parent, sources.project.root)
    if path.is_dir():
        raise UsageError(f"--out: {path} is a folder", f"name a file, such as {path / NAME}.json")
    return path


def _suffix(path: Path) -> str:
    return path.suffix.removeprefix(".")


def _bytes(to: str, made: FleetPlan) -> bytes:
    match to:
        case "html":
            from policyloom.writers.rollout.page import plan_page  # noqa: PLC0415

            return plan_page(made)
        case "xlsx":
            from policyloom.writers.rollout.workbook import plan_workbook  # noqa: PLC0415

            return plan_workbook(made)
        case _:
            return write_plan(made).encode()


def _print(arguments: argparse.Namespace, made: FleetPlan) -> None:
    if "json" in arguments.format:
        sys.stdout.write(write_plan(made))
    if "text" in arguments.format:
        for line in _lines(arguments, made):
            say(line)
    sys.stdout.flush()


def _lines(arguments: argparse.Namespace, made: FleetPlan) -> Iterator[str]:
    screen = screen_of(sys.stdout)
    for line in plan_lines(
        made, Wanted(width=screen.width, every=arguments.all, words=arguments.words)
    ):
        yield paint(line, screen)
