"""The rules that keep people's names and logins out of public documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import Library, Overlay, Value

EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Revd|Fr|Sr|Prof|Sir|Dame)\b\.? [A-Z]")
INITIAL_SURNAME = re.compile(r"(?:^|[\s(,])(?:[A-Z]\.? ?){1,2} ?[A-Z][a-z'’-]{2,}$")
NAME_WORD = re.compile(r"[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?")
POST_WORDS = frozenset((
    "academy", "adviser", "advisor", "assistant", "associate", "board", "body", "business",
    "care", "central", "chair", "chief", "clerk", "committee", "communications", "company",
    "compliance", "computing", "coordinator", "council", "data", "deputy", "designated",
    "diocese", "director", "education", "executive", "external", "finance", "governance",
    "governing", "governor", "governors", "group", "hall", "head", "headteacher", "health",
    "hub", "human", "infant", "information", "it", "junior", "lead", "leader", "leadership",
    "learning", "librarian", "local", "manager", "marketing", "media", "member", "network",
    "nursery", "office", "officer", "online", "operations", "partner", "pastoral", "person",
    "post", "primary", "principal", "protection", "pupil", "resources", "safeguarding", "safety",
    "school", "secondary", "secretary", "senco", "senior", "service", "services", "site",
    "social", "special", "staff", "subject", "support", "systems", "teacher", "teaching", "team",
    "technician", "technology", "technical", "trust", "trustee", "trustees", "vice", "welfare",
    "year",
))  # fmt: skip
TWO, THREE = 2, 3


def people(library: Library) -> Iterator[Diagnostic]:
    """Roles and accounts are named by post or by page, never by a person's name or e-mail address.

    Why it matters: policies are published, people move on, and a login address invites attacks.

    Instead of 'Mrs A Person' write the role, and instead of 'office@…' the name of the page.
    """
    for overlay in library.overlays.values():
        for value in _titles(overlay):
            yield from _role_field(value)
        for channel in overlay.channels or ():
            yield from _account_field(channel.account)
            for role in (*channel.administrator, *channel.posters):
                yield from _role_field(role)
        for settings in overlay.documents.values():
            for key in ("owner", "approver"):
                if key in settings.values:
                    yield from _role_field(settings.values[key])


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


def _role_field(value: Value) -> Iterator[Diagnostic]:
    if EMAIL.search(value.text):
        yield _diagnostic(
            "personal-name",
            f"“{value.text}” holds an e-mail address",
            value,
            "name the role instead",
        )
    elif is_personal_name(value.text):
        message = f"“{value.text}” looks like a person's name"
        yield _diagnostic(
            "personal-name", message, value, "name the role or post, such as Headteacher"
        )


def _account_field(value: Value) -> Iterator[Diagnostic]:
    if EMAIL.search(value.text):
        message = (
            f"“{value.text}” is an e-mail address, perhaps the login, not the name of an account"
        )
        yield _diagnostic(
            "email-as-account-name", message, value, "write the page's name as visitors see it"
        )
    elif _is_titled(value.text):
        message = f"“{value.text}” looks like a person's name"
        yield _diagnostic(
            "personal-name", message, value, "an official account carries the school's name"
        )


def is_personal_name(text: str) -> bool:
    """Tell whether the words look like a name: Mrs Person, A Person, or names that are no post."""
    if _is_titled(text):
        return True
    words = text.split()
    if not TWO <= len(words) <= THREE or not all(NAME_WORD.fullmatch(word) for word in words):
        return False
    return not any(word.lower() in POST_WORDS for word in words)


def _is_titled(text: str) -> bool:
    """Tell whether the words hold a title or initials before a surname: 'Mrs Person', 'A.

    Person'.
    """
    surname = INITIAL_SURNAME.search(text)
    return bool(HONORIFIC.search(text)) or bool(
        surname and text.rsplit(maxsplit=1)[-1].lower() not in POST_WORDS
    )


def _diagnostic(code: str, message: str, value: Value, hint: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=value.span, hint=hint)
