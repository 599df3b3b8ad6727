"""TYPST: whether blocks surely fit on a sheet, so that they may be kept together.

Typst lets what may not be parted run off the sheet where it is too long; words would be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import Definitions, Form, Image, Paragraph, Subheading, runs
from policyloom.writers.walk import inner_blocks

if TYPE_CHECKING:
    from policyloom.document import Block, Blocks
    from policyloom.writers.typst.words import Page

# Lines of the largest type on the smallest paper, half a sheet of them.
LINES = 14
PICTURE_LINES = 30
FORM_LINES = 3


def is_short(content: Blocks, page: Page, share: float = 1) -> bool:
    """Say whether blocks take less than half a sheet in a ``share`` of the width of the text."""
    return lines(content, max(page.room * share, 1)) <= LINES


def lines(content: Blocks, letters: float) -> float:
    """Return about how many lines blocks take, with so many letters in a line."""
    return sum(_lines(block, letters) for block in content)


def _lines(block: Block, letters: float) -> float:
    match block:
        case Paragraph() | Subheading():
            return 1.5 + sum(len(run.value) for run in runs(block.inlines)) // letters
        case Image():
            return PICTURE_LINES
        case Form():
            return FORM_LINES * len(block.rows)
        case _:
            inner = sum(lines(group, letters) for group in inner_blocks(block))
            return inner + (len(block.items) if isinstance(block, Definitions) else 0)
