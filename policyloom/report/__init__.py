"""REPORT: what is told about many documents, as a value: written as text, JSON, workbook, page.

A report is made by one function from what it is about, such as `plan_report`. Its parts are for
people, its sheets for sorting and filtering, its data for programs; all three say the same.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from policyloom.english.dates import date_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from policyloom.report.bodies import Body


class Tone(Enum):
    """How words are shown where there are colours."""

    PLAIN = "plain"
    HEADING = "heading"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    WRONG = "wrong"
    QUIET = "quiet"
    COME = "come"
    GONE = "gone"
    NAMED = "named"


Said: TypeAlias = tuple[str, Tone]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A file that a page leads to; ``beside`` is said after it, ``of`` before it to listeners."""

    words: str
    href: str
    beside: str = ""
    of: str = ""
    language: str = ""
    """That of the file, where it is another than the page's."""


Cell: TypeAlias = "str | int | dt.date | Link | None"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of a row, under the label of its column."""

    label: str
    cell: Cell | tuple[Cell, ...]
    tone: Tone = Tone.PLAIN

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What is known, one by one; what is empty left out."""
        every = self.cell if isinstance(self.cell, tuple) else (self.cell,)
        return tuple(one for one in every if one not in {None, ""})


@dataclass(frozen=True, slots=True)
class Note:
    """Something to read, below what it is about; ``label`` says what it is, or where it stands."""

    said: tuple[Said, ...]
    label: str = ""

    @property
    def tone(self) -> Tone:
        """The tone of its first words."""
        return self.said[0][1] if self.said else Tone.PLAIN


def note(words: str, tone: Tone = Tone.PLAIN) -> Note:
    """Return a note of one tone."""
    return Note(((words, tone),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that a report is about, such as a document.

    ``selector`` is how a command means it, ``value`` is said beside its name. ``id`` is its name
    on a page, and ``leads_to`` that of another row.
    """

    name: str
    body: Body | None = None
    selector: str = ""
    sign: str = ""
    tone: Tone = Tone.PLAIN
    value: str = ""
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
    id: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One change: its sign, the number of what it is about, its words, and notes below it."""

    words: str
    sign: str = "~"
    label: str = ""
    tone: Tone = Tone.PLAIN
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows of which there is the same to say, and what that is; ``details`` can be folded away."""

    rows: tuple[Row, ...] = ()
    notes: tuple[Note, ...] = ()
    items: tuple[Item, ...] = ()
    details: tuple[Note, ...] = ()
    details_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A part of a report in which rows that are alike are told together."""

    heading: str
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """A part of a report with a table of facts for each trust.

    ``subject`` is what a row is, and ``remarks`` what its notes are.
    """

    heading: str
    subject: str
    rows: tuple[Row, ...]
    remarks: str = "Notes"

    @property
    def labels(self) -> tuple[str, ...]:
        """The columns in which any row has something to say."""
        said = (fact for row in self.rows for fact in row.facts)
        filled: dict[str, bool] = {}
        for fact in said:
            filled[fact.label] = filled.get(fact.label, False) or bool(fact.cells)
        return tuple(label for label, full in filled.items() if full)


Part: TypeAlias = Listed | Tabled


@dataclass(frozen=True, slots=True)
class Count:
    """A line of the summary: so many are of a kind, and what that means."""

    label: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet and its width in characters."""

    heading: str
    width: int


SheetCell: TypeAlias = "str | int | dt.date | None"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: each row is about a body, whose trust and name come first."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Body, tuple[SheetCell, ...]], ...]


T = TypeVar("T")
Told: TypeAlias = "tuple[str, int, Callable[[T], SheetCell]]"
"""A column of a sheet: its heading, its width in characters, and what it tells of a row."""


def sheet_of(name: str, rows: Iterable[tuple[Body, T]], *told: Told[T]) -> Sheet:
    """Return the sheet in which each column tells its part of every row."""
    columns = tuple(Column(heading, width) for heading, width, _ in told)
    every = ((body, tuple(cell(one) for _, _, cell in told)) for body, one in rows)
    return Sheet(name, columns, tuple(every))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that is told: the same in every format, none of which has anything of its own.

    ``kind`` is what programs know it by, ``data`` what they read. ``day`` is the ISO day on which
    it was asked for, if that matters. ``noun`` is what its rows are, and ``nothing`` is said where
    there are no parts.
    """

    kind: str
    title: str
    summary: str
    asked: tuple[str, ...] = ()
    counts_name: str = ""
    counts: tuple[Count, ...] = ()
    parts: tuple[Part, ...] = ()
    nothing: str = ""
    noun: str = "document"
    day: str = ""
    sheets: tuple[Sheet, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)


def cell_words(cell: Cell) -> str:
    """Return a cell as people read it; a day as ``1 September 2025``."""
    match cell:
        case None:
            return ""
        case int():
            return f"{cell:,}"
        case dt.date():
            return date_words(cell.isoformat())
        case Link():
            return f"{cell.words} ({cell.beside})" if cell.beside else cell.words
        case _:
            return cell


def day(iso: str) -> dt.date | None:
    """Return the day that an ISO day is; nothing for none."""
    return dt.date.fromisoformat(iso) if iso else None


def sentence(words: str) -> str:
    """Return words with a capital, unless an id is first: ids are typed as they stand."""
    first = words.partition(" ")[0]
    return words if "/" in first or first.startswith("`") else f"{words[:1].upper()}{words[1:]}"
