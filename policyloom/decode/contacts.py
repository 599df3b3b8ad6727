"""Decode contacts, what bodies say of them, and the file that holds the names of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.decode.node import condition
from policyloom.diagnostics import Code
from policyloom.source import (
    LOCAL,
    OPTIONAL,
    WAYS,
    OwnContact,
    PersonNamed,
    WrittenContact,
    WrittenContacts,
)

if TYPE_CHECKING:
    from policyloom.decode.node import Node
    from policyloom.source import Value

FORMS = {
    "phone": (re.compile(r"\+?[0-9][0-9 ]*"), "digits and spaces: 01632 960000"),
    "email": (re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+"), "an address: office@example.org"),
    "web": (re.compile(r"https?://[^\s<>]+"), "an address: https://www.example.org"),
}


def contacts(node: Node | None) -> WrittenContacts | None:
    """Return contacts, if there are any."""
    if node is None:
        return None
    title = node.get("title")
    rows = tuple(_contact(row) for row in node.list("rows"))
    seen: set[str] = set()
    for row in rows:
        if row.key in seen:
            message = f"two of these contacts are called `{row.key}`"
            node.report(Code.CONTACT_TWICE, message, "give each a name of its own", row.span)
        seen.add(row.key)
    return WrittenContacts(title=title.line() if title else (), rows=rows, span=node.span)


def _contact(node: Node) -> WrittenContact:
    title = node.get("title")
    _check_reached(node, node.words("contact"))
    for way in WAYS if node.flag("locked") else ():
        if node.words(way) in {LOCAL, OPTIONAL}:
            message = f"this contact is locked, so no body could give its `{way}`"
            hint = f"say the {way} here, or take `locked: true` away"
            node.report(Code.CONTACT_LOCKED, message, hint, node.need(way).span)
    return WrittenContact(
        key=node.words("contact"),
        role=node.words("role"),
        title=title.line() if title else (),
        ways=_ways(node),
        named=node.words("name") == LOCAL,
        locked=node.flag("locked"),
        when=condition(node.get("when")),
        span=node.span,
    )


def _check_reached(node: Node, key: str) -> None:
    if not any(node.get(way) for way in (*WAYS, "name")):
        message = f"nothing says how to reach `{key}`"
        ways = ", ".join(f"`{way}:`" for way in WAYS)
        hint = f"give it one of {ways}; `local` leaves it to bodies"
        node.report(Code.CONTACT_DETAIL, message, hint)


def _ways(node: Node) -> dict[str, Value]:
    found = {way: item for way in WAYS if (item := node.get(way))}
    for way, item in found.items():
        form, right = FORMS.get(way, (None, ""))
        if form and item.text not in {LOCAL, OPTIONAL} and not form.fullmatch(item.text):
            message = f"`{item.text}` is not what `{way}` holds"
            node.report(Code.CONTACT_DETAIL, message, f"write {right}", item.span)
    return {way: item.value for way, item in found.items()}


def own_contacts(node: Node) -> tuple[OwnContact, ...]:
    """Return what a body says of contacts, by clause and contact."""
    for _, rows in node.mapping("contacts"):
        for key, given in rows.entries():
            if given.get("title"):
                _check_reached(given, key)
    return tuple(
        OwnContact(
            clause=clause,
            key=key,
            title=title.value if (title := given.get("title")) else None,
            ways=_ways(given),
            omitted=given.words("omit"),
            span=given.key_span,
        )
        for clause, rows in node.mapping("contacts")
        for key, given in rows.entries()
    )


def people(node: Node) -> tuple[PersonNamed, ...]:
    """Return the names in the file that is kept apart from everything that is published."""
    return tuple(
        PersonNamed(role, name.text, name.key_span) for role, name in node.mapping("people")
    )
