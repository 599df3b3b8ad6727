"""Contacts: whom to reach and how, as written; names of people stand in a file of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.source.values import Condition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.source.values import Value
    from policyloom.source.wording import Pieces

WAYS = {
    "phone": "Telephone",
    "email": "E-mail",
    "web": "Website",
    "hours": "Open",
    "place": "Where",
}
"""The ways to reach somebody, in the order in which they are printed, and their words."""
LOCAL, OPTIONAL = "local", "optional"
"""What stands for a way that a body gives, or may give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenContact:
    """One contact: a role of the body or, with a title, somebody outside.

    ``ways`` are how to reach them, by ``WAYS``. ``named`` says that law wants the name published,
    ``when`` which bodies have the contact.
    """

    key: str
    role: str = ""
    title: Pieces = ()
    ways: Mapping[str, Value]
    named: bool = False
    locked: bool = False
    when: Condition = field(default_factory=Condition)
    span: Span

    @property
    def slot(self) -> str:
        """What the name of the person is kept under: the role, or the contact."""
        return self.role or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenContacts:
    """Contacts in order."""

    title: Pieces
    rows: tuple[WrittenContact, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnContact:
    """What a body says of a contact of a clause: ways, one more contact, or that it has none.

    ``title`` is that of a contact of its own; ``omitted`` says why it has none.
    """

    clause: str
    key: str
    title: Value | None
    ways: Mapping[str, Value]
    omitted: str
    span: Span


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """The name of who holds a role, with the place of both; never part of a document."""

    role: str
    name: str
    span: Span
