"""Control: the dates, owner and approver of a body's policy -> the document control table."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from policyloom.document import NONE_YET, NOTHING_BEFORE, Concept, ControlRow, Paragraph, Text
from policyloom.english.dates import date_words
from policyloom.english.grammar import capitalised
from policyloom.resolve.deciders import approvers, control_noun
from policyloom.resolve.holders import named_in_control
from policyloom.resolve.stated import review_cycle
from policyloom.source import FACT, Size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.english.nouns import NounForms
    from policyloom.resolve.context import Context
    from policyloom.source import Value

NOT_YET = "Not yet approved"
Made: TypeAlias = "tuple[str, Value | None]"
"""The words of a row, and the value that gave them."""

LABELS = {
    "version": "Version",
    "status": "Status",
    "review-cycle": "Review cycle",
    "status-and-cycle": "Status and review cycle",
    "owner": "Owner",
    "responsible-group": "Responsible group",
    "membership": "Part of",
    "approver": "Approved by",
    "approved-on": "Approved on",
    "effective-from": "In force from",
    "last-reviewed": "Last reviewed",
    "next-review": "Next review by",
    "supersedes": "Replaces",
    "amendments": "Amendments",
    "history": "History",
}
USUAL = (
    "version",
    "status",
    "membership",
    "owner",
    "approver",
    "approved-on",
    "effective-from",
    "last-reviewed",
    "next-review",
    "amendments",
)
DATES = ("effective-from", "last-reviewed", "next-review")


def control_rows(context: Context) -> tuple[ControlRow, ...]:
    """Return a draft's control rows: those the body's look names, or the usual ones, in order."""
    values = context.profile.documents.get(context.policy.id, {})
    made = dict(_rows(context, values))
    chosen = context.profile.control_rows
    named = [(written.row, written.label or LABELS[written.row]) for written in chosen]
    order = named or [(row, LABELS[row]) for row in USUAL]
    rows = (_row(key, label, *made[key], context) for key, label in order if key in made)
    return (*rows, *_facts(values, context))


def _facts(values: Mapping[str, Value], context: Context) -> Iterator[ControlRow]:
    """Yield what a body says of the policy besides, under its own labels, in its order."""
    for key, value in values.items():
        if key.startswith(FACT):
            yield _row(key, key.removeprefix(FACT), value.text, value, context)


def _rows(context: Context, values: Mapping[str, Value]) -> Iterator[tuple[str, Made]]:
    policy = context.policy
    cycle, said = review_cycle(policy, context.profile)
    often = cycle.words
    standing = "Statutory" if policy.statutory else "Not statutory"
    yield "version", ("Draft", None)
    yield "status", (f"{standing}; reviewed {often}", said)
    yield "review-cycle", (capitalised(often), said)
    yield "status-and-cycle", (f"{standing}, {often}", said)
    yield from _holders(context, values)
    yield "approved-on", (NOT_YET, None)
    for key in DATES:
        if key in values:
            yield key, (date_words(values[key].text), values[key])
    yield "supersedes", (NOTHING_BEFORE, None)
    yield "amendments", (NONE_YET, None)
    yield "history", (NOTHING_BEFORE, None)
    yield from _membership(context)


def _holders(context: Context, values: Mapping[str, Value]) -> Iterator[tuple[str, Made]]:
    owner = values.get("owner", context.policy.owner)
    yield "owner", (_holder(owner, context), owner)
    named = approvers(Size.SUBSTANTIVE, context.policy, context.profile)
    yield "approver", (_words(control_noun("approver", context), context), named[0])
    group = values.get("responsible-group")
    if group:
        yield "responsible-group", (_holder(group, context), group)


def _membership(context: Context) -> Iterator[tuple[str, Made]]:
    chain = context.profile.chain
    if len(chain) == 1:
        return
    membership = chain[-1].membership
    name = chain[-2].name
    since = f" since {date_words(membership.first)}" if membership and membership.first else ""
    yield "membership", (f"{name.text}{since}", name)


def _row(key: str, label: str, words: str, value: Value | None, context: Context) -> ControlRow:
    concept = Concept(kind="control", key=key)
    # What follows from no value, such as that it is a draft, is the program's own.
    run = (
        context.text(words, value.span, concept=concept, value=value.span)
        if value
        else Text(words, concept)
    )
    return ControlRow(key=key, label=label, blocks=(Paragraph((run,)),))


def _holder(value: Value, context: Context) -> str:
    """Return the title of the role (or the name of the board) that owns or approves the policy."""
    return _words(named_in_control(value, context), context)


def _words(found: tuple[NounForms, Span] | None, context: Context) -> str:
    if found is None:
        return ""
    context.look_for_slot(found[0].noun, found[1])
    return capitalised(found[0].noun)
