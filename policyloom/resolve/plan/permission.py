"""Permission: whether a body may make a modification, and who stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Label
from policyloom.source import Hold, Insertion, Mutability

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.resolve.plan.planned import Planned
    from policyloom.resolve.plan.planner import Planner
    from policyloom.resolve.profile import Profile
    from policyloom.source import Clause, Modification, Omission, Overlay, Substitution


def permitted(
    modification: Modification, current: Planned, overlay: Overlay, planner: Planner
) -> bool:
    """Tell whether a body may do this to the text that stands there, and report it if not."""
    if isinstance(modification, Insertion):
        return True
    if lock := _lock(modification.clause, overlay, planner.profile):
        _locked_above(modification, lock, overlay.body, planner)
        return False
    clause = planner.library.clauses.get(current.replaces or current.clause)
    if clause is None:
        return True
    if clause.locked_by == "diocese":
        return _diocese_agrees(modification, clause, planner)
    if clause.mutability in {Mutability.LOCKED, Mutability.PARAMETRISED}:
        _locked_by_nature(modification, clause, planner)
        return False
    return True


def _locked_above(
    modification: Modification, lock: tuple[str, Span], body: str, planner: Planner
) -> None:
    owner, place = lock
    message = f"`{modification.clause}` is locked by {owner}, so {body} cannot change it"
    hint = f"remove this change, or ask {owner} to unlock the clause"
    label = Label(place, "locked here")
    planner.report("locked-clause", message, modification.span, hint, label)


def _locked_by_nature(modification: Modification, clause: Clause, planner: Planner) -> None:
    message = f"`{clause.id}` is {clause.mutability.value}, so its text cannot be changed locally"
    hint = "remove this change"
    if clause.mutability is Mutability.PARAMETRISED:
        hint += "; terms, roles and settings can still be set"
    label = Label(clause.span, "the clause")
    planner.report("locked-clause", message, modification.span, hint, label)


def _diocese_agrees(
    modification: Substitution | Omission | Hold, clause: Clause, planner: Planner
) -> bool:
    if not isinstance(modification, Hold) and modification.diocesan_approval:
        return True
    message = (
        f"`{clause.id}` is the diocese's text, and this change does not name the diocese's "
        "approval"
    )
    hint = "add `diocesan-approval:` with its date and reference, or remove this change"
    label = Label(clause.span, "the clause")
    planner.report("diocesan-approval-missing", message, modification.span, hint, label)
    return False


def _lock(clause: str, overlay: Overlay, profile: Profile) -> tuple[str, Span] | None:
    for above in profile.chain:
        if above.body == overlay.body:
            return None
        for lock in above.locks:
            if lock.text == clause:
                return above.body, lock.span
    return None
