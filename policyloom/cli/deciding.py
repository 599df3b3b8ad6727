"""CLI: the way from a decision to its editions: plan, show, ask, plan again alone, write."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.cli.problems import report_aside
from policyloom.cli.sources import only_drafts, open_sources
from policyloom.cli.telling import tell
from policyloom.cli.terminal import say
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.editions import Request, propose
from policyloom.editions.request import ASKED
from policyloom.fleet.publishing import Plan, alone_with, due, fingerprint, plan_for, publish
from policyloom.store import BusyError, TakenError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.editions import Approve, Review
    from policyloom.fleet.publishing import Deed

    Further: TypeAlias = Callable[[Path, tuple[Plan, ...]], Mapping[Path, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The sources as they were read, and what would happen to each document."""

    sources: Sources
    plans: tuple[Plan, ...]

    @property
    def going(self) -> tuple[Plan, ...]:
        """The plans that would write something."""
        return tuple(plan for plan in self.plans if plan.edition)

    @property
    def refused(self) -> bool:
        """Tell whether a document that was asked for cannot be done."""
        return any(plan.refused for plan in self.plans)


def decide(asked: Approve | Review, deed: Deed, further: Further) -> int:
    """Do what was decided to all the documents meant, or to none; return 1 when refused.

    ``further`` gives more new files that belong to the editions, such as signed PDFs.
    """
    asks = _asks(asked)
    looked = _plan(asked, deed)
    if not _show(looked):
        return int(looked.refused)
    mark = fingerprint(looked.plans)
    if asked.dry_run:
        say(f"Fingerprint: {mark}")
        say("Nothing was written: this was a dry run.")
        return 0
    if asked.expect and _plain(asked.expect) != _plain(mark):
        return _stale(looked, f"the fingerprint is now {mark}, not {asked.expect}")
    if asks and not _confirmed(looked):
        say("Nothing was written.")
        return 1
    return _write_alone(asked, deed, further, looked)


def _write_alone(asked: Approve | Review, deed: Deed, further: Further, looked: Planned) -> int:
    """Write what was shown, unless it is something else now that nobody can interfere."""
    root = looked.sources.project.root
    try:
        with alone_with(root, looked.sources.targets):
            planned = _plan(asked, deed)
            if fingerprint(planned.plans) != fingerprint(looked.plans):
                return _stale(planned, "the sources or the editions changed since this was shown")
            publish(root, planned.going, further(root, planned.going))
    except BusyError as error:
        message = f"another approval is being written in {_inside(error.folder, root)}"
        return _refuse(
            looked, Code.APPROVAL_UNDER_WAY, message, "wait for it to end and look again"
        )
    except TakenError as error:
        return _stale(looked, f"{_inside(error.path, root)} is there already")
    for plan in looked.going:
        say(f"Written: {plan.path}")
    for plan in looked.going:
        if plan.follow_up:
            say(f"{plan.follow_up}.")
    return 0


def _inside(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _plan(asked: Approve | Review, deed: Deed) -> Planned:
    only_drafts(asked.selectors, asked.verb)
    sources = open_sources(asked, asked.selectors)
    together = getattr(asked, "all", False)
    if len(sources.targets) > 1 and not together:
        names = ", ".join(map(str, sources.targets))
        extra = " or add --all" if deed is propose else ""
        raise UsageError(f"{asked.verb} takes one document", f"choose from {names}{extra}")
    request = _request(asked)
    plans = [
        plan_for(sources.project, sources.library, target, request, deed)
        for target in sources.targets
    ]
    if together:
        plans = [due(sources.library, plan) for plan in plans]
    return Planned(sources=sources, plans=tuple(plans))


def _request(asked: Approve | Review) -> Request:
    return Request(
        by=asked.by,
        on=asked.on,
        effective=getattr(asked, "effective", None) or "",
        version=getattr(asked, "version", ""),
        minute=asked.minute,
        note=asked.note,
        next_review=getattr(asked, "next_review", None) or "",
    )


# SHOWING AND ASKING


def _show(planned: Planned) -> bool:
    """Print what would happen, and the problems; return whether anything can."""
    by_document = {str(plan.target): plan.diagnostics for plan in planned.plans if not plan.left}
    report_aside(planned.sources, by_document, Severity.WARNING)
    if planned.refused:
        names = ", ".join(str(plan.target) for plan in planned.plans if plan.refused)
        say(f"Refused: {names}. Nothing was written.")
        return False
    for plan in planned.plans:
        say("\n".join(tell(plan)) + "\n")
    if not planned.going:
        say("There is nothing to approve.")
    return bool(planned.going)


def _asks(asked: Approve | Review) -> bool:
    """Tell whether to ask before writing: on a terminal, unless told not to."""
    if asked.yes or asked.expect or asked.dry_run:
        return False
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    if getattr(asked, "all", False):
        hint = "look with --dry-run first, then add --expect FINGERPRINT or --yes"
        raise UsageError("`--all` asks before it approves, and nobody is here to ask", hint)
    return False


def _confirmed(planned: Planned) -> bool:
    number = len(planned.going)
    what = "this document" if number == 1 else f"these {number} documents"
    sys.stdout.write(f"Approve {what}? Type yes to go on: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _stale(planned: Planned, message: str) -> int:
    hint = "look at it again with --dry-run"
    return _refuse(planned, Code.APPROVAL_STALE, f"nothing was approved: {message}", hint)


def _refuse(planned: Planned, code: Code, message: str, hint: str) -> int:
    problem = Diagnostic(code=code, message=message, span=Span(ASKED, 1, 1), hint=hint)
    report_aside(planned.sources, {str(plan.target): (problem,) for plan in planned.plans})
    say("Nothing was written.")
    return 1


def _plain(words: str) -> str:
    return words.replace("-", "").lower()
