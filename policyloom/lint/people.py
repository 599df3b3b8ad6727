"""The rules that keep people's names and logins out of public documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic
from policyloom.lint.person_names import (
    is_personal_account,
    is_personal_name,
    is_titled,
    names_a_person,
)
from policyloom.source import FACT
from policyloom.source.names import body_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import Library, Overlay, Value

PEOPLE_KEYS = ("owner", "approver", "responsible-group")
EMAIL_LIKE = re.compile(r"(?!@)\S*[^\s@]@[^\s@]")
"""A login; '@school' and '@school@social.example.org' are names of accounts."""
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def people(library: Library) -> Iterator[Diagnostic]:
    """Roles and accounts are named by post or by page, never by a person's name or e-mail address.

    Why it matters: policies are published, people move on, and a login address invites attacks.

    Instead of 'Mrs A Person' write the role, and instead of 'office@…' the name of the page.
    """
    # A team may carry the name of a body, and so may an account.
    places = body_words(library)
    for overlay in library.overlays.values():
        for value in _role_fields(overlay):
            yield from role_field(value, places)
        for channel in overlay.channels or ():
            yield from _account_field(channel.account, places)
        for value in _free_texts(overlay):
            yield from _free_text(value)
        for members in overlay.people.values():
            yield from (d for member in members for d in _group_field(member))


def _role_fields(overlay: Overlay) -> Iterator[Value]:
    yield from _titles(overlay)
    for channel in overlay.channels or ():
        yield from (*channel.administrator, *channel.posters)
    for settings in overlay.documents.values():
        yield from (settings.values[key] for key in PEOPLE_KEYS if key in settings.values)
        yield from (v for key, v in settings.values.items() if key.startswith(FACT))
    for approvers in overlay.delegation.values():
        yield from approvers


def _titles(overlay: Overlay) -> Iterator[Value]:
    for holder in overlay.roles.values():
        if holder.forms:
            forms = holder.forms
            yield from (
                f
                for f in (
                    forms.noun,
                    forms.plural,
                    forms.definite,
                    forms.indefinite,
                    forms.heading,
                )
                if f
            )


def role_field(value: Value, places: frozenset[str]) -> Iterator[Diagnostic]:
    """Report words for a post that are those of a person."""
    if EMAIL.search(value.text):
        yield _diagnostic(
            Code.PERSONAL_NAME,
            f"“{value.text}” holds an e-mail address",
            value,
            "name the role instead",
        )
    elif is_personal_name(value.text, places):
        message = f"“{value.text}” looks like a person's name"
        yield _diagnostic(
            Code.PERSONAL_NAME, message, value, "name the role or post, such as Headteacher"
        )


def _group_field(value: Value) -> Iterator[Diagnostic]:
    if EMAIL.search(value.text) or is_titled(value.text):
        message = f"“{value.text}” looks like a person, and a group of people belongs here"
        yield _diagnostic(Code.PERSONAL_NAME, message, value, "write what the group is called")


def _free_texts(overlay: Overlay) -> Iterator[Value]:
    yield from overlay.settings.values()
    for values in overlay.local_lists.values():
        yield from values


def _free_text(value: Value) -> Iterator[Diagnostic]:
    """Yield a person in words of any kind: one with a title, or an address with a given name."""
    if is_titled(value.text) or names_a_person(value.text):
        message = f"“{value.text}” names a person"
        hint = "name the office or post, and an address that several people read"
        yield _diagnostic(Code.PERSONAL_NAME, message, value, hint)


def _account_field(value: Value, places: frozenset[str]) -> Iterator[Diagnostic]:
    if EMAIL_LIKE.match(value.text):
        message = (
            f"“{value.text}” is an e-mail address, perhaps the login, not the name of an account"
        )
        yield _diagnostic(
            Code.EMAIL_AS_ACCOUNT_NAME, message, value, "write the page's name as visitors see it"
        )
    elif is_personal_account(value.text, places):
        message = f"“{value.text}” looks like a person's name"
        yield _diagnostic(
            Code.PERSONAL_NAME, message, value, "an official account carries the school's name"
        )


def _diagnostic(code: Code, message: str, value: Value, hint: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=value.span, hint=hint)
