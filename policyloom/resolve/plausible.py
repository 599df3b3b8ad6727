"""Plausible: dates, accounts and titles of one document that cannot all be true.

A draft may be made of them, so that its author sees the page; nothing with one is approved.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label
from policyloom.english.cycles import latest_after
from policyloom.english.dates import date_words, full_day, when
from policyloom.resolve.deciders import held_by
from policyloom.resolve.profile import LIBRARY, document_day
from policyloom.resolve.stated import review_cycle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.resolve.context import Context
    from policyloom.source import Channel, Term, Value

BEFORE = ("last-reviewed", "effective-from")
"""Days that a next review comes after; a review without change leaves the day in force."""
CALLED = {
    "last-reviewed": "the last review",
    "effective-from": "the day from which it is in force",
}
GOVERNORS = "governors"
BOARDS = re.compile(r"\b(?:governor|trustee|director)s\b", re.IGNORECASE)


def look_at_dates(context: Context) -> None:
    """Report a next review that is not after the last one, or later than its cycle allows."""
    values = context.profile.documents.get(context.policy.id, {})
    stated = values.get("next-review")
    before = {key: values[key] for key in BEFORE if key in values}
    if stated is None or not before:
        return
    key = max(before, key=lambda name: before[name].text)
    if stated.text <= before[key].text:
        _not_after(stated, key, before[key], context)
    else:
        # An approval may say a later day in force, which is then the day of the document.
        begun = max(before[key].text, context.date if BEFORE[1] in before else "")
        _beyond_the_cycle(stated, begun, context)


def _not_after(stated: Value, key: str, begun: Value, context: Context) -> None:
    day = date_words(begun.text)
    message = f"the next review, {date_words(stated.text)}, is not after {CALLED[key]}, {day}"
    label = Label(begun.span, CALLED[key])
    hint = "put the days right"
    context.open_point(Code.DATE_ORDER, message, stated.span, hint, label)


def _beyond_the_cycle(stated: Value, begun: str, context: Context) -> None:
    cycle, said = review_cycle(context.policy, context.profile)
    latest = latest_after(begun, cycle)
    if not latest or stated.text <= latest:
        return
    message = (
        f"it is reviewed {cycle.words}, and the next review is on {date_words(stated.text)}, "
        f"too long after {date_words(begun)}"
    )
    hint = f'write "{latest}" or an earlier day, or another `review-cycle`'
    label = Label(said.span, cycle.words)
    context.open_point(Code.REVIEW_BEYOND_CYCLE, message, stated.span, hint, label)


def look_at_account(channel: Channel, context: Context) -> None:
    """Report an account that opens only after the day of the document that lists it."""
    is_past = context.date < document_day(context.profile, context.policy.id)
    # A look at an earlier day lists the accounts that there are today.
    if is_past or full_day(channel.opened) <= context.date:
        return
    message = (
        f"this account opens {when(channel.opened)}, after the day of the document "
        f"({date_words(context.date)}), which lists it"
    )
    hint = "put the day right, or add the row when the account is open"
    context.open_point(Code.ACCOUNT_DATES, message, channel.span, hint)


def look_at_words(name: str, words: str, place: Span, context: Context) -> None:
    """Report words for a term or role that cannot be right beside what else the body says."""
    vocabulary = context.library.vocabulary
    if name in vocabulary.roles:
        holder = context.profile.roles.get(name)
        if holder and holder.forms:
            _look_at_title(name, words, place, context)
        _look_at_stand_in(name, vocabulary.roles[name].in_place_of, context)
    elif term := vocabulary.terms.get(name):
        _look_at_member(term, words, context)


def _look_at_stand_in(role: str, other: str, context: Context) -> None:
    """Report who would be told about themselves, and two where each may wait for the other."""
    holder = context.profile.roles.get(role)
    if not other or holder is None:
        return
    if other in held_by(role, context.profile):
        message = f"the {role} is the {other}, who would be told about themselves"
    elif len(holder.either) > 1:
        message = f"the {role} is more than one post, so nobody knows whom to tell"
    else:
        return
    hint = f"name one post, and not the {other}"
    context.open_point(Code.STAND_IN, message, holder.span, hint)


def _look_at_member(term: Term, words: str, context: Context) -> None:
    """Report the usual words for one of a group that has words of the body's own."""
    profile = context.profile
    group = profile.people.get(term.one_of, ())
    own = [value for value in group if profile.layer(value.span) != LIBRARY]
    if not own or profile.terms.get(term.name) is not term.default:
        return
    called = " and ".join(value.text for value in own)
    message = f"one of them is “{words}” here, and all of them are “{called}”"
    hint = f"say `terms: {{{term.name}: …}}` as well"
    context.open_point(Code.HALF_RENAMED, message, own[0].span, hint)


def _look_at_title(role: str, title: str, place: Span, context: Context) -> None:
    """Report a post that is named after people whom the body says that it does not have."""
    said = {word.lower() for value in _named(context) for word in BOARDS.findall(value.text)}
    for found in BOARDS.finditer(title):
        if GOVERNORS in context.profile.people and found[0].lower() not in said:
            message = f"“{title}” names {found[0].lower()}, and `people` names {_people(context)}"
            overlay = context.profile.overlay
            hint = f"say `roles: {{{role}: …}}` in {overlay.path}, or put `people` right"
            here, there = _both_places(place, context)
            context.open_point(Code.TITLE_AND_PEOPLE, message, here, hint, *there)


def _both_places(title: Span, context: Context) -> tuple[Span, tuple[Label, ...]]:
    """Return where a body can mend its title or its people, and the place of the other."""
    overlay = context.profile.overlay
    people = overlay.places.get(("people", GOVERNORS))
    if context.profile.layer(title) == LIBRARY:
        return people or overlay.span, (Label(title, "the title"),)
    return title, (Label(people, "the people"),) if people else ()


def _named(context: Context) -> Iterator[Value]:
    """Yield what the body calls its governors, and whom else it names itself.

    The library's foundation governors are there only where somebody says so.
    """
    for group, values in context.profile.people.items():
        for one in values:
            if group == GOVERNORS or context.profile.layer(one.span) != LIBRARY:
                yield one


def _people(context: Context) -> str:
    named = [value.text for value in context.profile.people[GOVERNORS]]
    return " and ".join(named) or "no governors"
