"""Shapes: a table of a file -> the data of a form, of contacts or of a table.

What a table is, its cells tell. One with merged cells, or without words over a column, is asked
about: nothing is put into a shape that it does not have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from itertools import count, groupby, zip_longest
from typing import TYPE_CHECKING, TypeAlias

from policyloom.document.forms import OFFICE_WORDS
from policyloom.english.dates import date_words
from policyloom.importing.people import GAP
from policyloom.importing.steps import STEP_TABLE, STEPS, rows_of_steps
from policyloom.manuscript.blocks import Kind
from policyloom.manuscript.control import day_of
from policyloom.manuscript.pieces import CAPTION, TERM
from policyloom.source import LOCAL, WAYS
from policyloom.source.tables import ColumnType, are_sums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from policyloom.manuscript import Block

Rows: TypeAlias = "Sequence[tuple[str, ...]]"


class Shape(Enum):
    """What a table is: the name of its data, and of the token that places it."""

    FORM = "form"
    CONTACTS = "contacts"
    TABLE = "table"
    DEFINITIONS = "definitions"
    STEPS = "steps"


EMPTY = 0.4
"""So many of the answers of a form are spaces."""
FEWEST = 2
"""Fewer cells than these do not tell what a column holds."""
COUNT = re.compile(r"[1-9]\d{0,2}(?:,?\d{3})?(?:\.\d+)?%?|0")
NO_COUNT = re.compile(r"phone|tel|number|code|year|ref|stage|section|\bno\b", re.IGNORECASE)
"""What stands over numbers that count nothing."""
LONGEST_KEY, LONGEST_CHOICE, LONGEST_CAPTION = 30, 40, 70
NUMBERED = re.compile(r"(?:Table|Figure|Fig\.) \w+[:.–—]? +")
SPACE = re.compile(r"[\s_.…]*")
SIGNED = re.compile(r"(?P<agreed>.*?)\s*Name[ :_.]*\s+Signature[ :_.]*\s+Date[ :_.]*", re.DOTALL)
ASKED = re.compile(r"(?P<asked>[^\W_][^_…]*?) *(?:_{3,}|\.{4,}|…{2,}) *")
BOXED = re.compile(r"(?P<asked>[^☐□_]+?) *(?P<boxes>[☐□][^_]*)")
BOX = re.compile(r"\s*[☐□]\s*")
DAY = re.compile(r"(?:.* )?(?:date(?: of .*)?|on|born)", re.IGNORECASE)
REACHED = re.compile(r"[\w.+-]+@[\w.-]+|\+?\d[\d ()]{2,}\d|www\.|https?:")
COLUMNS = (
    ("title", r"role|post|job title|title|position|contact|who|organisation|service|team|agency"),
    ("phone", r"(?:tele)?phone(?: number)?|tel\.?|number|mobile|contact number"),
    ("email", r"e-?mail(?: address)?"),
    ("web", r"web ?(?:site|page|address)?"),
    ("hours", r"hours|times?|when"),
    ("place", r"where|place|room|address"),
    ("name", r"name"),
)
"""What the columns of a list of contacts are called."""


def shape_of(block: Block) -> Shape | None:
    """Return what a table is; nothing where it has to be asked."""
    if block.role in {STEPS, STEP_TABLE}:
        return Shape.STEPS
    rows = _rows(block)
    if block.role == TERM:
        return Shape.DEFINITIONS if all(meaning for _, meaning in rows) else None
    if _is_form(rows):
        return Shape.FORM
    wide = len(rows[0])
    even = all(len(row) in {1, wide} for row in rows) and wide > 1 and len(rows) > 1
    if not even or not all(cell.strip() for cell in rows[0]):
        return None
    return Shape.CONTACTS if _contact_columns(rows) else Shape.TABLE


def asking(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks; lines that ask and leave room, one below the other, as a form."""
    for is_asking, group in groupby(blocks, lambda one: bool(_asked_in(one))):
        mine = list(group)
        if is_asking and len(mine) >= FEWEST:
            rows = tuple(row for one in mine for row in _asked_in(one))
            yield replace(mine[0], kind=Kind.TABLE, text="", rows=rows)
        else:
            yield from mine


def _asked_in(block: Block) -> tuple[tuple[str, str], ...]:
    """Return what a line asks, each with the boxes or the room for its answer; or nothing."""
    if block.kind is not Kind.PARAGRAPH or block.label or block.role:
        return ()
    if found := BOXED.fullmatch(block.text):
        return ((found["asked"], found["boxes"]),)
    whole = ASKED.sub("", block.text)
    return () if whole else tuple((one["asked"], "") for one in ASKED.finditer(block.text))


def _rows(block: Block) -> Rows:
    """Return the rows below one row of headings."""
    return (tuple(own for _, own in block.heads), *block.rows[2:]) if block.heads else block.rows


