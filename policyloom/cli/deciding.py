"""CLI: the one way from a decision to its editions: look, show, ask, look again alone, write."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.cli.problems import report_aside
from policyloom.cli.questions import agreed
from policyloom.cli.terminal import say, say_aside, screen_of
from policyloom.cli.today import latest
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Severity, Span
from policyloom.diagnostics.findings import gather
from policyloom.diagnostics.written import Surroundings, report
from policyloom.editions.request import ASKED
from policyloom.english.dates import date_words
from policyloom.fleet.prospects import Prospect, fingerprint
from policyloom.planning.rollout import FOLDER
from policyloom.store import BusyError, TakenError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.editions import Approve, Review, Withdraw
    from policyloom.cli.verbs.fleet import Push

NOTHING = "Nothing was written."
SINCE = "nothing was approved, for this is not what was shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a decision would do, as it was looked at: with each document, and in words.

    ``problems`` are of no single document; an error among them refuses everything. ``write``
    writes what was looked at, and names each file in its list as soon as it is there. ``records``
    says that there is something to keep even where no document gets an edition.
    """

    sources: Sources
    prospects: tuple[Prospect, ...]
    lines: tuple[str, ...] = ()
    write: Callable[[list[str]], None] = lambda _written: None
    problems: Diagnostics = ()
    deed: str = "Approve"
    records: bool = False

    @property
    def going(self) -> tuple[Prospect, ...]:
        """The documents that get a new edition."""
        return tuple(one for one in self.prospects if one.goes)

    @property
    def refused(self) -> bool:
        """Tell whether anything that was asked for cannot be done; then nothing is."""
        return any(one.refused for one in self.prospects) or any(
            one.severity is Severity.ERROR for one in self.problems
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision as it was typed.

    ``look`` says what it would do, ``alone`` keeps out what could come between that and writing.
    ``code`` is that of the problem that what was shown is no longer so, ``remedy`` what to do.
    ``nothing`` is what a refusal ends with.
    """

    root: Path
    look: Callable[[], Looked]
    alone: Callable[[], AbstractContextManager[object]] = nullcontext
    code: Code
    remedy: str
    nothing: str = NOTHING


def decide(decision: Decision, asked: Approve | Review | Withdraw | Push) -> int:
    """Do what was decided, to all the documents meant or to none; return 1 when refused."""
    if asked.on > latest(asked.ahead):
        what = f"{date_words(asked.on)} has not come: nobody can have decided it on that day"
        return _refuse(decision, what, code=Code.DATE_ORDER, hint="check the day given with --on")
    return _decide(decision, asked)


def _decide(decision: Decision, asked: Approve | Review | Withdraw | Push) -> int:
    asks = _asks(asked)
    looked = decision.look() if asks or asked.dry_run else None
    if looked:
        if not _shown(looked, decision.nothing):
            return int(looked.refused)
        if asked.dry_run:
            say(f"Fingerprint: {fingerprint(looked.prospects)}")
            say("Nothing was written: this was a dry run.")
            return 0
        if (looked.going or looked.records) and not _confirmed(looked):
            say(decision.nothing)
            return 1
    written: list[str] = []
    try:
        return _write_alone(decision, looked, asked.expect, written)
    except BusyError as error:
        what = f"another approval is being written in {_inside(error.folder, decision.root)}"
        if error.folder == decision.root / FOLDER:
            what = "another push is under way"
        hint = "wait for it to end, then try again"
        return _refuse(decision, what, code=Code.APPROVAL_UNDER_WAY, hint=hint)
    except TakenError as error:
        place = _inside(error.path, decision.root)
        what = f"{place} came in between: another approval of that body"
        return _refuse(decision, what, code=decision.code, hint=decision.remedy, written=written)


def _write_alone(
    decision: Decision, looked: Looked | None, expected: str, written: list[str]
) -> int:
    """Look again, now that nobody can interfere, and write what was shown."""
    with decision.alone():
        now = decision.look()
        if (not looked or now.refused) and not _shown(now, decision.nothing):
            return int(now.refused)
        mark = fingerprint(now.prospects)
        if looked and mark != fingerprint(looked.prospects):
            what = f"{SINCE}: the sources or the editions changed"
            return _refuse(decision, what, code=decision.code, hint=decision.remedy)
        if expected and _plain(expected) != _plain(mark):
            what = f"{SINCE}: the fingerprint is {mark}, not {expected}"
            return _refuse(decision, what, code=decision.code, hint=decision.remedy)
        try:
            now.write(written)
        finally:
            for path in written:
                say(f"Written: {path}")
    for one in now.going:
        if one.follow_up:
            say(f"{one.follow_up}.")
    return 0


# SHOWING AND ASKING


def _shown(looked: Looked, nothing: str) -> bool:
    """Print what would happen, and the problems; return whether to go on."""
    by_document = {str(one.target): one.problems for one in looked.prospects if not one.left}
    told = replace(looked.sources, general=(*looked.sources.general, *looked.problems))
    report_aside(told, by_document, Severity.WARNING)
    if looked.refused:
        _say_refused(looked, nothing)
        return False
    for line in looked.lines:
        say(line)
    if not looked.going and not looked.records:
        say(f"There is nothing to {looked.deed.lower()}.")
    return looked.records or any(one.goes or one.there for one in looked.prospects)


def _say_refused(looked: Looked, nothing: str) -> None:
    names = [str(one.target) for one in looked.prospects if one.refused]
    if names:
        say(f"Refused: {', '.join(names)}.")
        if len(names) < len(looked.prospects):
            say("The others can go ahead without them: --except BODY leaves a body out.")
    say(nothing)


def _asks(asked: Approve | Review | Withdraw | Push) -> bool:
    """Tell whether to ask before writing: on a terminal, unless told not to."""
    if asked.yes or asked.expect or asked.dry_run:
        return False
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    hint = "look with --dry-run first, then add --expect FINGERPRINT or --yes"
    raise UsageError(f"`{asked.verb}` asks before it approves, and nobody is here to ask", hint)


def _confirmed(looked: Looked) -> bool:
    number = len(looked.going)
    what = "this document" if number == 1 else f"these {number:,} documents"
    return agreed(f"{looked.deed} {what}?")


def _refuse(
    decision: Decision, message: str, *, code: Code, hint: str, written: Sequence[str] = ()
) -> int:
    problem = Diagnostic(code=code, message=message, span=Span(ASKED, 1, 1), hint=hint)
    around = Surroundings(texts={}, screen=screen_of(sys.stderr))
    say_aside(report("text", gather((problem,), {}), around))
    say("Nothing more was written." if written else decision.nothing)
    return 1


def _inside(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _plain(words: str) -> str:
    return words.replace("-", "").lower()
