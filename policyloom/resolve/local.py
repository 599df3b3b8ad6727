"""Local blocks: the lists and pictures that a body supplies -> blocks of its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label
from policyloom.document import Concept, Image, Item, List, ListStyle, Paragraph, Unfilled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block
    from policyloom.resolve.context import Context
    from policyloom.source import LocalBlock
    from policyloom.source.wording import Token


def local_block(token: Token, context: Context) -> Iterator[Block]:
    """Return the body's list or picture.

    One that is missing is reported, and marked where it may stay open.
    """
    lines = context.profile.local_lists.get(token.surface)
    picture = context.profile.pictures.get(token.surface)
    if lines:
        concept = Concept(kind="local", key=token.surface)
        runs = (
            context.text(v.text, token.span, token=token.surface, concept=concept, value=v.span)
            for v in lines
        )
        items = (Item((Paragraph((run,)),)) for run in runs)
        yield List(style=ListStyle.BULLET, items=tuple(items))
    elif picture:
        caption = picture.caption
        yield Image(
            key=token.surface,
            asset=picture.asset,
            alt=picture.alt,
            width=picture.width,
            caption=(context.text(caption.text, caption.span),) if caption else (),
            origin=context.origin(token.span, token.surface, picture.span),
        )
    else:
        yield from _missing(token, context)


def _missing(token: Token, context: Context) -> Iterator[Block]:
    vocabulary = context.library.vocabulary
    is_list = token.surface in vocabulary.local_lists
    block: LocalBlock = (vocabulary.local_lists if is_list else vocabulary.pictures)[token.surface]
    overlay = context.profile.overlay
    message = f"`{block.name}` ({block.label}) is not given for {context.profile.body}"
    key = "local-lists" if is_list else "pictures"
    hint = f"write `{key}: {{{block.name}: …}}` in {overlay.path}"
    label = Label(overlay.span, "the overlay")
    if block.slot:
        wanted = (key, block.name)
        context.open_point(Code.UNFILLED_SLOT, message, token.span, hint, label, wanted=wanted)
        yield Paragraph((Unfilled(block.label, block.example),))
    else:
        wanted = (key, block.name)
        context.report(Code.UNSET_SETTING, message, token.span, hint, label, wanted=wanted)
