"""CLI: `resolve` shows a conflict between a body's text and the one above it, and settles it."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.cli.asking import (
    Answer,
    asked_deed,
    asked_passages,
    asked_reason,
    does_words,
    is_answered,
    said_passages,
)
from policyloom.cli.open_conflicts import damaged, is_readable, list_open, reading_of, with_partial
from policyloom.cli.problems import report_aside
from policyloom.cli.sources import open_sources
from policyloom.cli.terminal import paint, say, screen_of
from policyloom.cli.today import now, today, user
from policyloom.cli.usage import UsageError
from policyloom.deviations import Deed, meetings
from policyloom.deviations.deciding import Choice
from policyloom.deviations.decisions import decisions_folder
from policyloom.deviations.refusals import hopeless, refusal
from policyloom.diagnostics import Code, Diagnostic, Span, did_you_mean, has_errors
from policyloom.editions.approvers import role_or_board
from policyloom.fleet.resolving import open_matter, outcome_of, write_outcome
from policyloom.merging import By
from policyloom.report.conflict import change_lines, matter_lines
from policyloom.resolve.profile import profile_of
from policyloom.store import BusyError, MovedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.fleet import Resolve
    from policyloom.deviations import Meeting
    from policyloom.diagnostics import Diagnostics
    from policyloom.merging import Piece
from policyloom.fleet.resolving import Open

DONE, REFUSED, UNDECIDED = 0, 1, 2


def resolve(asked: Resolve) -> int:
    """List open conflicts, or show one and settle it; 2 says that somebody still has to decide."""
    body, _, clause = asked.what.partition(":")
    if not clause:
        _refuse_options(asked)
        return list_open(asked)
    if body.endswith("...") or not body:
        hint = "name one body: `policyloom resolve BODY:CLAUSE`"
        raise UsageError(f"`{asked.what}` is not one clause of one body", hint)
    sources = with_partial(open_sources(asked, (body,)))
    if not is_readable(sources.library, body):
        return _refuse(sources, ())
    reading = reading_of(asked, sources)
    every = meetings(sources.library, body, reading)
    meeting = _meeting(sources, every, f"{body}:{clause}", asked.policy)
    problem = hopeless(meeting)
    wrong = (problem,) if problem else damaged(sources, meeting.documents)
    if has_errors(wrong):
        return _refuse(sources, wrong)
    opened = open_matter(sources.project, sources.library, meeting, reading)
    if sources.library.partial.keys() & {body, meeting.overlay.parent}:
        # What is open can be seen; a file with other errors is put right before it is changed.
        _show(opened)
        return _refuse(sources, ())
    return _settle(asked, sources, opened)


def _refuse_options(asked: Resolve) -> None:
    if asked.deed:
        hint = f"say which: `policyloom resolve BODY:CLAUSE --{asked.deed}`"
        raise UsageError(f"--{asked.deed} is about one clause of one body", hint)


# WHICH MODIFICATION


def _meeting(sources: Sources, every: tuple[Meeting, ...], about: str, policy: str) -> Meeting:
    """Return the modification meant; raises UsageError with the nearest names."""
    body, _, clause = about.partition(":")
    found = [one for one in every if one.about == clause]
    if not found:
        raise _unknown(sources, body, clause, [one.about for one in every])
    if policy:
        found = [one for one in found if policy in _policies(one)]
    pressing = [one for one in found if one.is_open] or found
    if len(pressing) == 1:
        return pressing[0]
    named = sorted({name for one in every if one.about == clause for name in _policies(one)})
    if not found:
        hint = did_you_mean(policy, named) or ""
        raise UsageError(f"--policy: {body} does not change `{clause}` in `{policy}`", hint)
    lines = ", ".join(f"line {one.modification.span.line}" for one in pressing)
    hint = f"add --policy with one of {', '.join(named)}"
    raise UsageError(f"{body} changes `{clause}` more than once ({lines})", hint)


def _policies(meeting: Meeting) -> tuple[str, ...]:
    found = tuple(target.policy for target in meeting.documents)
    return tuple(dict.fromkeys((*meeting.modification.policies, *found)))


def _unknown(sources: Sources, body: str, clause: str, changed: list[str]) -> UsageError:
    if clause not in sources.library.clauses:
        near = did_you_mean(clause, changed) or did_you_mean(clause, sources.library.clauses)
        return UsageError(f"there is no clause `{clause}`", near or "")
    hint = did_you_mean(clause, changed) if changed else f"{body} changes no clause"
    message = f"{body} does not change `{clause}`, so there is nothing to decide"
    return UsageError(message, hint or f"it changes {', '.join(sorted(set(changed)))}")


# SHOWING AND DECIDING


def _settle(asked: Resolve, sources: Sources, opened: Open) -> int:
    meeting = opened.matter.meeting
    deed = Deed(asked.deed) if asked.deed else None
    if deed is None or is_answered():
        _show(opened)
    if not meeting.is_open and deed is not Deed.TAKE:
        say("\nThere is nothing to decide." if deed is None else "There is nothing to decide.")
        return DONE
    if deed is None:
        if not is_answered():
            return _say_options(opened)
        deed = asked_deed(opened.matter)
        if deed is None:
            return _leave()
    return _decide(asked, sources, opened, deed)


def _show(opened: Open) -> None:
    screen = screen_of(sys.stdout)
    told = matter_lines(opened.matter, screen.width, colour=screen.colour)
    for one in told:
        say(paint(one, screen).rstrip())


def _say_options(opened: Open) -> int:
    meeting = opened.matter.meeting
    as_of = opened.reading.as_of
    day = f" --as-of {as_of}" if as_of else ""
    name = f"policyloom resolve {meeting.body}:{meeting.about}{day}"
    say("\nNothing was written: this has to be decided.")
    conflicts = opened.matter.conflicts
    for deed in Deed:
        asked = conflicts if deed is Deed.MERGE else ()
        stops = refusal(opened.matter, deed, [By.LOCAL] * len(asked))
        does = f"not possible: {stops.message}" if stops else does_words(deed, meeting)
        passages = f" --passages {','.join('…' for _ in asked)}" if asked and not stops else ""
        say(f'  {name} --{deed.value}{passages} --reason "…"')
        say(f"      {does}{_choices(asked) if passages else ''}")
    return UNDECIDED


def _choices(conflicts: Sequence[Piece]) -> str:
    each = "for the passage" if len(conflicts) == 1 else "for each passage, in order"
    both = ", or both where both added something" if any(p.may_be_both for p in conflicts) else ""
    return f"; say library or own {each}{both}"


def _leave() -> int:
    say("Nothing was written.")
    return UNDECIDED


def _decide(asked: Resolve, sources: Sources, opened: Open, deed: Deed) -> int:
    answer = _passages(asked, opened, deed)
    if answer is None:
        return _leave()
    problem = refusal(opened.matter, deed, answer.passages)
    if problem and problem.code == Code.MERGE_CONFLICT and not is_answered():
        _show(opened)
    if problem:
        return _refuse(sources, (problem,))
    reason = " ".join(asked.reason.split())
    if not reason and not asked.dry_run:
        reason = asked_reason()
    if not reason and not asked.dry_run:
        if is_answered():
            return _leave()
        hint = 'say why, for example --reason "Our pupils must not be identified."'
        raise UsageError(f"--{deed.value} also needs --reason", hint)
    by, problems = _who(asked.by, sources, opened)
    if problems:
        return _refuse(sources, problems)
    choice = Choice(
        deed=deed,
        reason=reason,
        by=by,
        on=asked.on or today(),
        passages=answer.passages,
        user=user(),
        time=now(),
    )
    return _write(asked, sources, opened, choice)


def _who(asked: str, sources: Sources, opened: Open) -> tuple[str, Diagnostics]:
    """Return the body's words for whoever decided; never a person's name."""
    if not asked:
        return "", ()
    body = opened.matter.meeting.body
    found, problems = role_or_board(asked, profile_of(sources.library, body))
    return (found.words if found else ""), problems


def _passages(asked: Resolve, opened: Open, deed: Deed) -> Answer | None:
    conflicts = opened.matter.conflicts if deed is Deed.MERGE else ()
    if asked.passages:
        if not conflicts:
            raise UsageError("--passages: there is no passage to decide", "leave it out")
        return said_passages(asked.passages, conflicts)
    return asked_passages(conflicts) if conflicts and is_answered() else Answer()


# WRITING


def _write(asked: Resolve, sources: Sources, opened: Open, choice: Choice) -> int:
    outcome, problems = outcome_of(sources.project, opened, choice)
    had = {one.code for one in sources.general if one.span.path == opened.path}
    if has_errors(tuple(one for one in problems if one.code not in had)):
        return _refuse(sources, problems)
    if is_answered():
        say()
    screen = screen_of(sys.stdout)
    for one in change_lines(opened.path, opened.matter.overlay, outcome.overlay):
        say(paint(one, screen).rstrip())
    if outcome.is_gone and outcome.decision.was:
        say(f"What stood there is kept in {decisions_folder(opened.path)}.")
    if asked.dry_run:
        say("Nothing was written: this was a dry run.")
        return DONE
    try:
        record = write_outcome(sources.project.root, opened, outcome)
    except MovedError as error:
        return _interfered(sources, f"{error.path} has changed since this was shown")
    except BusyError:
        return _interfered(sources, "another decision about this body is being written")
    say(f"Written: {opened.path}")
    say(f"Recorded: {record}")
    say(f"Next: `policyloom check {opened.matter.meeting.body}`, then look at what changes with")
    say(f"`policyloom plan {opened.matter.meeting.body} --words`.")
    return DONE


def _interfered(sources: Sources, message: str) -> int:
    problem = Diagnostic(
        code=Code.DECISION_STALE,
        message=f"nothing was written: {message}",
        span=Span("the decision", 1, 1),
        hint="look at it again, then decide",
    )
    return _refuse(sources, (problem,))


def _refuse(sources: Sources, problems: Diagnostics) -> int:
    report_aside(replace(sources, general=(*problems, *_stopping(sources, problems))), {})
    say("Nothing was written.")
    return REFUSED


def _stopping(sources: Sources, problems: Diagnostics) -> Diagnostics:
    """Where nothing else is said, the errors of the files are what stands in the way."""
    return () if problems else sources.general
