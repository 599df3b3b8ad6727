"""Fill: the wording of one clause -> blocks of the document, every token and link resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    EditorNote,
    Item,
    List,
    Paragraph,
    Subheading,
)
from policyloom.resolve.blocks import data_block
from policyloom.resolve.lines import heading, inlines, sentence
from policyloom.resolve.local import local_block
from policyloom.source import DATA_KINDS
from policyloom.source.wording import (
    DataBlock,
    Token,
    WordingHeading,
    WordingList,
    WordingNote,
    WordingParagraph,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block, Blocks
    from policyloom.resolve.context import Context
    from policyloom.resolve.plan import Planned
    from policyloom.source.wording import Wording, WordingBlock, WordingItem


def fill(planned: Planned, context: Context) -> Blocks:
    """Return a planned clause's blocks."""
    blocks = tuple(block for piece in planned.wording for block in _block(piece, planned, context))
    placed = {block.name for block in planned.wording if isinstance(block, DataBlock)}
    rest = (
        DataBlock(kind.token, planned.span)
        for kind in DATA_KINDS
        if kind.given(planned.data) and kind.token not in placed
    )
    return (
        *blocks,
        *(made for one in rest for made in data_block(one, planned, context, fill_wording)),
    )


def fill_wording(wording: Wording, context: Context, planned: Planned | None = None) -> Blocks:
    """Return the blocks of wording that belongs to no clause, such as a policy's notices."""
    return tuple(block for piece in wording for block in _block(piece, planned, context))


def _block(block: WordingBlock, planned: Planned | None, context: Context) -> Iterator[Block]:
    match block:
        case WordingParagraph((Token(surface=surface) as token,)) if (
            surface in context.local_blocks
        ):
            yield from local_block(token, context)
        case WordingParagraph(pieces):
            yield Paragraph(sentence(pieces, context))
        case WordingHeading(pieces):
            yield Subheading(heading(pieces, context))
        case WordingList(style, items):
            yield List(style=style, items=tuple(_item(item, planned, context) for item in items))
        case DataBlock():
            yield from data_block(block, planned, context, fill_wording)
        case WordingNote(blocks, span):
            hint = (
                "an approved document has no notes to the editor; remove it from the clause or "
                "leave the clause out"
            )
            context.open_point(
                "editor-note-left", "a note to the editor stands in this document", span, hint
            )
            yield EditorNote(tuple(b for inner in blocks for b in _block(inner, planned, context)))
        case _:
            assert_never(block)


def _item(item: WordingItem, planned: Planned | None, context: Context) -> Item:
    """Fill an item; it may go on from its lead-in, so its first word keeps its case."""
    first, *rest = item.blocks
    if isinstance(first, WordingParagraph):
        start: tuple[Block, ...] = (
            Paragraph(inlines(first.pieces, context, opens_sentence=False)),
        )
    else:
        start = tuple(_block(first, planned, context))
    return Item((*start, *(b for block in rest for b in _block(block, planned, context))))
