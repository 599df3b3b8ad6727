"""Figures: pictures with a number, of the library and of bodies alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import Concept, Image, Text
from policyloom.resolve.lines import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.document import Block
    from policyloom.resolve.context import Context
    from policyloom.resolve.placing import Placing
    from policyloom.source import WrittenFigure


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
