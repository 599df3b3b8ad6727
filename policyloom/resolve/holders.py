"""Holders: who holds a role, what a term is, who approves a document -> the forms of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label, did_you_mean
from policyloom.english.grammar import AS_APPROPRIATE, joined
from policyloom.english.nouns import GivenForms, NounForms, derive
from policyloom.resolve.profile import leads_back
from policyloom.resolve.terminology import forms_of
from policyloom.source.names import BODY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from policyloom.diagnostics import Span
    from policyloom.resolve.context import Context
    from policyloom.resolve.profile import Profile
    from policyloom.source import Holder, Value


def role_forms(
    role: str, profile: Profile, *, above: tuple[str, ...] = ()
) -> tuple[NounForms, Span] | None:
    """Return the forms of a role's title, or None when nobody holds it.

    ``above`` are the roles that this one is to hold; a loop of them is told elsewhere.
    """
    holder = profile.roles.get(role)
    if holder is None or holder.vacant or role in above:
        return None
    if holder.forms:
        return forms_of(holder.forms), holder.forms.noun.span
    return _either(holder, profile, (*above, role))


def _either(
    holder: Holder, profile: Profile, above: tuple[str, ...]
) -> tuple[NounForms, Span] | None:
    """Return the forms of roles of which one acts: 'the head or the chair, as appropriate'."""
    # One person may hold two of them, and is named once.
    each = dict(_acting(holder, profile, above))
    if len(each) == 1:  # It has the other's title, which stands there and nowhere else.
        return next(iter(each.items()))
    return (one_of([*each]), holder.span) if each else None


def one_of(each: Sequence[NounForms]) -> NounForms:
    """Return the forms of several of which one acts; those of the one where there is no other."""
    if len(each) == 1:
        return each[0]

    def either(form: Callable[[NounForms], str]) -> str:
        words = (form(one).removesuffix(AS_APPROPRIATE) for one in each)
        return joined(tuple(dict.fromkeys(words)), "or")

    forms = GivenForms(
        noun=either(lambda one: one.noun),
        definite=either(lambda one: one.definite) + AS_APPROPRIATE,
        indefinite=either(lambda one: one.indefinite),
        plural=either(lambda one: one.plural),
        possessive=either(lambda one: one.possessive),
        definite_possessive=either(lambda one: one.definite_possessive),
        plural_possessive=either(lambda one: one.plural_possessive),
        is_plural=each[-1].is_plural,
    )
    return derive(forms)


def _acting(
    holder: Holder, profile: Profile, above: tuple[str, ...]
) -> Iterator[tuple[NounForms, Span]]:
    """Yield the forms of each role that may act, those too of a role that is held by several."""
    for role in holder.either:
        held_by = profile.roles.get(role.text)
        if held_by and held_by.either and role.text not in above:
            yield from _acting(held_by, profile, (*above, role.text))
        else:
            found = role_forms(role.text, profile, above=above) or term_forms(role.text, profile)
            yield from (found,) if found else ()


def term_forms(name: str, profile: Profile) -> tuple[NounForms, Span] | None:
    """Return the forms of a term, or None when the body has no words for it."""
    forms = profile.terms.get(name)
    return (forms_of(forms), forms.noun.span) if forms else None


# WHAT CONTROL DATA NAME


def named_in_control(value: Value, context: Context) -> tuple[NounForms, Span] | None:
    """Return the forms of the role, board or people that owns or approves the policy."""
    name, span = value.text, value.span
    profile = context.profile
    kind, canonical, _ = context.reader.names.get(name, ("", name, False))
    if kind == "role" and (found := role_forms(canonical, profile)):
        return found
    if kind == "term" and canonical != BODY and (found := term_forms(canonical, profile)):
        return found[0], span
    if kind == "people" and profile.people.get(canonical):
        words = joined(tuple(member.text for member in profile.people[canonical]), "and")
        return derive(GivenForms(noun=words, plural=words, is_plural=True)), span
    _not_named(kind, canonical, value, context)
    return None


def _not_named(kind: str, canonical: str, value: Value, context: Context) -> None:
    name, span, profile = value.text, value.span, context.profile
    if not kind:
        hint = did_you_mean(name, context.reader.names)
        context.report(Code.UNKNOWN_ROLE, f"there is no role or board `{name}`", span, hint)
    elif kind != "role" or not leads_back(canonical, profile):
        message = f"{profile.body} does not say who holds the role `{name}`"
        hint = f"write `roles: {{{name}: …}}` in {profile.overlay.path}"
        label = Label(profile.overlay.span, "the overlay")
        wanted = ("terms" if kind == "term" else "roles", canonical)
        context.report(Code.UNSET_ROLE, message, span, hint, label, wanted=wanted)
