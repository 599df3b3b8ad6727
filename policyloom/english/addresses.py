"""Addresses: e-mail, web and telephone, known by their form wherever they stand.

An address is one thing: it is never capitalised, and it is a link wherever it is printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

EMAIL = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
WEB = r"(?:https?://|www\.)[^\s<>\"“”]+"
PHONE = r"(?:\+44\s?(?:\(0\))?|\(?0)\d{2,4}\)?(?:[\s-]?\d){6,8}(?![\s-]?\d)"
ADDRESS = re.compile(
    rf"(?<![\w@./-])(?:(?P<email>{EMAIL})|(?P<web>{WEB})|(?P<phone>{PHONE}))(?![\w@])",
    re.IGNORECASE,
)
AFTER = ".,;:!?'’\"”"
"""What may end a sentence after an address, and is no part of it."""
DIGITS = (10, 11)
"""How many digits a telephone number has here, its first nought counted."""


def addresses_in(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each address begins and ends, and where it leads."""
    for found in ADDRESS.finditer(words):
        said = _without_end(found[0])
        url = _url(found, said)
        if url:
            yield found.start(), found.start() + len(said), url


def begins_with_address(words: str) -> bool:
    """Tell whether words begin with an address, which keeps its first letter as it is."""
    return next((start == 0 for start, _, _ in addresses_in(words)), False)


def url_of(words: str) -> str:
    """Return where words lead that are a whole address; nothing for others."""
    found = next(addresses_in(words), (0, 0, ""))
    return found[2] if found[:2] == (0, len(words)) else ""


def _without_end(words: str) -> str:
    said = words.rstrip(AFTER)
    while said.endswith(")") and said.count(")") > said.count("("):
        said = said[:-1].rstrip(AFTER)
    return said


def _url(found: re.Match[str], said: str) -> str:
    if found["email"]:
        return f"mailto:{said}"
    if found["web"]:
        return said if "://" in said else f"https://{said}"
    digits = re.sub(r"\D", "", said.replace("(0)", ""))
    national = digits.removeprefix("44") if said.startswith("+") else digits
    whole = national if national.startswith("0") else f"0{national}"
    return f"tel:+44{whole[1:]}" if len(whole) in DIGITS else ""
