"""Asides: callouts, which begin with their word, and quotations, which end with their source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import Aside, AsideKind, Paragraph, Strong, Text
from policyloom.resolve.lines import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block, Blocks
    from policyloom.resolve.placing import Placing
    from policyloom.source import WrittenCallout, WrittenQuotation


def callout(given: WrittenCallout, placing: Placing) -> Iterator[Block]:
    """Yield words in a box; what they are stands in words too, as not everybody sees the box."""
    kind = AsideKind(given.kind)
    word = placing.context.text(f"{kind.value.capitalize()}:", given.span, token="callout")  # noqa: S106 - of the text
    yield Aside(kind, _begun(Strong((word,)), placing.filled(given.wording)))


def _begun(word: Strong, blocks: Blocks) -> Blocks:
    match blocks:
        case (Paragraph() as first, *rest):
            return (replace(first, inlines=(word, Text(" "), *first.inlines)), *rest)
        case _:
            return (Paragraph((word,)), *blocks)


def quotation(given: WrittenQuotation, placing: Placing) -> Iterator[Block]:
    """Yield words of somebody else as they stand there, and below them where that is."""
    context = placing.context
    said = (Paragraph((context.text(words, given.span),)) for words in given.paragraphs)
    source = (Text("– "), *sentence(given.source, context))
    yield Aside(AsideKind.QUOTATION, (*said, Paragraph(source)))
