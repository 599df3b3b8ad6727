"""Deadlines: that of a step as its author or, where it is shorter, the body says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label
from policyloom.source import Mutability

if TYPE_CHECKING:
    from policyloom.resolve.context import Context
    from policyloom.source import Deadline, OwnDeadline, WrittenStep


def deadline_of(step: WrittenStep, clause: str, done: str, context: Context) -> Deadline | None:
    """Return by when a step is done; ``done`` is who does what, in words."""
    found = step.deadline
    for overlay in context.profile.chain:
        for own in overlay.deadlines:
            if (own.clause, own.step) == (clause, step.key) and own.deadline:
                found = _own(own, own.deadline, found, step, context)
    if found:
        _compare(done.lower(), found, step, context)
    return found


def _own(
    own: OwnDeadline,
    given: Deadline,
    above: Deadline | None,
    step: WrittenStep,
    context: Context,
) -> Deadline | None:
    """Return a body's own deadline where it may have it, and report one that it may not."""
    label = Label(step.span, "the step")
    clause = context.library.clauses.get(own.clause)
    if clause and clause.mutability is Mutability.LOCKED:
        message = f"`{own.clause}` is locked, so its deadlines cannot be changed locally"
        context.report(Code.LOCKED_CLAUSE, message, own.span, "remove this change", label)
        return above
    limit = above or step.at_most
    longer = given.is_longer(limit) if limit else False
    if longer is False:
        return given
    words = limit.length if limit else ""
    message = f"{given.length} is longer than the {words} that the layer above gives"
    hint = f"give a shorter one, or remove this: then it is {words}"
    if longer is None:
        message = f"whether {given.length} is longer than {words} hangs on the date"
        hint = "give the deadline in the same unit; a body may shorten one, and not lengthen it"
    context.report(Code.DEADLINE_TOO_LONG, message, own.span, hint, label)
    return above


def _compare(done: str, found: Deadline, step: WrittenStep, context: Context) -> None:
    """Point out that the same is to be done by another time elsewhere in this document."""
    other, place = context.deadlines.setdefault(done, (found, step.span))
    if other != found:
        message = f"this is done {found.words} here, and {other.words} elsewhere in this policy"
        hint = "give one deadline, or say in `does` what is different"
        context.warn(Code.DEADLINES_DIFFER, message, step.span, hint, Label(place, other.length))
