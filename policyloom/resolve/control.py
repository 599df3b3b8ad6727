"""Control: the dates, owner and approver of a body's policy -> the document control table."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from policyloom.diagnostics import Code, Label, did_you_mean
from policyloom.document import Concept, ControlRow, Paragraph
from policyloom.english.dates import CYCLE_WORDS, date_words
from policyloom.english.grammar import capitalised, joined
from policyloom.resolve.approvers import approvers_of, title
from policyloom.resolve.profile import leads_back
from policyloom.resolve.terms import role_forms
from policyloom.source import Size
from policyloom.source.names import BODY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.resolve.context import Context
    from policyloom.source import Value

NOT_YET = "Not yet approved"
NONE_YET = "None yet: this is a draft"
NOTHING_BEFORE = "None: nothing was approved before"
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
    return tuple(_row(key, label, *made[key], context) for key, label in order if key in made)


def _rows(context: Context, values: Mapping[str, Value]) -> Iterator[tuple[str, Made]]:
    policy = context.policy
    cycle = values.get("review-cycle")
    often = CYCLE_WORDS[cycle.text if cycle else policy.review_cycle]
    standing = "Statutory" if policy.statutory else "Not statutory"
    yield "version", ("Draft", None)
    yield "status", (f"{standing}; reviewed {often}", cycle)
    yield "review-cycle", (capitalised(often), cycle)
    yield "status-and-cycle", (f"{standing}, {often}", cycle)
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
    deciders = approvers_of(Size.SUBSTANTIVE, context.policy, context.profile)
    words = joined(tuple(_holder(one, context) for one in deciders), "or")
    yield "approver", (words, deciders[0])
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
    span = value.span if value else context.policy.span
    run = context.text(words, span, concept=Concept(kind="control", key=key), value=span)
    return ControlRow(key=key, label=label, blocks=(Paragraph((run,)),))


def _holder(value: Value, context: Context) -> str:
    """Return the title of the role (or the name of the board) that owns or approves the policy."""
    name, span = value.text, value.span
    profile = context.profile
    kind, canonical, _ = context.reader.names.get(name, ("", name, False))
    if canonical != name or name == BODY:
        kind = ""
    words = title(name, profile) if kind else ""
    if words:
        found = role_forms(name, profile) if kind == "role" else None
        if found:
            context.look_for_slot(words, found[1])
        return capitalised(words)
    if not kind:
        hint = did_you_mean(name, context.reader.names)
        context.report(Code.UNKNOWN_ROLE, f"there is no role or board `{name}`", span, hint)
    elif kind != "role" or not leads_back(name, profile):
        message = f"{profile.body} does not say who holds the role `{name}`"
        hint = f"write `roles: {{{name}: …}}` in {profile.overlay.path}"
        label = Label(profile.overlay.span, "the overlay")
        wanted = ("terms" if kind == "term" else "roles", name)
        context.report(Code.UNSET_ROLE, message, span, hint, label, wanted=wanted)
    return ""
