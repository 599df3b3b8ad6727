"""Addresses: what a link to a page may be."""

from __future__ import annotations

import re

ADDRESS = re.compile(
    r"(?i:https?)://(?P<login>[^/@\s]*@)?[^/\s@:.]+(?:\.[^/\s@:.]+)*\.?(?::\d+)?(?:[/?#]\S*)?"
)


def is_web_address(text: str) -> bool:
    """Tell whether the words are a whole web address, without a login in it."""
    found = ADDRESS.fullmatch(text)
    return found is not None and not found["login"]


def has_login(text: str) -> bool:
    """Tell whether a web address has a name or a password in it."""
    found = ADDRESS.fullmatch(text)
    return found is not None and bool(found["login"])
