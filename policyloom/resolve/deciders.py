"""Deciders: the approver of a policy and the delegation table -> who decides on a change.

What a document says of its approver, its front, plans, approvals and reviews all ask here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import NAMED, Decider
from policyloom.english.grammar import joined
from policyloom.remembered import remembered
from policyloom.resolve.holders import named_in_control, one_of, role_forms
from policyloom.resolve.terminology import forms_of
from policyloom.source import AUTOMATIC, Size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.english.nouns import NounForms
    from policyloom.resolve.context import Context
    from policyloom.resolve.profile import Profile
    from policyloom.source import Policy, Value

NOBODY = "nobody, as they flow"


def deciders(policy: Policy, profile: Profile) -> tuple[Decider, ...]:
    """Return whom the document names, and who may decide on changes of each size."""
    return (
        _decider(NAMED, allowed(Size.SUBSTANTIVE, policy, profile), profile),
        *(
            _decider(size.words, _deciding(size, policy, profile), profile)
            for size in reversed(Size)
        ),
    )


def approvers(size: Size, policy: Policy, profile: Profile) -> tuple[Value, ...]:
    """Return the roles and boards that may approve a change of a size, each with its place.

    Whoever may approve a larger change may approve a smaller one. A role that nobody holds
    approves nothing, unless there is no other.
    """
    table = table_for(policy, profile)
    larger = [level.words for level in Size if level >= size]
    named = {value.text: value for level in larger for value in table.get(level, ())}
    named.pop(AUTOMATIC, None)
    held = tuple(value for value in named.values() if any(_titled(value.text, profile)))
    own = profile.documents.get(policy.id, {}).get("approver")
    return held or tuple(named.values()) or (own or policy.approver,)


def table_for(policy: Policy, profile: Profile) -> Mapping[str, tuple[Value, ...]]:
    """Return who decides by the size of a change: only the approver, if not delegable."""
    return profile.delegation if policy.delegable else {}


def allowed(size: Size, policy: Policy, profile: Profile) -> tuple[str, ...]:
    """Return the names of whoever may approve a change of a size."""
    return tuple(value.text for value in approvers(size, policy, profile))


def control_noun(name: str, context: Context) -> tuple[NounForms, Span] | None:
    """Return what the document calls itself, or who approves it; problems are reported."""
    policy = context.policy
    if name == "document":
        return forms_of(policy.noun), policy.noun.noun.span
    named = approvers(Size.SUBSTANTIVE, policy, context.profile)
    found = [forms for value in named if (forms := named_in_control(value, context))]
    return (one_of([forms for forms, _ in found]), found[0][1]) if found else None


def _deciding(size: Size, policy: Policy, profile: Profile) -> tuple[str, ...]:
    flow = AUTOMATIC in {value.text for value in table_for(policy, profile).get(size.words, ())}
    return (*allowed(size, policy, profile), *((AUTOMATIC,) if flow else ()))


def _decider(of: str, names: tuple[str, ...], profile: Profile) -> Decider:
    words = (NOBODY if name == AUTOMATIC else f"the {title_of(name, profile)}" for name in names)
    acting = tuple(sorted({*names, *holding(names, profile)}))
    return Decider(of=of, names=names, words=joined(tuple(words), "or"), acting=acting)


def called(words: str, profile: Profile) -> tuple[str, ...]:
    """Return every name that somebody may mean by words: its own, or what the body calls it."""
    wanted = words.lower().removeprefix("the ")
    return tuple(n for n, said in titles(profile).items() if wanted in {n.lower(), said.lower()})


def acting_as(names: Iterable[str], profile: Profile) -> frozenset[str]:
    """Return each role or board that is one of these by its title, or holds such a role."""
    known, wanted = titles(profile), {title_of(name, profile) for name in names}
    held = (one for name in names for one in held_by(name, profile))
    return frozenset((*held, *(name for name, said in known.items() if said in wanted)))


def holding(names: Iterable[str], profile: Profile) -> frozenset[str]:
    """Return who acts as these, without roles that are only other names for whoever holds them."""
    acting = acting_as(names, profile)
    return frozenset(n for n in acting if n not in profile.roles or not profile.roles[n].either)


def held_by(role: str, profile: Profile, above: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the roles that hold a role, at one remove or several."""
    holder = profile.roles.get(role)
    for one in holder.either if holder and role not in above else ():
        yield one.text
        yield from held_by(one.text, profile, (*above, role))


# Of one body it is asked for every duty and every decision.
@remembered(8)
def titles(profile: Profile) -> dict[str, str]:
    """Return every people group, role and term with the words that the body uses for it."""
    names = dict.fromkeys((*profile.people, *profile.roles, *profile.terms))
    return {name: found for name in names for found in _titled(name, profile)}


def title_of(name: str, profile: Profile) -> str:
    """Return what a body calls a people group, role or term; the name where it has no such."""
    return next(_titled(name, profile), name)


def _titled(name: str, profile: Profile) -> Iterator[str]:
    if name in profile.terms:
        yield forms_of(profile.terms[name]).noun
    elif found := role_forms(name, profile):
        yield found[0].noun
    elif people := profile.people.get(name):
        yield " and ".join(value.text for value in people)
