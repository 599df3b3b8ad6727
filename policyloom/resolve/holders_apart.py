"""Holders apart: a school's roles beside its trust's -> who decides that the trust did not name.

A school says who holds its roles. Where its trust lets a role decide, and says who that is, a
school that gives the role to somebody else would let them decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label
from policyloom.english.grammar import joined
from policyloom.resolve.deciders import (
    acting_as,
    allowed,
    approvers,
    called,
    held_by,
    holding,
    table_for,
    title_of,
)
from policyloom.resolve.profile import profile_of
from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.resolve.profile import Profile
    from policyloom.source import Library, Policy, Value


def widened(library: Library, policy: Policy, profile: Profile) -> tuple[Diagnostic, ...]:
    """Return an error for each role of the school by which others decide than its trust names."""
    if len(profile.chain) == 1:
        return ()
    trust = profile_of(library, profile.chain[-2].body)
    problems: dict[Span, Diagnostic] = {}
    for size in reversed(Size):
        for one in _named(size, policy, trust):
            place = next(_places(one.text, profile), None)
            if place is None:
                continue
            named = allowed(size, policy, trust)
            may = acting_as(named, trust) | _called_so(named, trust)
            acting = holding((one.text,), profile) | _called_so((one.text,), profile)
            if others := tuple(sorted(acting - may - {one.text})):
                problems.setdefault(place, _wider(one, others, place, size, profile))
    return tuple(problems.values())


def _called_so(names: tuple[str, ...], profile: Profile) -> frozenset[str]:
    """Return who bears the title of these, in capitals or not: an approver is asked for by it."""
    alike = (n for name in names for n in called(title_of(name, profile), profile))
    return frozenset(n for n in alike if n not in profile.roles or not profile.roles[n].either)


def _named(size: Size, policy: Policy, trust: Profile) -> Iterator[Value]:
    """Yield the roles that a trust lets decide and of which it says who they are, or nobody."""
    table = (table_for(policy, trust).get(level.words, ()) for level in Size if level >= size)
    named = (*approvers(size, policy, trust), *(value for values in table for value in values))
    yield from (value for value in named if value.text in trust.roles)


def _places(role: str, profile: Profile) -> Iterator[Span]:
    """Yield where a school says who a role is, or whoever holds it."""
    for name in (role, *held_by(role, profile)):
        holder = profile.roles.get(name)
        if holder and profile.layer(holder.span) == profile.body:
            yield holder.span


def _wider(
    named: Value, others: tuple[str, ...], place: Span, size: Size, profile: Profile
) -> Diagnostic:
    trust, role = profile.chain[-2].body, named.text
    who = joined(tuple(f"`{name}`" for name in others), "and")
    return Diagnostic(
        code=Code.DELEGATION_WIDER,
        message=f"so {profile.body} lets {who} approve {size.words} changes as `{role}`, "
        f"and {trust} does not",
        span=place,
        hint=f"leave the role to those whom {trust} names, or ask {trust} to name {who}",
        labels=(Label(named.span, f"`{role}` decides by this"),),
    )
