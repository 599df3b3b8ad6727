"""Walking through a document: the blocks inside blocks, and the pictures among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    Definitions,
    EditorNote,
    Form,
    Image,
    InLanguage,
    List,
    Paragraph,
    Subheading,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Asset, Block, Blocks, Document


def inner_blocks(block: Block) -> Iterator[Blocks]:
    """Yield the blocks that stand inside a block, group by group."""
    match block:
        case List(items=items):
            yield from (item.blocks for item in items)
        case Definitions(items=definitions):
            yield from (definition.blocks for definition in definitions)
        case Table():
            for row in (*block.header, *block.rows):
                yield from (cell.blocks for cell in row.cells)
        case InLanguage() | EditorNote():
            yield block.blocks
        case Paragraph() | Subheading() | Image() | Form():
            return
        case _:
            assert_never(block)


def pictures(document: Document) -> Iterator[Asset]:
    """Yield every picture that the document shows, its logo first."""
    if document.look.logo:
        yield document.look.logo
    for block in _all_blocks(document):
        if isinstance(block, Image):
            yield block.asset


def has_forms(document: Document) -> bool:
    """Say whether any part of the document is there to be filled in."""
    return any(isinstance(block, Form) for block in _all_blocks(document))


def _all_blocks(document: Document) -> Iterator[Block]:
    groups = [
        *(row.blocks for row in document.control),
        document.notices,
        *(provision.blocks for part in document.sections for provision in part.provisions),
    ]
    for content in groups:
        yield from _deep(content)


def _deep(content: Blocks) -> Iterator[Block]:
    for block in content:
        yield block
        for inner in inner_blocks(block):
            yield from _deep(inner)
