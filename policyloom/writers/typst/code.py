"""TYPST: values -> code of Typst; words become string literals, never markup or code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

Code = NewType("Code", str)
"""Code of Typst, in which all words that are not ours stand as escaped strings."""

NONE = Code("none")
NOTHING = Code("[]")
ESCAPED = {"\\": "\\\\", '"': '\\"'}
PRINTABLE_FROM = " "
DELETE = "\x7f"


def string(words: str) -> Code:
    """Return words as a string literal."""
    return Code('"' + "".join(_letter(letter) for letter in words) + '"')


def _letter(letter: str) -> str:
    if letter < PRINTABLE_FROM or letter == DELETE:
        return f"\\u{{{ord(letter):x}}}"
    return ESCAPED.get(letter, letter)


def joined(parts: Iterable[Code]) -> Code:
    """Return pieces of content one after the other as one piece."""
    found = [part for part in parts if part != NOTHING]
    match found:
        case []:
            return NOTHING
        case [only]:
            return only
        case _:
            # A string beside a string would become one string, which is content all the same.
            return Code("{" + "\n".join(found) + "}")


def call(name: str, *arguments: Code, **named: Code | bool) -> Code:
    """Return a call of a function of the page; options that are false are left out."""
    given = [
        f"{key.replace('_', '-')}: {'true' if value is True else value}"
        for key, value in named.items()
        if value is not False
    ]
    return Code(f"{name}({', '.join((*arguments, *given))})")


def array(parts: Iterable[Code]) -> Code:
    """Return an array."""
    return Code("(" + "".join(f"{part}, " for part in parts) + ")")


def number(value: float) -> Code:
    """Return a number."""
    return Code(f"{value:g}")


def per_cent(value: float) -> Code:
    """Return a share of the width."""
    return Code(f"{value:g}%")
