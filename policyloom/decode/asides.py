"""Decode callouts and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.decode.node import as_it_stands
from policyloom.source import WrittenCallout, WrittenQuotation

if TYPE_CHECKING:
    from policyloom.decode.node import Node


def callout(node: Node | None) -> WrittenCallout | None:
    """Return a callout, if there is one."""
    if node is None:
        return None
    wording = node.need("text").flat("a callout")
    return WrittenCallout(kind=node.words("kind"), wording=wording, span=node.span)


def quotation(node: Node | None) -> WrittenQuotation | None:
    """Return a quotation, if there is one; an empty line ends a paragraph of it."""
    if node is None:
        return None
    text = node.need("text")
    node.problems.extend(as_it_stands(text))
    paragraphs = (" ".join(lines.split()) for lines in text.text.split("\n\n"))
    return WrittenQuotation(
        source=node.need("from").line(),
        paragraphs=tuple(words for words in paragraphs if words),
        span=text.span,
    )
