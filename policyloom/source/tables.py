"""Tables as written: columns with keys, rows with keys, and cells that a body may fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from policyloom.diagnostics import Code, did_you_mean
from policyloom.english.dates import MONTHS, date_words, is_date
from policyloom.source.values import Condition
from policyloom.source.wording import WordingParagraph, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.diagnostics import Span
    from policyloom.source.wording import Piece, Pieces, Wording, WordingBlock


class ColumnType(Enum):
    """What stands in the cells of a column."""

    WORDS = "words"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    MARK = "mark"
    ROLE = "role"
    BODY = "body"


FACT_TYPES = frozenset({ColumnType.NUMBER, ColumnType.MONEY, ColumnType.DATE, ColumnType.MARK})
"""Columns in which every change is substantive, unless the table says otherwise."""
NAME_TYPES = frozenset({ColumnType.MARK, ColumnType.ROLE})
"""Columns of which the cells hold names, and no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenColumn:
    """A column as written; ``over`` stands above several columns, ``width`` is per cent or 0."""

    key: str
    title: Pieces
    type: ColumnType
    over: Pieces = ()
    width: int = 0
    align: str = ""
    header: bool = False
    weighs: str = ""
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCell:
    """A cell as written: its words, plain and with tokens.

    ``local`` is optional or required where a body fills it in; ``above``: the cell above goes on.
    """

    text: str = ""
    wording: Wording = ()
    local: str = ""
    example: str = ""
    above: bool = False
    span: Span

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands in it."""
        return not self.text.strip()

    @property
    def names(self) -> tuple[str, ...]:
        """The names that stand in it, with commas between them."""
        return tuple(name for part in self.text.split(",") if (name := part.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRow:
    """A row as written; one with a ``group`` stands over those below it, and has no cells."""

    key: str
    group: Pieces = ()
    cells: Mapping[str, WrittenCell] = field(default_factory=dict)
    locked: bool = False
    after: str = ""
    when: Condition = field(default_factory=Condition)
    span: Span
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMark:
    """A mark that stands in cells, and what it means; ``shade`` tints them as well."""

    means: Pieces
    shade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTable:
    """A table as written; with ``schools``, the rows are those that bodies give."""

    caption: Pieces
    description: str
    columns: tuple[WrittenColumn, ...]
    rows: tuple[WrittenRow, ...]
    marks: Mapping[str, WrittenMark] = field(default_factory=dict)
    note: Wording = ()
    landscape: bool = False
    schools: bool = False
    blank: int = 0
    span: Span

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns in which a body writes."""
        return tuple(one.key for one in self.columns if one.type is not ColumnType.BODY)

    def column(self, key: str) -> WrittenColumn | None:
        """Return a column by its key."""
        return next((column for column in self.columns if column.key == key), None)


# What a cell may hold


class Misfit(NamedTuple):
    """What is wrong with a cell, and what would be right."""

    message: str
    hint: str


MINUS = "\N{MINUS SIGN}"
SUM = re.compile(rf"[-{MINUS}]?£\d{{1,3}}(?:,\d{{3}})*\.\d\d(?!\d)")
WHOLE_SUM = re.compile(rf"[-{MINUS}]?£\d{{1,3}}(?:,\d{{3}})*(?![\d.,]*\d)|(?<![\d.,])\d{{1,2}}p\b")
"""A sum of pounds alone, or of pence alone."""
SOME_SUM = re.compile(r"£\s*[\d.,]*\d|\d+p\b")
LEADS = "up to|at least|at most|from|until|by|before|after|over|under|more than|fewer than|between"
NUMBER = re.compile(
    rf"(?:(?:{LEADS}) )?[-{MINUS}+]?\d{{1,3}}(?:,?\d{{3}})*(?:\.\d+)?%?(?![\d.,]*\d)",
    re.IGNORECASE,
)
ISO = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")
SPAN_OF_DAYS = re.compile(rf"(?:from|between) ({ISO.pattern}) (?:to|until|and) ({ISO.pattern})")
AMOUNT = r"\d[\d,]*(?:\.\d+)?"
RANGE = re.compile(
    rf"(?:between (£?{AMOUNT})%? and|from (£?{AMOUNT})%? (?:to|until)"
    rf"|(£{AMOUNT})\s*(?:to|\N{{EN DASH}}|-))\s*(£?{AMOUNT})",
    re.IGNORECASE,
)
"""Sums or numbers from one to another; two sums alone are one, two numbers may be a ratio."""
DAY = re.compile(rf"(?:(?:{LEADS}) )?{ISO.pattern}", re.IGNORECASE)
SEASONS = ("autumn", "spring", "summer", "Easter", "Christmas")
SEASON = re.compile(
    r"(?:(?:in|at|by|from|until|each|every|the|early|mid|late|end of|start of)[ -])*"
    rf"(?:{'|'.join((*MONTHS, *SEASONS))})\b\D*\Z",
    re.IGNORECASE,
)
NO_VALUE = ("none", "nil", "not applicable", "n/a", "varies", "\N{EN DASH}", "\N{EM DASH}", "-")


