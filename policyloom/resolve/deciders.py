"""Deciders: the approver of a policy and the delegation table -> who decides on a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import NAMED, Decider
from policyloom.english.grammar import derive, joined
from policyloom.resolve.holders import role_forms
from policyloom.resolve.terminology import given
from policyloom.source import AUTOMATIC, Size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.resolve.profile import Profile
    from policyloom.source import Policy

NOBODY = "nobody, as they flow"


def deciders(policy: Policy, profile: Profile) -> tuple[Decider, ...]:
    """Return whom the policy names, and who may decide on changes of each size."""
    return (
        _decider(NAMED, (named_approver(policy, profile),), profile),
        *(
            _decider(size.words, _deciding(size, policy, profile), profile)
            for size in reversed(Size)
        ),
    )


def named_approver(policy: Policy, profile: Profile) -> str:
    """Return the approver that the body names for a policy, or that the policy names."""
    own = profile.documents.get(policy.id, {}).get("approver")
    return own.text if own else policy.approver.text


def allowed(size: Size, policy: Policy, profile: Profile) -> tuple[str, ...]:
    """Return who may approve: whoever may approve a larger change may approve a smaller one."""
    table = profile.delegation
    larger = [level.words for level in Size if level >= size]
    named = dict.fromkeys(value.text for level in larger for value in table.get(level, ()))
    named.pop(AUTOMATIC, None)
    return tuple(named) or (named_approver(policy, profile),)


def _deciding(size: Size, policy: Policy, profile: Profile) -> tuple[str, ...]:
    flow = AUTOMATIC in {value.text for value in profile.delegation.get(size.words, ())}
    return (*allowed(size, policy, profile), *((AUTOMATIC,) if flow else ()))


def _decider(of: str, names: tuple[str, ...], profile: Profile) -> Decider:
    words = (NOBODY if name == AUTOMATIC else f"the {title_of(name, profile)}" for name in names)
    return Decider(of=of, names=names, words=joined(tuple(words), "or"))


def titles(profile: Profile) -> dict[str, str]:
    """Return every people group, role and term with the words that the body uses for it."""
    names = dict.fromkeys((*profile.people, *profile.roles, *profile.terms))
    return {name: found for name in names for found in _titled(name, profile)}


def title_of(name: str, profile: Profile) -> str:
    """Return what a body calls a people group, role or term; the name where it has no such."""
    return next(_titled(name, profile), name)


def _titled(name: str, profile: Profile) -> Iterator[str]:
    if name in profile.terms:
        yield derive(given(profile.terms[name])).noun
    elif found := role_forms(name, profile):
        yield found[0].noun
    elif people := profile.people.get(name):
        yield " and ".join(value.text for value in people)
