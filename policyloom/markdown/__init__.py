"""Markdown: the text of a clause -> Wording, with the place of every token and link, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.markdown.blocks import blocks_until
from policyloom.markdown.leaves import Leaf, leaves
from policyloom.markdown.pieces import pieces_until
from policyloom.markdown.reader import Place, Reader, markdown
from policyloom.markdown.writer import said_as, text_of, write_line, write_wording

if TYPE_CHECKING:
    from policyloom.diagnostics import Diagnostics
    from policyloom.source.wording import Pieces, Wording

__all__ = [
    "Leaf",
    "Place",
    "leaves",
    "read_line",
    "read_wording",
    "said_as",
    "text_of",
    "write_line",
    "write_wording",
]


def read_wording(text: str, place: Place) -> tuple[Wording, Diagnostics]:
    """Return the blocks of a clause's text."""
    reader = Reader(text, place)
    blocks = blocks_until(iter(markdown().parse(text)), "", reader)
    return blocks, tuple(reader.problems)


def read_line(text: str, place: Place) -> tuple[Pieces, Diagnostics]:
    """Return the pieces of a single line: a title or a duty."""
    reader = Reader(text, place)
    (inline,) = markdown().parseInline(text)
    return pieces_until(iter(inline.children or ()), "", reader), tuple(reader.problems)