def _standing(*own: str) -> re.Pattern[str]:
    """Return what a cell may begin with that has no value: words that say just that."""
    words = "|".join(map(re.escape, (*NO_VALUE, *own)))
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)


NO_SUM = _standing(
    "free", "no charge", "included", "at cost", "on request", "by arrangement", "no limit"
)
NO_NUMBER = _standing("no limit", "unlimited", "all", "no fixed number")
NO_DAY = _standing(
    "not yet", "no end", "ongoing", "every year", "every term", "all year", "term time"
)


def misfit(cell: WrittenCell, column: WrittenColumn, table: WrittenTable) -> Misfit | None:
    """Return what is wrong with a cell of a column; tokens may stand for anything."""
    words = cell.text.strip()
    if not words or "{" in words:
        return None
    match column.type:
        case ColumnType.MARK:
            return _mark(cell, table)
        case ColumnType.BODY:
            message = "the names of schools are filled in by the program"
            return Misfit(message, "remove this cell")
        case ColumnType.MONEY if _is_money(words, WHOLE_SUM) and _is_whole(column, table):
            return _falling(words, column.type)
        case kind:
            fits, what, hint = FIT.get(kind, (_anything, "", ""))
            if not fits(words):
                return Misfit(f"‘{words}’ is not {what}", hint)
            return _backwards(words) if kind is ColumnType.DATE else _falling(words, kind)


def _falling(words: str, kind: ColumnType) -> Misfit | None:
    """Return what is wrong with sums or numbers that go from more to less."""
    found = RANGE.match(words) if kind in {ColumnType.MONEY, ColumnType.NUMBER} else None
    first, last = filter(None, found.groups()) if found else ("0", "0")
    if _amount(first) <= _amount(last):
        return None
    return Misfit(f"‘{words}’ goes from more to less", f"write the smaller one first{OTHERWISE}")


def _amount(words: str) -> Decimal:
    return Decimal(words.lstrip("£").replace(",", ""))


def _backwards(words: str) -> Misfit | None:
    """Return what is wrong with a time that is over before it begins."""
    found = SPAN_OF_DAYS.match(words)
    if found is None or len(found[1]) != len(found[2]) or found[1] <= found[2]:
        return None
    return Misfit(f"‘{words}’ is over before it begins", "write the earlier day first")


def _anything(_words: str) -> bool:
    return True


def _is_money(words: str, kind: re.Pattern[str] = SUM) -> bool:
    sums = SOME_SUM.findall(words)
    return len(kind.findall(words)) == len(sums) and bool(sums or NO_SUM.match(words))


def _is_whole(column: WrittenColumn, table: WrittenTable) -> bool:
    """Tell whether a column has no pounds and pence, with which other sums would not line up."""
    cells = (row.cells.get(column.key) for row in table.rows)
    return not any(cell and SUM.search(cell.text) for cell in cells)


def are_sums(cells: Sequence[str]) -> bool:
    """Tell whether all words are sums in one form: pounds and pence, or one of both alone."""
    forms = (all(_is_money(one, kind) for one in cells) for kind in (SUM, WHOLE_SUM))
    return any(forms) and any(SOME_SUM.search(one) for one in cells)


def _is_number(words: str) -> bool:
    return bool(NUMBER.match(words) or NO_NUMBER.match(words))


