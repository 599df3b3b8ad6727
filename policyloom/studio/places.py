"""STUDIO: bodies and documents -> their addresses, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from policyloom.source import overlay_path
from policyloom.studio.asked import NotThereError
from policyloom.studio.rights import Right

if TYPE_CHECKING:
    from policyloom.source import Target
    from policyloom.studio.asked import Asked

MOST = 10
"""Figures of a number in an address."""
STROKE = "~"
"""What stands for the stroke in the id of a school of a trust."""


def body_in(body: str) -> str:
    """Return the id of a body as it stands in an address."""
    return quote(body.replace("/", STROKE))


def body_at(asked: Asked) -> str:
    """Return the body that an address names, if it is there and the person may see it."""
    body = asked.place.get("body", "").replace(STROKE, "/")
    known = all(body.split("/")) and overlay_path(body) in asked.desk.project.texts
    if not known or not asked.person.may(Right.READ, body):
        raise NotThereError
    return body


def body_name(asked: Asked, body: str) -> str:
    """Return what a body is called; its id where its file cannot be read."""
    known = asked.desk.library.overlays.get(body)
    return known.name.text if known else body


def number_in(asked: Asked, name: str) -> int:
    """Return a number of an address; 0 where none is said that is one."""
    words = asked.query.get(name, "")
    return int(words) if words.isascii() and words.isdecimal() and len(words) < MOST else 0


def target_at(asked: Asked) -> Target:
    """Return the document that an address names."""
    body = body_at(asked)
    found = asked.desk.target(body, asked.place.get("policy", ""))
    if found is None:
        raise NotThereError
    return found


def policy_page(target: Target, page: str, **query: str) -> str:
    """Return the address of a page of a document."""
    return _with(f"/policy/{body_in(target.body)}/{quote(target.policy)}/{page}", query)


def body_page(body: str, page: str, **query: str) -> str:
    """Return the address of a page of a body."""
    return _with(f"/body/{body_in(body)}/{page}", query)


def _with(address: str, query: dict[str, str]) -> str:
    said = {name: words for name, words in query.items() if words}
    return f"{address}?{urlencode(said)}" if said else address


TABS = {
    "read": "Read",
    "complete": "Complete",
    "compare": "Compare",
    "review": "Review",
    "approve": "Approve",
    "files": "Files",
    "word": "Word",
    "history": "History",
}
"""The pages of a document, and what they are called."""