def _is_form(rows: Rows) -> bool:
    """Tell whether two columns ask and leave room for answers."""
    asked = [row[1] for row in rows if len(row) == 2]  # noqa: PLR2004 - question and answer
    if not asked or any(len(row) > 2 for row in rows):  # noqa: PLR2004
        return False
    open_ones = [
        one for one in asked if SPACE.fullmatch(one) or BOX.match(one) or SIGNED.fullmatch(one)
    ]
    return len(open_ones) >= EMPTY * len(asked)


def data_of(
    block: Block, title: str, said: Callable[[str], str], lines: Callable[[str], str]
) -> object:
    """Return the data of a table: ``said`` and ``lines`` write a line and a cell as an author."""
    rows = _rows(block)
    match shape_of(block):
        case Shape.STEPS:
            is_table = block.role == STEP_TABLE
            named = {"title": said(title)} if is_table and title else {}
            way = {"as": "table"} if is_table else {}
            return {**named, **way, "rows": list(_steps(rows_of_steps(block), said))}
        case Shape.DEFINITIONS:
            return [{"term": said(term), "meaning": lines(meaning)} for term, meaning in rows]
        case Shape.FORM:
            return {"title": said(title), "rows": list(_form_rows(rows, said))}
        case Shape.CONTACTS:
            return {"rows": list(_contacts(block, said))}
        case _:
            return _table(rows, title, [over for over, _ in block.heads], said, lines)


def caption_of(block: Block) -> str:
    """Return the words of a block that is the caption of the table below it, or nothing."""
    words = NUMBERED.sub("", block.text)
    if block.role == CAPTION:
        return words
    short = len(words) <= LONGEST_CAPTION and not words.endswith((".", ":", ";", ",", "?"))
    return words if block.kind is Kind.PARAGRAPH and short else ""


class _Keys:
    """Makes a key of words, each only once."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def of(self, words: str, otherwise: str) -> str:
        """Return a key of the words."""
        plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", words.lower())).strip("-")
        short = plain if len(plain) <= LONGEST_KEY else plain[:LONGEST_KEY].rsplit("-", 1)[0]
        own = short or otherwise
        names = (own, *(f"{own}-{number}" for number in range(2, len(self.taken) + 3)))
        key = next(one for one in names if one not in self.taken)
        self.taken.add(key)
        return key


# FORMS


def _form_rows(rows: Rows, said: Callable[[str], str]) -> Iterator[dict[str, object]]:
    keys = _Keys()
    for row in rows:
        if any(cell.strip() for cell in row):
            asked, *answer = row
            yield _question(asked, answer[0], keys, said) if answer else _across(asked, said)


def _across(words: str, said: Callable[[str], str]) -> dict[str, object]:
    """Return words that stand across a form: over the rows below, or a sentence."""
    head, _, office = words.rpartition("\n")
    if office == OFFICE_WORDS:
        return {"group": said(head), "office": True}
    sentence = words.rstrip().endswith((".", "!", ":")) or "\n" in words
    return {"statement" if sentence else "group": said(" ".join(words.split()))}


def _question(
    asked: str, answer: str, keys: _Keys, said: Callable[[str], str]
) -> dict[str, object]:
    label, _, help_ = asked.strip().partition("\n")
    key = keys.of(label, "field")
    more = {"help": said(" ".join(help_.split()))} if help_.strip() else {}
    named = {"label": said(label or "Answer")}
    if signed := SIGNED.fullmatch(answer):
        agreed = " ".join(signed["agreed"].split())
        return {"signature": key, **named, **({"statement": said(agreed)} if agreed else {})}
    if BOX.match(answer) and (boxes := list(_boxes(answer, said))):
        return {"ticks": key, **named, **more, "options": boxes}
    if SPACE.fullmatch(BOX.sub("", answer)):
        kind = {"type": "date"} if DAY.fullmatch(label) else {}
        return {"field": key, **named, **kind, **more}
    choices = [one.strip() for one in answer.split(" / ")]
    if len(choices) > 1 and all(0 < len(one) <= LONGEST_CHOICE for one in choices):
        return {"field": key, **named, "type": "choice", "choices": [*map(said, choices)], **more}
    return {"field": key, **named, **more, "value": " ".join(answer.split())}


def _boxes(answer: str, said: Callable[[str], str]) -> Iterator[dict[str, object]]:
    keys = _Keys()
    for one in filter(None, (words.strip(" _\n") for words in BOX.split(answer))):
        label, _, tail = one.partition(": ")
        room = {"tail": said(tail)} if tail else {}
        yield {"option": keys.of(label, "box"), "label": said(label), **room}


# CONTACTS


def _contact_columns(rows: Rows) -> Mapping[str, int]:
    """Return the place of each thing that a list of contacts tells; nothing of other tables."""
    found: dict[str, int] = {}
    for at, head in enumerate(rows[0]):
        names = (key for key, said in COLUMNS if re.fullmatch(said, head.strip(), re.IGNORECASE))
        name = next(names, "")
        if not name or name in found:
            return {}
        found[name] = at
    if "title" not in found and "name" in found:
        found = {("title" if key == "name" else key): at for key, at in found.items()}
    told = [row for row in rows[1:] if any(REACHED.search(cell) for cell in row)]
    known = "title" in found and len(found) > 1 and 2 * len(told) >= len(rows) - 1
    return found if known else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contact:
    """A contact by its post; ``named`` where the name of a person is left to the body."""

    who: str
    said: Mapping[str, str]
    named: bool

    @property
    def ways(self) -> tuple[str, ...]:
        """How to reach them, as it is printed."""
        known = ((name, self.said.get(name, LOCAL)) for name in WAYS)
        return tuple(f"{WAYS[name]}: {words}" for name, words in known if words != LOCAL)


def contacts_of(block: Block) -> Iterator[_Contact]:
    """Yield contacts by their posts: a person's name, and what holds it, is left to the body."""
    rows = _rows(block)
    columns = _contact_columns(rows)
    for row in rows[1:]:
        cells = {name: " ".join(row[at].split()) for name, at in columns.items() if at < len(row)}
        person = cells.pop("name", "")
        who = cells.pop("title", "") or "Contact"
        ways = {name: _way(words, person) for name, words in cells.items() if words}
        yield _Contact(who=who, said=ways, named=bool(person))


