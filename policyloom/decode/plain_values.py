"""Values that are printed as they stand hold plain words: no token, no line break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.decode.node import Node

KINDS = frozenset({"overlay", "register", "instrument", "platforms", "vocabulary", "new-bodies"})
WORDING = frozenset({"modifications", "guarded", "description", "notes", "reasons", "example"})
"""Keys whose texts are Markdown, or are never printed."""
NOT_PLAIN = re.compile(r"[{}\n\r\u2028\u2029]")
MARKED_UP = re.compile(
    r"\*\*|`|\]\(|</?[A-Za-z][^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]{2,8});"
)
ADDRESSES = frozenset({"url", "withdrawn-urls"})


def blank(node: Node) -> Iterator[Diagnostic]:
    """Yield a problem for every value of spaces alone, which says as little as none."""
    if isinstance(node.data, dict):
        for _, value in node.entries():
            yield from blank(value)
    elif isinstance(node.data, list):
        for item in node.items():
            yield from blank(item)
    elif isinstance(node.data, str) and not node.data.strip(" \u00a0"):
        names = [part for part in node.path if isinstance(part, str)]
        message = f"`{names[-1] if names else 'this file'}` is empty"
        hint = "fill it in or remove the key"
        yield Diagnostic(code="empty-value", message=message, span=node.span, hint=hint)


def not_plain(node: Node) -> Iterator[Diagnostic]:
    """Yield a problem for every value below a node that holds a brace or a line break."""
    if isinstance(node.data, dict):
        for key, value in node.entries():
            if key not in WORDING | ADDRESSES:
                yield from not_plain(value)
    elif isinstance(node.data, list):
        for item in node.items():
            yield from not_plain(item)
    elif isinstance(node.data, str):
        yield from _words(node)


def _words(node: Node) -> Iterator[Diagnostic]:
    if found := NOT_PLAIN.search(node.data):
        yield _problem(node, found[0])
    elif found := MARKED_UP.search(node.data):
        message = f"this value is printed as it stands, and “{found[0]}” would be printed too"
        hint = "write plain words; Markdown works in the texts of clauses only, and HTML nowhere"
        yield _not_plain(node, message, hint)
    elif node.data != node.data.strip():
        message = "this value is printed in the middle of a line, and has a space at its end"
        hint = "take out the spaces before and after the words"
        yield _not_plain(node, message, hint)


def _problem(node: Node, sign: str) -> Diagnostic:
    if sign in "{}":
        message = "this value is printed as it stands, and its braces would be printed too"
        hint = "write the words themselves; tokens work in the texts of clauses only"
    else:
        message = "this value is printed in the middle of a line, and it holds a line break"
        hint = "write it on one line, without `|`"
    return _not_plain(node, message, hint)


def _not_plain(node: Node, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code="value-not-plain", message=message, span=node.span, hint=hint)
