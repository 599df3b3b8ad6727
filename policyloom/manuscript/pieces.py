"""Pieces: what a reader of a file hands over, in the order in which it is read.

``raw`` is always every character that the file has, so that nothing can be lost on the way.
Numbers count from one: the paragraph of a Word file, the line of a text or PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


def characters_of(raw: str) -> int:
    """Return how many characters there are: the ends of lines and tabs are none."""
    return sum(one not in "\t\n\r" for one in raw)


CAPTION, TERM, MEANING, STRAPLINE = "caption", "term", "meaning", "strapline"
PARTS = {
    "strapline": STRAPLINE,
    "caption": CAPTION, "picture caption": CAPTION, "table caption": CAPTION,
    "defined term": TERM, "definition term": TERM,
    "definition": MEANING, "definition description": MEANING, "definition definition": MEANING,
}  # fmt: skip
"""What a paragraph is a part of, by the names of styles that say so."""


COMPANY = "company"
"""The property that says of which organisation a file is."""


@dataclass(frozen=True, slots=True)
class Target:
    """A link: its words and where it leads, which may be nowhere."""

    words: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph as it stands, tracked changes accepted.

    ``level`` is the outline level that its style gives, from one, or nothing. ``label`` is a
    number or sign that the file's own program prints before it, ``depth`` how deep its list is
    (less than nothing: none). ``note`` is the number of the note that it belongs to.
    """

    number: int
    raw: str
    style: str = ""
    level: int = 0
    label: str = ""
    depth: int = -1
    bold: bool = False
    size: float = 0.0
    indent: float = 0.0
    contents: bool = False
    note: str = ""
    alone: bool = False
    """In a text without looks: whether it stands between empty lines."""
    links: tuple[Target, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    """The numbers of notes that it refers to, each with how many letters stand after its mark."""
    marked: tuple[str, ...] = ()
    """Words with a highlight."""
    open_slots: tuple[str, ...] = ()
    """Words of controls that nobody has filled in."""

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(self.raw.split())

    @property
    def tabbed(self) -> str:
        """The words with single spaces, and with tabs, which set a value apart from its label."""
        return "\t".join(" ".join(part.split()) for part in self.raw.split("\t")).strip("\t")

    @property
    def part(self) -> str:
        """What it is a part of by its style, such as a caption, or a term or its meaning."""
        return PARTS.get(self.style.lower(), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPiece:
    """A cell of a grid with its lines; ``columns`` is how many it spans."""

    lines: tuple[Line, ...]
    columns: int = 1
    goes_on: bool = False
    """It only continues the cell above."""

    @property
    def text(self) -> str:
        """The words, one line for each paragraph."""
        return "\n".join(line.text for line in self.lines if line.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as it stands."""

    number: int
    rows: tuple[tuple[CellPiece, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture or a drawn chart with its text alternative; ``part`` of the file holds it."""

    number: int
    alt: str = ""
    chart: bool = False
    decorative: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Words that are no part of the text that is read: ``why`` says what they are."""

    number: int
    raw: str
    why: str


Piece: TypeAlias = "Line | Grid | Figure | SetAside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file as it was read.

    ``form`` is docx, pdf or txt. ``characters`` is how many there are, counted without regard to
    the pieces. ``facts`` are the file's properties; ``author`` is a name among them.
    """

    form: str
    pieces: tuple[Piece, ...]
    characters: int
    facts: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
    tracked: int = 0
    unread: tuple[str, ...] = ()
    """What of the file could not be judged, in words."""
    look: Mapping[str, str] = field(default_factory=dict)
    """Its accent, paper and size, where it has them."""
