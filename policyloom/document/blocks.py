"""Blocks: paragraphs, lists, tables, definitions, pictures, forms and notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from policyloom.document.inlines import ALOUD, PRINTED, Mark

if TYPE_CHECKING:
    from policyloom.document.forms import Form
    from policyloom.document.inlines import Inlines, Origin

PICTURE_WORDS = "Picture"
"""What stands before the text alternative where no picture can."""


class ListStyle(Enum):
    """How list items are marked.

    ``DO`` and ``DONT`` carry a tick or a cross that is also in words.
    """

    BULLET = "bullet"
    DECIMAL = "decimal"
    ALPHA = "alpha"
    ROMAN = "roman"
    PLAIN = "plain"
    DO = "do"
    DONT = "dont"


class Enclosure(Enum):
    """What stands around the number of an item: ``a.``, ``a)`` or ``(a)``."""

    DOT = "dot"
    BRACKET = "bracket"
    BRACKETS = "brackets"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``mark`` covers the paragraph and its end, ``inlines`` then hold no marks."""

    inlines: Inlines
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True)
class Subheading:
    """An unnumbered heading inside a provision, one level below the provision's own."""

    inlines: Inlines
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: at least one paragraph, then perhaps a nested list."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A list; an inserted item is one whose paragraphs are all marked inserted.

    A list that counts begins with ``start``, and has ``enclosure`` around its numbers.
    """

    style: ListStyle
    items: tuple[Item, ...]
    start: int = 1
    enclosure: Enclosure = Enclosure.DOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; ``columns`` and ``rows`` are the spans, at least one each."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row.

    A cell spanning rows stands only in its first row. ``key`` names the local data row.
    """

    cells: tuple[Cell, ...]
    key: str = ""
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A data table: ``header`` rows repeat on every page.

    ``widths`` are per cent of the text width.

    ``caption`` is printed above the table; ``description`` is its text alternative.
    """

    key: str
    caption: Inlines
    description: str = field(metadata=ALOUD)
    widths: tuple[int, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term with what it means here.

    The mark covers the term and every paragraph of its meaning.
    """

    term: Inlines
    blocks: tuple[Block, ...]
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of defined terms."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Asset:
    """Bytes that belong to the document: a logo, a picture, a Word letterhead."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture with its text alternative; ``width`` is per cent of the text width."""

    key: str
    asset: Asset
    alt: str = field(metadata=PRINTED)
    width: int = 60
    caption: Inlines = ()
    mark: Mark = Mark.NONE
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class InLanguage:
    """Blocks in another language than the document's; ``code`` is a BCP 47 tag such as ``cy``."""

    code: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class EditorNote:
    """A note from the library's editor to whoever fills the policy in; only drafts hold it."""

    blocks: tuple[Block, ...]


Block: TypeAlias = (
    "Paragraph | Subheading | List | Table | Definitions | Image | Form | InLanguage | EditorNote"
)
Blocks: TypeAlias = "tuple[Block, ...]"
