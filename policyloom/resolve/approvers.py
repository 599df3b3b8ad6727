"""Approvers: a body's profile, a policy and a size of change -> who may approve it.

The control table of a draft, plans, approvals, reviews and withdrawals all ask here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.grammar import derive
from policyloom.resolve.terms import given, role_forms
from policyloom.source import AUTOMATIC, Size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.resolve.profile import Profile
    from policyloom.source import Policy, Value


def approvers_of(size: Size, policy: Policy, profile: Profile) -> tuple[Value, ...]:
    """Return the roles and boards that may approve a change of this size, each with its place.

    Whoever may approve a larger change may approve a smaller one. A role that nobody holds
    approves nothing, unless there is no other.
    """
    table = profile.delegation
    larger = (level.words for level in sorted(Size) if level >= size)
    named = {value.text: value for level in larger for value in table.get(level, ())}
    named.pop(AUTOMATIC, None)
    held = tuple(value for value in named.values() if title(value.text, profile))
    own = profile.documents.get(policy.id, {}).get("approver")
    return held or tuple(named.values()) or (own or policy.approver,)


def title(name: str, profile: Profile) -> str:
    """Return what a body calls a term, role or people group; nothing where there is nobody."""
    forms = profile.terms.get(name)
    if forms:
        return derive(given(forms)).noun
    found = role_forms(name, profile)
    return found[0].noun if found else " and ".join(v.text for v in profile.people.get(name, ()))


def called(words: str, profile: Profile) -> tuple[str, ...]:
    """Return every name that somebody may mean by words: its own, or what the body calls it."""
    wanted = words.lower().removeprefix("the ")
    names = (*profile.people, *profile.roles, *profile.terms)
    titles = {name: title(name, profile) for name in dict.fromkeys(names)}
    meant = (name for name, said in titles.items() if wanted in {name.lower(), said.lower()})
    return tuple(name for name in meant if titles[name])


def acts_as(name: str, other: str, profile: Profile) -> bool:
    """Tell whether a role or board is another one by its title, or holds that role."""
    return name in _holding(other, profile, ()) or title(name, profile) == title(other, profile)


def _holding(role: str, profile: Profile, above: tuple[str, ...]) -> Iterator[str]:
    holder = profile.roles.get(role)
    for held_by in holder.either if holder and role not in above else ():
        yield held_by.text
        yield from _holding(held_by.text, profile, (*above, role))
