"""Blocks: paragraphs, lists, tables, definitions, pictures, forms and notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from policyloom.document.inlines import ALOUD, PRINTED, Mark

if TYPE_CHECKING:
    from policyloom.document.forms import Form
    from policyloom.document.inlines import Inlines, Origin


# CHARTS: what is needed to draw steps as boxes and arrows


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow with its words: to another box, or out of the chart to what ``out`` says."""

    to: str
    words: str = ""
    out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box: what is done and by when, or what is asked; ``said`` is all of it in one line."""

    key: str
    words: str
    deadline: str
    asks: bool
    said: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a flowchart shows; a way to no box leads to its end."""

    boxes: tuple[Box, ...]


# BLOCKS


PICTURE_WORDS = "Picture"
"""What stands before the text alternative where no picture can."""
EDITOR_NOTE_TITLE = "Note to the editor"


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
    """An unnumbered heading inside a provision, ``rank`` levels below the provision's own."""

    inlines: Inlines
    mark: Mark = Mark.NONE
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: at least one paragraph, then perhaps a nested list."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Began:
    """The number with which a list begins, and what stands before each of its numbers."""

    start: int
    prefix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A list; an inserted item is one whose paragraphs are all marked inserted.

    A list that counts begins with ``start``, and has ``enclosure`` around its numbers.
    ``paragraphs`` are numbered below a section or clause, whose number is the ``prefix``, and
    count on from the list before; no number of theirs is a change. In a redline ``was`` is how
    the old text's list began, where that is otherwise.
    """

    style: ListStyle
    items: tuple[Item, ...]
    start: int = 1
    enclosure: Enclosure = Enclosure.DOT
    prefix: str = field(default="", compare=False)
    paragraphs: bool = False
    was: Began | None = None

    @property
    def began(self) -> Began:
        """How the list begins, in the new text of a redline."""
        return Began(start=self.start, prefix=self.prefix)

    @property
    def as_was(self) -> Began:
        """How it began in the old text."""
        return self.was or self.began


class Align(Enum):
    """On which side of a column its words stand."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class Shade(Enum):
    """How strongly a cell is tinted, beside the words that say the same."""

    NONE = "none"
    LIGHT = "light"
    MIDDLE = "middle"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; ``columns`` and ``rows`` are the spans, at least one each."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    header: bool = False
    shade: Shade = Shade.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row.

    A cell spanning rows stands only in its first row. ``key`` names the local data row.
    """

    cells: tuple[Cell, ...]
    key: str = ""
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What is known of a column: its name, where its words stand, what a change in it weighs.

    ``weighs`` is editorial, clarifying or substantive; empty where its words say it. Cells of
    columns with ``names`` say together what a row is called, which its header only numbers.
    """

    key: str
    align: Align = Align.START
    weighs: str = ""
    names: bool = False
    mark: Mark = Mark.NONE
    """In a redline, whether the column came or went with all its cells."""


Columns: TypeAlias = "tuple[Column, ...]"
"""What a table's columns are; no part that is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A data table: ``header`` rows repeat on every page.

    ``widths`` are per cent of the text width. ``columns`` are as many, or none.

    ``caption`` is printed above the table, and below it the ``legend`` of its marks; ``note``
    stands below the table. ``description`` is its text alternative. A ``landscape`` one
    needs a sheet on its side. In a redline ``turned`` says that the old text's lay otherwise.
    """

    key: str
    caption: Inlines
    description: str = field(metadata=ALOUD)
    legend: tuple[Block, ...] = ()
    widths: tuple[int, ...]
    columns: Columns = ()
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    note: tuple[Block, ...] = ()
    landscape: bool = False
    turned: bool = False

    def lies(self, *, old: bool = False) -> bool:
        """Say whether it needs a sheet on its side, in the new text or in the old one."""
        return self.landscape is not (old and self.turned)

    def align(self, place: int) -> Align:
        """Return where the words of a column stand."""
        return self.columns[place].align if place < len(self.columns) else Align.START


def is_blank(row: Row) -> bool:
    """Say whether a row is to be written in."""
    return not any(cell.blocks or cell.header for cell in row.cells)


def is_group(row: Row, columns: int) -> bool:
    """Say whether a row is one cell across the table, that stands over the rows below it."""
    return columns > 1 and len(row.cells) == 1 and row.cells[0].columns == columns


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
    anchor: str = ""
    """The place that references to a figure lead to."""
    words: str = PICTURE_WORDS
    """What stands before ``alt`` where pictures are not shown."""
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class InLanguage:
    """Blocks in another language than the document's; ``code`` is a BCP 47 tag such as ``cy``."""

    code: str
    blocks: tuple[Block, ...]


class AsideKind(Enum):
    """What words are that stand apart from the text: a callout of a kind, or quoted."""

    DANGER = "danger"
    IMPORTANT = "important"
    NOTE = "note"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Aside:
    """Blocks that stand apart from the text around them, in a box or as a quotation.

    A callout begins with its word, which is one of its words; a quotation ends with its source.
    """

    kind: AsideKind
    blocks: tuple[Block, ...]

    @property
    def quotes(self) -> bool:
        """Tell whether these are the words of somebody else."""
        return self.kind is AsideKind.QUOTATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Flowchart:
    """A drawing of steps, and below it the same steps in words, which are all that is compared.

    In a redline ``was`` is what the old text drew, where that is something else.
    """

    key: str
    chart: Chart
    steps: tuple[Block, ...]
    was: Chart | None = None


@dataclass(frozen=True, slots=True)
class EditorNote:
    """A note from the library's editor to whoever fills the policy in; only drafts hold it."""

    blocks: tuple[Block, ...]
    title: str = EDITOR_NOTE_TITLE


Block: TypeAlias = (
    "Paragraph | Subheading | List | Table | Definitions | Image | Form | InLanguage | Aside"
    " | Flowchart | EditorNote"
)
Blocks: TypeAlias = "tuple[Block, ...]"
