"""Placing: what is known where a token places a block of typed data; pictures and boxes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from policyloom.document import Aside, AsideKind, Concept, Image, Paragraph, Strong, Text
from policyloom.resolve.lines import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from policyloom.diagnostics import Span
    from policyloom.document import Block, Blocks
    from policyloom.resolve.composition import PlacedClause
    from policyloom.resolve.context import Context
    from policyloom.source import WrittenCallout, WrittenFigure, WrittenQuotation
    from policyloom.source.wording import DataBlock, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """A data block at its place: the token, the clause, and how wording inside data is filled."""

    block: DataBlock
    placed: PlacedClause | None
    context: Context
    fill: Filler

    @property
    def clause(self) -> str:
        """The clause, or that which a body's own text replaces."""
        return (self.placed.replaces or self.placed.clause) if self.placed else ""

    def filled(self, wording: Wording) -> Blocks:
        """Return the blocks of wording inside the data."""
        return self.fill(wording, self.context, self.placed)


Maker: TypeAlias = "Callable[[Any, Placing], Iterator[Block]]"
"""What a clause version gives of a kind of data -> blocks."""
Filler: TypeAlias = "Callable[[Wording, Context, PlacedClause | None], Blocks]"


# FIGURES: pictures with a number, of the library and of bodies alike


def figure(given: WrittenFigure, placing: Placing) -> Iterator[Block]:
    """Yield a picture of the library."""
    context, placed = placing.context, placing.placed
    name = (placed.replaces or placed.clause) if placed else ""
    image = Image(
        key=name,
        asset=given.asset,
        alt=given.alt,
        width=given.width,
        caption=sentence(given.caption, context),
        origin=context.origin(given.span),
    )
    yield as_figure(image, name, given.span, context)


def as_figure(image: Image, name: str, span: Span, context: Context) -> Image:
    """Return a picture with its number before what stands below it, if it has one."""
    found = context.numbers.referents.get(f"figure:{name}")
    if found is None:
        return image
    concept = Concept(kind="figure", key=name)
    number = context.text(f"{found.words}{found.number}", span, token="figure", concept=concept)  # noqa: S106 - of the text
    apart = (Text(": "),) if image.caption else ()
    origin = image.origin or context.origin(span)
    return replace(
        image, caption=(number, *apart, *image.caption), anchor=found.anchor, origin=origin
    )


# ASIDES: callouts, which begin with their word, and quotations, which end with their source


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
