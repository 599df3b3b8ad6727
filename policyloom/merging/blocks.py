"""Merging: the text of a clause -> its paragraphs and list items, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.merging.words import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

ITEM = re.compile(r"(?P<indent> *)(?P<marker>[-*+]|\d+[.)])(?: +|$)(?P<words>.*)")
HEADING = re.compile(r"(?P<indent> *)(?P<marker>#{1,6}) +(?P<words>.*)")
NOTE = re.compile(r"(?P<indent> *)(?P<marker>>) ?(?P<words>.*)")
WIDTH = 94


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, heading or note; two are the same when their words are.

    ``kind`` is nothing for a paragraph, ``-`` or ``1`` for an item, ``#`` or ``>``. ``lines`` are
    as somebody wrote them; ``gap`` says that an empty line stood above.
    """

    kind: str
    indent: int
    words: str
    marker: str = field(compare=False)
    lines: tuple[str, ...] = field(compare=False)
    gap: bool = field(compare=False)

    @property
    def is_item(self) -> bool:
        """Tell whether it is an item of a list."""
        return self.kind in {"-", "1"}


@dataclass(slots=True)
class _Open:
    """A block that is still being read."""

    indent: int
    marker: str
    gap: bool
    lines: list[str]
    words: list[str]

    def closed(self) -> Block:
        return Block(
            kind=_kind(self.marker),
            indent=self.indent,
            words=" ".join(" ".join(self.words).split()),
            marker=self.marker,
            lines=tuple(self.lines),
            gap=self.gap,
        )


def _kind(marker: str) -> str:
    return "1" if marker[:1].isdigit() else "-" if marker in {"-", "*", "+"} else marker[:1]


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in order."""
    found: list[_Open] = []
    gap, going_on = False, False
    for line in text.split("\n"):
        if not line.strip():
            gap, going_on = True, False
            continue
        begun = _begun(line, gap=gap)
        note_goes_on = going_on and begun.marker == ">" == found[-1].marker
        if going_on and (note_goes_on or (not begun.marker and found[-1].marker[:1] != "#")):
            found[-1].lines.append(line)
            found[-1].words += begun.words
        else:
            found.append(begun)
        gap, going_on = False, True
    return tuple(block.closed() for block in found)


def _begun(line: str, *, gap: bool) -> _Open:
    for form in (ITEM, HEADING, NOTE):
        match = form.fullmatch(line.rstrip())
        if match:
            return _Open(len(match["indent"]), match["marker"], gap, [line], [match["words"]])
    return _Open(len(line) - len(line.lstrip(" ")), "", gap, [line], [line])


def reworded(block: Block, words: str) -> Block:
    """Return a block with other words, in lines of the usual length."""
    indent = " " * block.indent
    first = f"{indent}{block.marker} " if block.marker else indent
    rest = first if block.kind == ">" else indent + " " * (len(block.marker) + 1)
    if not block.marker:
        rest = indent
    lines = wrapped(words, WIDTH, first, rest) if block.kind != "#" else (first + words,)
    return Block(block.kind, block.indent, words, block.marker, lines, block.gap)


def text_of(every: Sequence[Block]) -> str:
    """Return the text of blocks; the items of a numbered list are numbered anew."""
    said = ""
    for at, block in enumerate(_numbered(every)):
        said += (_between(every[at - 1], block) if at else "") + "\n".join(block.lines)
    return f"{said}\n" if said else ""


def _between(above: Block, block: Block) -> str:
    # A paragraph that is further in belongs to the item above it, and may end without a gap.
    inside = above.indent > block.indent and not block.gap
    return "\n" if block.is_item and (above.is_item or inside) else "\n\n"


def _numbered(every: Sequence[Block]) -> list[Block]:
    counts: dict[int, int] = {}
    numbered: list[Block] = []
    for block in every:
        counts = {indent: n for indent, n in counts.items() if indent < block.indent} | (
            {block.indent: counts[block.indent]}
            if block.kind == "1" and block.indent in counts
            else {}
        )
        if block.kind == "1":
            number = counts.get(block.indent, int(block.marker[:-1]) - 1) + 1
            counts[block.indent] = number
            numbered.append(_with_number(block, number))
        else:
            numbered.append(block)
    return numbered


def _with_number(block: Block, number: int) -> Block:
    marker = f"{number}{block.marker[-1]}"
    if marker == block.marker:
        return block
    first = block.lines[0].replace(block.marker, marker, 1)
    lines = (first, *block.lines[1:])
    return Block(block.kind, block.indent, block.words, marker, lines, block.gap)
