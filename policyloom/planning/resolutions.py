"""Resolutions: a list of what each body decided about a plan -> checked values, or what is wrong.

All rows are checked before anything is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Span, did_you_mean
from policyloom.editions.approvers import role_or_board
from policyloom.editions.request import minute_number
from policyloom.english.dates import day_in_words, is_date
from policyloom.planning.effect import Standing
from policyloom.planning.rollout import Entry, State
from policyloom.resolve.profile import profile_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.diagnostics import Diagnostics
    from policyloom.planning.effect import FleetPlan
    from policyloom.source import Library

COLUMNS = ("body", "decision", "by", "on", "minute", "reason")
NEEDED = ("body", "decision", "by", "on")
WORDS = {"adopted": State.DONE, "deferred": State.DEFERRED, "refused": State.REFUSED}
DAY_LENGTH = len("2026-01-14")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table as it stands in its file: words by column, and its line."""

    cells: Mapping[str, str] = field(default_factory=dict)
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What one body decided about its documents of a plan; ``on`` is an ISO day."""

    body: str
    state: State
    by: str
    on: str
    minute: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What a list of decisions is about; ``latest`` is the last ISO day that can have come."""

    plan: FleetPlan
    library: Library
    latest: str


def resolutions(
    rows: Sequence[Row], path: str, ballot: Ballot
) -> tuple[dict[str, Resolution], Diagnostics]:
    """Return the resolutions by body, and every problem of every row."""
    found: dict[str, Resolution] = {}
    problems: list[Diagnostic] = []
    if not rows:
        problems.append(_wrong(path, 1, "it holds no row", f"its columns are {_listed(COLUMNS)}"))
    for row in rows:
        one = _resolution(row.cells)
        wrong = [_wrong(path, row.line, *told) for told in _problems(row.cells, ballot, found)]
        problems += wrong
        if not wrong:
            found[one.body] = one
    return found, tuple(problems)


def entries_without(plan: FleetPlan, said: Mapping[str, Resolution]) -> tuple[Entry, ...]:
    """Return the documents that get no edition, because their body deferred or refused it."""
    return tuple(
        noted(
            Entry(target=e.target, before=e.before, version=e.after, edition="", state=r.state), r
        )
        for e in plan.standing(Standing.AFFECTED)
        if (r := said.get(e.target.body)) and r.state is not State.DONE
    )


def noted(entry: Entry, said: Resolution | None) -> Entry:
    """Return an entry with its body's own decision, where that made one."""
    if said is None:
        return entry
    return Entry(
        target=entry.target,
        before=entry.before,
        version=entry.version,
        edition=entry.edition,
        state=entry.state,
        by=said.by,
        on=said.on,
        minute=said.minute,
        reason=said.reason,
    )


def _resolution(cells: Mapping[str, str]) -> Resolution:
    on = cells.get("on", "")
    return Resolution(
        body=cells.get("body", ""),
        state=WORDS.get(cells.get("decision", "").lower(), State.BEGUN),
        by=cells.get("by", ""),
        on=day_in_words(on) or on,
        minute=minute_number(cells.get("minute", "")),
        reason=cells.get("reason", ""),
    )


def _problems(
    cells: Mapping[str, str], ballot: Ballot, before: Mapping[str, Resolution]
) -> Iterator[tuple[str, str]]:
    unknown = sorted(set(cells) - set(COLUMNS))
    if unknown:
        yield f"there is no column `{unknown[0]}`", f"the columns are {_listed(COLUMNS)}"
    missing = [name for name in NEEDED if not cells.get(name)]
    if missing:
        yield f"it has no {_listed(missing)}", "fill in who decided what, and when"
        return
    one = _resolution(cells)
    yield from _of_a_body(one, ballot)
    if one.body in before:
        yield f"`{one.body}` has decided above", "keep one row for each body"
    if one.state is State.BEGUN:
        yield f"`{cells['decision']}` is no decision", "write adopted, deferred or refused"
    if len(one.on) != DAY_LENGTH or not is_date(one.on):
        yield f"`{one.on}` is not a day of the calendar", "write it as 2026-01-14"
    elif one.on > ballot.latest:
        yield f"`{one.on}` has not come", "check the day"
    if one.state is State.REFUSED and not one.reason:
        yield f"`{one.body}` refused without a reason", "say why, as the minutes do"


def _of_a_body(one: Resolution, ballot: Ballot) -> Iterator[tuple[str, str]]:
    """Yield why a body cannot have decided so: nothing waits for it, or nobody is called so."""
    bodies = {effect.target.body: False for effect in ballot.plan.effects}
    bodies |= {e.target.body: True for e in ballot.plan.standing(Standing.AFFECTED)}
    if one.body not in bodies:
        hint = did_you_mean(one.body, bodies) or "see the plan for its bodies"
        yield f"the plan has no body `{one.body}`", hint
    elif not bodies[one.body]:
        yield f"the plan has nothing for `{one.body}` to decide", "take the row out"
    elif one.body in ballot.library.overlays:
        _, problems = role_or_board(one.by, profile_of(ballot.library, one.body))
        yield from ((problem.message, problem.hint or "") for problem in problems)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _wrong(path: str, line: int, message: str, hint: str) -> Diagnostic:
    return Diagnostic(
        code=Code.DECISION_ROW,
        message=f"this row cannot be used: {message}",
        span=Span(path, line, 1),
        hint=hint,
    )
