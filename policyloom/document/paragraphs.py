"""Numbered paragraphs: blocks -> the same with their paragraphs as items that count, and back.

A paragraph takes the lists below it along. Sub-headings, tables and other blocks stand between,
and the count goes on behind them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.document.blocks import Item, List, ListStyle, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.document.blocks import Block, Blocks


@dataclass(slots=True)
class ParagraphCounter:
    """What stands before a number, and which comes next."""

    prefix: str = ""
    following: int = 1

    def numbered(self, blocks: Blocks) -> Iterator[Block]:
        """Yield blocks with their paragraphs in lists that go on counting."""
        items: list[Item] = []
        for block in blocks:
            match block:
                case Paragraph():
                    items.append(Item((block,)))
                case List() if items:
                    items[-1] = Item((*items[-1].blocks, block))
                case _:
                    yield from self._list(items)
                    items = []
                    yield block
        yield from self._list(items)

    def _list(self, items: Sequence[Item]) -> Iterator[List]:
        if items:
            yield List(
                style=ListStyle.DECIMAL,
                items=tuple(items),
                start=self.following,
                prefix=self.prefix,
                paragraphs=True,
            )
            self.following += len(items)


def _has_numbers(blocks: Blocks) -> bool:
    """Tell whether paragraphs are numbered."""
    return any(isinstance(block, List) and block.paragraphs for block in blocks)


def numbered_as(blocks: Blocks, other: Blocks) -> Blocks:
    """Return blocks whose paragraphs are numbered where those of ``other`` are, and else not."""
    if _has_numbers(blocks) == _has_numbers(other):
        return blocks
    if _has_numbers(blocks):
        return tuple(_plain(blocks))
    first = blocks[:1] if isinstance(other[0], Paragraph) else ()
    prefix = next(block.prefix for block in other if isinstance(block, List) and block.paragraphs)
    return (*first, *ParagraphCounter(prefix).numbered(blocks[len(first) :]))


def _plain(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, List) and block.paragraphs:
            yield from (inner for item in block.items for inner in item.blocks)
        else:
            yield block
