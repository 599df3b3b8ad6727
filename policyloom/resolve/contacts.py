"""Contacts: whom to reach and how -> a table, with a slot where law wants a person's name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label, did_you_mean
from policyloom.document import (
    Cell,
    Column,
    Link,
    Paragraph,
    Row,
    Table,
    Text,
    Unfilled,
    name_slot,
    plain,
)
from policyloom.resolve.lines import sentence
from policyloom.resolve.terms import token_words
from policyloom.source import LOCAL, OPTIONAL, WAYS, WrittenContact
from policyloom.source.wording import Token, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block, Inlines
    from policyloom.resolve.context import Context
    from policyloom.resolve.placing import Placing
    from policyloom.source import OwnContact, Value, WrittenContacts

CONTACTS = "Contacts"
HEADER = ("Who", "How to reach them")
LINKED = {"phone": "tel:", "email": "mailto:", "web": ""}


def contacts(given: WrittenContacts, placing: Placing) -> Iterator[Block]:
    """Yield a table of contacts; a contact whose role nobody holds is left out.

    Whoever holds two of the roles stands once, unless the second can be reached otherwise.
    """
    context = placing.context
    clause = placing.clause
    told = _named(_as_said(given, clause, context), context)
    yield Table(
        key=f"{clause}/contacts",
        caption=sentence(given.title, context) or (context.text(CONTACTS, given.span),),
        description="Everybody who can be reached, and how.",
        widths=(40, 60),
        columns=(Column(key="who"), Column(key="how", weighs="clarifying")),
        header=(Row(cells=tuple(_cell((Text(name),), header=True) for name in HEADER)),),
        rows=tuple(_row(one, who, context) for one, who in told),
    )


def _as_said(given: WrittenContacts, clause: str, context: Context) -> tuple[WrittenContact, ...]:
    """Return the contacts as the body has them, layer upon layer."""
    rows = {row.key: row for row in given.rows}
    for overlay in context.profile.chain:
        for own in overlay.contacts:
            if own.clause == clause:
                _say(own, rows, context)
    return tuple(row for row in rows.values() if row.when.holds(context.profile.facts))


def _say(own: OwnContact, rows: dict[str, WrittenContact], context: Context) -> None:
    known = rows.get(own.key)
    if known is None:
        if own.title:
            title = (Words(own.title.text, own.title.span),)
            rows[own.key] = WrittenContact(key=own.key, title=title, ways=own.ways, span=own.span)
        return
    if own.title:
        message = f"the contact `{own.key}` is there already, so no title of it is printed"
        hint = "take `title:` away, or give a contact of your own another name"
        context.report(Code.CONTACT_TWICE, message, own.title.span, hint)
    if known.locked:
        message = f"the contact `{own.key}` is locked, so it cannot be changed locally"
        label = Label(known.span, "the contact")
        context.report(Code.CONTACT_LOCKED, message, own.span, "remove this change", label)
    elif own.omitted:
        del rows[own.key]
    else:
        rows[own.key] = replace(known, ways={**known.ways, **own.ways})


def _named(
    given: tuple[WrittenContact, ...], context: Context
) -> Iterator[tuple[WrittenContact, Inlines]]:
    holders: dict[str, WrittenContact] = {}
    for contact in given:
        who = _who(contact, context)
        if who is None:
            continue
        first = holders.setdefault(plain(who), contact) if contact.role else contact
        if first is contact or contact.named or not _same_ways(contact, first):
            yield contact, who


def _same_ways(contact: WrittenContact, first: WrittenContact) -> bool:
    """Return whether a contact says no more of any way than another, which stands above it."""
    said = {way: value.text for way, value in contact.ways.items()}
    return all(
        text in {LOCAL, OPTIONAL} or (way in first.ways and first.ways[way].text == text)
        for way, text in said.items()
    )


def _row(contact: WrittenContact, who: Inlines, context: Context) -> Row:
    slot = (name_slot(contact.slot),) if contact.named else ()
    ways = (_way(way, contact, context) for way in WAYS if way in contact.ways)
    return Row(
        key=contact.key,
        cells=(
            Cell(blocks=(Paragraph((*who, *slot)),), header=True),
            Cell(blocks=tuple(Paragraph(line) for line in ways if line)),
        ),
    )


def _who(contact: WrittenContact, context: Context) -> Inlines | None:
    if not contact.role:
        return sentence(contact.title, context)
    holder = context.profile.roles.get(contact.role)
    if holder and holder.vacant:
        return None
    vocabulary = context.library.vocabulary
    if contact.role not in {*vocabulary.roles, *vocabulary.terms, *vocabulary.people}:
        message = f"there is no role `{contact.role}`"
        hint = did_you_mean(contact.role, vocabulary.roles)
        context.report(Code.UNKNOWN_ROLE, message, contact.span, hint)
        return None
    surface = contact.role[:1].upper() + contact.role[1:]
    found = token_words(Token(surface, contact.span), context)
    return (found,) if found else None


def _way(way: str, contact: WrittenContact, context: Context) -> Inlines:
    value = contact.ways[way]
    if value.text == OPTIONAL:
        return ()
    start = Text(f"{WAYS[way]}: ")
    if value.text == LOCAL:
        return (start, _open(way, contact, value, context))
    words = context.text(value.text, value.span, value=value.span)
    if way not in LINKED:
        return (start, words)
    address = value.text.replace(" ", "") if way == "phone" else value.text
    return (start, Link((words,), f"{LINKED[way]}{address}"))


NOUNS = {"hours": "opening hours", "place": "place"}
"""What a way is called where its words say something else."""


def _open(way: str, contact: WrittenContact, value: Value, context: Context) -> Unfilled:
    overlay = context.profile.overlay
    title = plain(sentence(contact.title, context))
    whose = f"‘{title}’" if title else f"the {contact.role or contact.key}"
    label = f"{NOUNS.get(way, WAYS[way].lower())} of {whose}"
    message = f"the {label} is not given for {context.profile.body}"
    key = f"contacts: {{{context.clause}: {{{contact.key}: {{{way}: …}}}}}}"
    hint = f"write `{key}` in {overlay.path}"
    where = Label(overlay.span, "the overlay")
    wanted = ("contacts", f"{context.clause} {contact.key} {way}")
    context.open_point(Code.UNFILLED_SLOT, message, value.span, hint, where, wanted=wanted)
    return Unfilled(label)


def _cell(words: Inlines, *, header: bool = False) -> Cell:
    return Cell(blocks=(Paragraph(words),), header=header)
