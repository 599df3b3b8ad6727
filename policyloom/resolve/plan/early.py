"""Early: clauses that do not exist yet on a document's date -> what is wrong, said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic, Label

if TYPE_CHECKING:
    from policyloom.diagnostics import Diagnostics, Span
    from policyloom.resolve.profile import Profile
    from policyloom.source import Clause, Policy

FEW = 3
"""So many clauses are told one by one; with more of them it is the date that is wrong."""


def too_early(
    found: list[tuple[Clause, Span]], policy: Policy, profile: Profile, date: str
) -> Diagnostics:
    """Return the problems of clauses without a version on an ISO day, each with its inclusion."""
    if len(found) > FEW:
        return (_wrong_date([clause for clause, _ in found], policy, profile, date),)
    return tuple(_too_early(clause, span, date) for clause, span in found)


def _too_early(clause: Clause, span: Span, date: str) -> Diagnostic:
    first = clause.versions[-1]
    return Diagnostic(
        code="clause-not-in-force",
        message=f"no version of `{clause.id}` is in force on {date}; the first is from "
        f"{first.in_force}",
        span=span,
        hint=f'include it from that day (`from: "{first.in_force}"`), or give the document a '
        "later date",
        labels=(Label(first.span, "its first version"),),
    )


def _wrong_date(clauses: list[Clause], policy: Policy, profile: Profile, date: str) -> Diagnostic:
    given = profile.documents.get(policy.id, {}).get("effective-from")
    said = given.span if given and given.text == date else None
    named = ", ".join(f"`{clause.id}`" for clause in clauses[:FEW])
    last = max(clause.versions[-1].in_force for clause in clauses)
    return Diagnostic(
        code="clause-not-in-force",
        message=f"{len(clauses)} clauses of the {policy.id} policy have no version in force on "
        f"{date}: {named} and {len(clauses) - FEW} more",
        span=said or policy.span,
        hint=f"give the document a later date; from {last} on all of them are in force",
        labels=(Label(policy.span, "the policy"),) if said else (),
    )