def _contacts(block: Block, said: Callable[[str], str]) -> Iterator[dict[str, object]]:
    keys = _Keys()
    for one in contacts_of(block):
        own = {"name": LOCAL} if one.named else {}
        yield {"contact": keys.of(one.who, "contact"), "title": said(one.who), **own, **one.said}


def _way(words: str, person: str) -> str:
    """Return how somebody is reached; the body's own where it names a person."""
    parts = [one.lower() for one in re.findall(r"[^\W\d_]{3,}", person)]
    named = GAP in words or any(one in words.lower() for one in parts)
    return LOCAL if named else words


# STEPS


def _steps(rows: Rows, said: Callable[[str], str]) -> Iterator[dict[str, object]]:
    keys = _Keys()
    for who, does, within, after in rows:
        length = {"within": within} if within else {}
        since = {"after": said(after)} if after else {}
        step = {"step": keys.of(does, "step"), "who": said(who), "does": said(does)}
        yield {**step, **length, **since}


# TABLES


def _table(
    rows: Rows,
    title: str,
    over: Sequence[str],
    said: Callable[[str], str],
    lines: Callable[[str], str],
) -> dict[str, object]:
    keys, names = _Keys(), _Keys()
    names.taken |= {"row", "group", "locked", "after", "when"}
    columns = [(names.of(head, "column"), head) for head in rows[0]]
    body = list(rows[1:])
    kinds = [_kind(at, head, body) for at, head in enumerate(rows[0])]
    spare = next((n for n in count() if n == len(body) or any(map(str.strip, body[-n - 1]))), 0)
    kept = body[: len(body) - spare]
    made: dict[str, object] = {
        **({"caption": said(title)} if title else {}),
        "description": f"It has {len(columns)} columns and {len(kept)} rows.",
        "columns": [
            {
                "column": key,
                "title": said(_one_line(head)),
                **({"over": said(_one_line(above))} if above else {}),
                **({"type": kind.value} if kind else {}),
            }
            for (key, head), kind, above in zip_longest(columns, kinds, over)
        ],
        "rows": [_row(row, columns, kinds, keys, (said, lines)) for row in kept],
    }
    return made | ({"empty-rows": spare} if spare else {})


def _kind(at: int, head: str, body: Rows) -> ColumnType | None:
    """Return what a column holds that every cell of it says: sums, days or numbers; or words."""
    cells = [row[at].strip() for row in body if at < len(row) and len(row) > 1]
    cells = [one for one in cells if one]
    if at == 0 or len(cells) < FEWEST:
        return None
    if all(map(_iso, cells)):
        return ColumnType.DATE
    if are_sums(cells):
        return ColumnType.MONEY
    counts = all(COUNT.fullmatch(one) for one in cells) and not NO_COUNT.search(head)
    return ColumnType.NUMBER if counts else None


def _iso(words: str) -> str:
    """Return a day or month as a file of ours has it, where it is printed as these very words."""
    day = day_of(words)
    return day if day and date_words(day) == words else ""


def _row(
    row: tuple[str, ...],
    columns: Sequence[tuple[str, str]],
    kinds: Sequence[ColumnType | None],
    keys: _Keys,
    ways: tuple[Callable[[str], str], Callable[[str], str]],
) -> dict[str, object]:
    said, lines = ways
    if len(row) == 1:
        return {"group": said(_one_line(row[0]))}
    cells = {
        key: _iso(cell.strip()) if kind is ColumnType.DATE else lines(cell)
        for (key, _), kind, cell in zip(columns, kinds, row, strict=True)
        if cell.strip()
    }
    first = next((cell for cell in row if cell.strip()), "")
    return {"row": keys.of(first, "row"), **cells}


def _one_line(words: str) -> str:
    return " ".join(words.split())
