"""Blocks: what a manuscript is made of, each with what it was told by."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from policyloom.manuscript.pieces import Target  # noqa: TC001 - records read the annotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


WELSH = frozenset((
    "yn", "yr", "y", "ac", "i'r", "o'r", "mae", "eich", "gan", "ei", "am", "ar", "dylech", "rhaid",
    "na", "neu", "wrth", "ysgol", "a", "o",
))  # fmt: skip
ENGLISH = frozenset((
    "the", "and", "of", "to", "in", "is", "that", "must", "should", "for", "with", "you", "we",
    "a",
))  # fmt: skip


class Kind(Enum):
    """What a block is to its reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CLAUSE = "clause"
    ITEM = "item"
    TABLE = "table"
    PICTURE = "picture"
    CHART = "chart"
    CONTENTS = "contents"
    HIDDEN = "hidden"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block in reading order.

    ``level`` is that of a heading or list item, from one. ``label`` is its number or sign as it is
    printed; where somebody typed it, ``typed`` is all that stood before the words. ``raw`` is all
    that the file has for it. ``evidence`` is what it was told by, in words; one that is not
    ``sure`` is a guess. ``aside`` says why a block is no part of the text that counts. ``rows``
    are the cells of a table.
    """

    kind: Kind
    text: str
    line: int
    raw: str = ""
    level: int = 0
    label: str = ""
    typed: str = ""
    typed_off: bool = False
    """Whether what was typed before the words is taken off, because it is not printed again."""
    evidence: tuple[str, ...] = ()
    sure: bool = True
    aside: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    heads: tuple[tuple[str, str], ...] = ()
    """Of a table with two heading rows: of each column what stands over it, and its own words."""
    row_lines: tuple[int, ...] = ()
    """Of a table: the line at which each row begins."""
    links: tuple[Target, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    """The numbers of notes that it refers to, or what they say, each with the letters after it."""
    marked: tuple[str, ...] = ()
    bold: bool = False
    """Whether all its words are."""
    open_slots: tuple[str, ...] = ()
    alt: str = ""
    part: str = ""
    """The part of the file that holds a picture."""
    role: str = ""
    """What a paragraph is besides, by its style: caption, term, meaning or strapline."""
    control: bool = False
    """It belongs to the document control."""

    def line_of(self, row: int) -> int:
        """Return the line of a row, counted from zero; that of the block where it has no rows."""
        return self.row_lines[row] if row < len(self.row_lines) else self.line

    @property
    def is_english(self) -> bool:
        """Whether its words are English, as far as the small ones tell: Welsh stands beside it."""
        words = set(self.text.lower().split())
        return len(words & WELSH) <= len(words & ENGLISH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A policy as blocks; ``control`` are its control facts by name, as words.

    The rest is what the file says of itself, as ``Reading`` has it; ``form`` is empty for a
    document that was never a file.
    """

    blocks: tuple[Block, ...]
    control: Mapping[str, str] = field(default_factory=dict)
    form: str = ""
    characters: int = 0
    facts: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
    tracked: int = 0
    unread: tuple[str, ...] = ()
    look: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What it calls itself."""
        return " ".join(one.text for one in self.blocks if one.kind is Kind.TITLE)

    @property
    def headings(self) -> tuple[Block, ...]:
        """The headings in order."""
        return tuple(one for one in self.blocks if one.kind is Kind.HEADING)

    def prose(self) -> Iterator[Block]:
        """Yield the blocks whose words are sentences: no table, heading, contents or aside."""
        kinds = {Kind.PARAGRAPH, Kind.CLAUSE, Kind.ITEM}
        for one in self.blocks:
            if one.kind in kinds and not one.control and one.is_english:
                yield one

    def body(self) -> Iterator[Block]:
        """Yield the blocks that are read, but for contents and document control."""
        unread = {Kind.CONTENTS, Kind.HIDDEN, Kind.GONE}
        yield from (one for one in self.blocks if one.kind not in unread and not one.control)

    def read(self) -> Iterator[Block]:
        """Yield the blocks that are read, document control included."""
        unread = {Kind.CONTENTS, Kind.HIDDEN, Kind.GONE}
        yield from (one for one in self.blocks if one.kind not in unread)

    def tables(self) -> Iterator[Block]:
        """Yield the tables that are no document control."""
        yield from (one for one in self.blocks if one.kind is Kind.TABLE and not one.control)


class Places:
    """Under which heading each block of a manuscript stands."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript

    @cached_property
    def _headings(self) -> Mapping[int, str]:
        found: dict[int, str] = {}
        heading = ""
        for block in self.manuscript.blocks:
            if block.kind is Kind.HEADING:
                heading = f"{block.label} {block.text}".strip()
            found[id(block)] = heading
        return found

    def of(self, block: Block) -> str:
        """Return the words of the heading with its number."""
        return self._headings.get(id(block), "")