def _is_date(words: str) -> bool:
    days = ISO.findall(words)
    begun = (DAY,) if days else (SEASON, NO_DAY)
    return all(map(is_date, days)) and any(form.match(words) for form in begun)


OTHERWISE = "; other words stand in braces and quotes, as '{\"ask the office\"}'"
FIT = {
    ColumnType.MONEY: (
        _is_money,
        "a sum of pounds and pence",
        f"write it as “£19.00” or “from £1,250.00”, or begin with “free” or “none”{OTHERWISE}",
    ),
    ColumnType.NUMBER: (
        _is_number,
        "a number",
        f"begin with the number, as “60”, “up to 60” or “1,250”, or with “none”{OTHERWISE}",
    ),
    ColumnType.DATE: (
        _is_date,
        "a day that exists",
        f"write “2027-02-28” or “2027-02”, which are printed in words, or “in May”{OTHERWISE}",
    ),
}
"""By the type of a column: what its cells hold, how that is called, and how to write it."""


def _mark(cell: WrittenCell, table: WrittenTable) -> Misfit | None:
    unknown = [name for name in cell.names if name not in table.marks]
    if not unknown:
        return None
    known = ", ".join(f"`{mark}`" for mark in table.marks)
    hint = f"its marks are {known}" if known else "say under `marks:` what each mark means"
    return Misfit(f"the table has no mark `{unknown[0]}`", hint)


def problems(
    key: str, cell: WrittenCell, table: WrittenTable
) -> Iterator[tuple[Code, str, str | None]]:
    """Yield the code, message and hint of what is wrong with a cell of a table."""
    column = table.column(key)
    if column is None:
        known = [one.key for one in table.columns]
        hint = did_you_mean(key, known) or f"its columns are {', '.join(known)}"
        yield Code.TABLE_CELL_UNKNOWN, f"the table has no column `{key}`", hint
    elif found := misfit(cell, column, table):
        yield Code.TABLE_CELL_MISFIT, f"{found.message}, in the column `{key}`", found.hint


def as_typed(row: WrittenRow, table: WrittenTable) -> WrittenRow:
    """Return a row with its cells read as what their columns hold: names, days in words."""
    kinds = {column.key: column.type for column in table.columns}
    cells = {
        key: replace(cell, wording=_typed(cell.wording, kinds.get(key)))
        for key, cell in row.cells.items()
    }
    return replace(row, cells=cells)


def _typed(wording: Wording, kind: ColumnType | None) -> Wording:
    if kind in NAME_TYPES:
        return ()
    return tuple(map(_dated, wording)) if kind is ColumnType.DATE else wording


def _dated(block: WordingBlock) -> WordingBlock:
    """Return a paragraph with its ISO days and months as they are printed."""
    if not isinstance(block, WordingParagraph):
        return block
    return WordingParagraph(tuple(map(_in_words, block.pieces)))


def _in_words(piece: Piece) -> Piece:
    if not isinstance(piece, Words):
        return piece
    return replace(piece, value=ISO.sub(lambda day: date_words(day[0]), piece.value))


def spread(table: WrittenTable) -> WrittenTable:
    """Return a table in which a cell that goes on from the one above is that cell again."""
    rows: list[WrittenRow] = []
    above: Mapping[str, WrittenCell] = {}
    for row in table.rows:
        cells = {
            key: above[key] if cell.above and key in above else cell
            for key, cell in row.cells.items()
        }
        rows.append(replace(row, cells=cells))
        above = cells
    return replace(table, rows=tuple(rows))


# What a body changes


@dataclass(frozen=True, slots=True, kw_only=True)
class TableEdit:
    """What a body says in a table: cells by row and column, rows of its own, rows left out."""

    cells: Mapping[str, Mapping[str, WrittenCell]] = field(default_factory=dict)
    rows: tuple[WrittenRow, ...] = ()
    without: Mapping[str, Span] = field(default_factory=dict)
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where each row of ``cells`` is named."""


def filled_in(cell: WrittenCell, by: WrittenCell) -> WrittenCell:
    """Return a cell as a body fills it in; it stays one that bodies fill in."""
    return replace(by, local=cell.local, example=cell.example)
