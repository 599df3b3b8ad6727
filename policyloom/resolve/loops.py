"""Loops: roles that are held by roles which lead back to them -> what is wrong, once a loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Diagnostics
    from policyloom.resolve.profile import Profile


def role_loops(profile: Profile) -> Diagnostics:
    """Return an error for each loop: the head is the deputy, and the deputy is the head."""
    loops = {frozenset(loop): loop for role in profile.roles if (loop := _loop(role, profile))}
    return tuple(_told(loop, profile) for loop in loops.values())


def leads_back(role: str, profile: Profile) -> bool:
    """Tell whether a role is held by itself, at one remove or several."""
    return bool(_loop(role, profile))


def _loop(role: str, profile: Profile) -> tuple[str, ...]:
    """Return the way from a role back to itself, or nothing."""
    waiting: list[tuple[str, ...]] = [(role,)]
    while waiting:
        way = waiting.pop()
        for held_by in _holders(way[-1], profile):
            if held_by == role:
                return way
            if held_by not in way:
                waiting.append((*way, held_by))
    return ()


def _holders(role: str, profile: Profile) -> Iterator[str]:
    holder = profile.roles.get(role)
    yield from (held_by.text for held_by in (holder.either if holder else ()))


def _told(loop: tuple[str, ...], profile: Profile) -> Diagnostic:
    first, *others = sorted(loop)
    places = [profile.roles[role].span for role in (first, *others)]
    message = f"the role `{first}` is held by itself"
    if others:
        names = " and ".join(f"`{name}`" for name in others)
        message = f"the role `{first}` is held by {names}, which leads back to it"
    return Diagnostic(
        code=Code.ROLE_LOOP,
        message=message,
        span=places[0],
        hint=f"say in words who it is: `{first}: …`",
        labels=tuple(Label(place, "and this") for place in places[1:]),
    )
