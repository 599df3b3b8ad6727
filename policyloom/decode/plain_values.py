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


def not_plain(node: Node) -> Iterator[Diagnostic]:
    """Yield a problem for every value below a node that holds a brace or a line break."""
    if isinstance(node.data, dict):
        for key, value in node.entries():
            if key not in WORDING:
                yield from not_plain(value)
    elif isinstance(node.data, list):
        for item in node.items():
            yield from not_plain(item)
    elif isinstance(node.data, str) and (found := NOT_PLAIN.search(node.data)):
        yield _problem(node, found[0])


def _problem(node: Node, sign: str) -> Diagnostic:
    if sign in "{}":
        message = "this value is printed as it stands, and its braces would be printed too"
        hint = "write the words themselves; tokens work in the texts of clauses only"
    else:
        message = "this value is printed in the middle of a line, and it holds a line break"
        hint = "write it on one line, without `|`"
    return Diagnostic(code="value-not-plain", message=message, span=node.span, hint=hint)
