"""Report: a report -> lines for a terminal: the summary first, and long lists folded by trust."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.report import Listed, Row, Tone, cell_words
from policyloom.report.bodies import families, heading, in_order
from policyloom.report.lines import BLANK, Line, folded, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.report import Fact, Group, Item, Note, Part, Report, Tabled
    from policyloom.report.bodies import Body

WIDEST = 110
INDENT = "    "
# Of more rows alike, of more groups and of more rows in a table not every one is named.
ALIKE, MANY = 12, 60
# Below more lines than a screen has, the summary is said once more.
SCREEN = 40
NAMES_THEM = "(--all names them)"
LEAST = 24
"""The first column of a table has at least this many letters, or everything stands below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a report is told: in lines of ``width``, and whether every row is named."""

    width: int
    every: bool = False


def report_lines(report: Report, wanted: Wanted) -> Iterator[Line]:
    """Yield the lines of a report."""
    teller = _Teller(report, wanted)
    yield from teller.opening()
    below = [one for part in report.parts for one in (BLANK, *teller.part(part))]
    yield from below
    if not report.parts and report.nothing:
        yield BLANK
        yield from teller.fold(report.nothing, "")
    if len(below) > SCREEN:
        yield BLANK
        yield from teller.fold(report.summary, "", Tone.HEADING)


class _Teller:
    """Says a report in lines of one width."""

    def __init__(self, report: Report, wanted: Wanted) -> None:
        self.report = report
        self.width = min(wanted.width, WIDEST)
        self.every = wanted.every
        groups = (g for part in report.parts if isinstance(part, Listed) for g in part.groups)
        longest = max((len(_name(row)) for group in groups for row in group.rows), default=0)
        self.name = min(longest, max(self.width - 24, 20))

    def fold(
        self, words: str, first: str, tone: Tone = Tone.PLAIN, rest: str | None = None
    ) -> Iterator[Line]:
        """Yield words in lines that all begin alike, or that go on with ``rest``."""
        yield from folded([(words, tone)], self.width, first, first if rest is None else rest)

    def opening(self) -> Iterator[Line]:
        """Yield what the report is, its summary, and what was asked."""
        yield from self.fold(self.report.title, "", Tone.HEADING)
        yield from self.fold(self.report.summary, "", rest="  ")
        for words in self.report.asked:
            yield from self.fold(words, "", Tone.QUIET, "  ")
        size = max((len(one.label) for one in self.report.counts), default=0)
        for one in self.report.counts:
            start = f"  {one.label:<{size}} {one.number:>7,}  "
            yield from self.fold(one.words, start, rest=" " * len(start))

    def part(self, part: Part) -> Iterator[Line]:
        """Yield one part below its heading."""
        count = f" ({len(part.rows):,})" if part.rows else ""
        yield from self.fold(f"{part.heading}{count}", "", Tone.HEADING)
        yield from self.listed(part) if isinstance(part, Listed) else self.tabled(part)

    # ROWS THAT ARE TOLD TOGETHER

    def listed(self, part: Listed) -> Iterator[Line]:
        """Yield groups; of very many only how many rows each trust has in them."""
        if not self.every and len(part.groups) > MANY:
            yield from self.trusts(part.rows)
            return
        for group in part.groups:
            yield from self.group(group)

    def group(self, group: Group) -> Iterator[Line]:
        """Yield the rows of a group, then what is the same of all of them."""
        yield from self.names(group.rows)
        yield from self.notes(group.notes)
        column = max((len(one.label) for one in group.items), default=0)
        for one in group.items:
            yield from self.item(one, column, INDENT if group.rows else "")
        for detail in group.details:
            yield from self.note(detail)

    def names(self, rows: Sequence[Row]) -> Iterator[Line]:
        """Yield each row with its value; of many alike the first ones, or their trusts."""
        if self.every or len(rows) <= ALIKE:
            for row in in_order(rows):
                yield from self.name_line(row)
            return
        if len(families(rows)) > 1:
            yield from self.trusts(rows)
            return
        for row in in_order(rows)[: ALIKE - 2]:
            yield from self.name_line(row)
        words = f"and {len(rows) - ALIKE + 2:,} more alike {NAMES_THEM}"
        yield line(f"{rows[0].sign} {words}", Tone.QUIET)

    def trusts(self, rows: Sequence[Row]) -> Iterator[Line]:
        """Yield how many rows each trust has, those with most first; a row alone by its name."""
        found = sorted(families(rows).items(), key=lambda one: -len(one[1]))
        alone = [mine[0] for _, mine in found if len(mine) == 1]
        several = [(body, mine) for body, mine in found if len(mine) > 1]
        for body, mine in several[:MANY]:
            yield from self.name_line(self.together(heading(body), mine))
        left = sum(len(mine) for _, mine in several[MANY:])
        shown = alone if len(alone) <= ALIKE else alone[: ALIKE - 2]
        for row in shown:
            yield from self.name_line(row)
        left += len(alone) - len(shown)
        more = f"and {self.counted(left)} more " if left else ""
        yield from self.fold(f"{more}{NAMES_THEM}", "  ", Tone.QUIET)

    def together(self, name: str, rows: Sequence[Row]) -> Row:
        """Return a row that stands for many, with their value if it is the same."""
        values = {row.value for row in rows}
        return Row(
            name=f"{name}: {self.counted(len(rows))}",
            sign=rows[0].sign or "-",
            tone=rows[0].tone,
            value=values.pop() if len(values) == 1 else "",
        )

    def counted(self, number: int) -> str:
        """Return how many rows there are."""
        return f"{number:,} {self.report.noun}{'' if number == 1 else 's'}"

    def name_line(self, row: Row) -> Iterator[Line]:
        """Yield a row beside its value, or above it on a narrow screen."""
        name = f"{row.sign} {_name(row)}".strip()
        column = f"{name:<{self.name + 2}}  "
        if not row.value:
            yield line(name, row.tone)
        elif len(column) + len(row.value) <= self.width:
            yield Line(((column, row.tone), (row.value, Tone.PLAIN)))
        else:
            yield line(name, row.tone)
            yield line(INDENT + row.value)

    def item(self, item: Item, column: int, indent: str) -> Iterator[Line]:
        """Yield a change beside its number, and what is said of it."""
        start = f"{indent}{item.sign} " + (f"{item.label:<{column}}  " if column else "")
        yield from self.fold(item.words, start, item.tone, " " * len(start))
        yield from self.notes(item.notes)

    def notes(self, notes: Sequence[Note]) -> Iterator[Line]:
        """Yield notes; of very many the first ones."""
        shown = notes if self.every or len(notes) <= ALIKE else notes[: ALIKE - 2]
        for one in shown:
            yield from self.note(one)
        if len(shown) < len(notes):
            yield line(f"{INDENT}and {len(notes) - len(shown):,} more {NAMES_THEM}", Tone.QUIET)

    def note(self, one: Note) -> Iterator[Line]:
        """Yield a note, below its label if it has one."""
        if one.label:
            yield from self.fold(f"{one.label}:", INDENT, Tone.QUIET)
        start = f"{INDENT}  " if one.label else INDENT
        yield from folded(one.said, self.width, start, start if one.label else f"{INDENT}  ")

    # TABLES

    def tabled(self, part: Tabled) -> Iterator[Line]:
        """Yield the rows of each body; of very many only how many each trust has."""
        if not self.every and len(part.rows) > MANY:
            yield from self.trusts(part.rows)
            return
        sizes = self.sizes(part)
        body: Body | None = None
        for row in in_order(part.rows):
            if row.body and row.body != body:
                body = row.body
                yield BLANK
                said = [(body.name, Tone.HEADING), (f" ({body.id})", Tone.QUIET)]
                yield from folded(said, self.width, "", "  ")
                if sizes:
                    yield line(_columns((f"  {part.subject}", *part.labels), sizes), Tone.QUIET)
            yield from self.row(row, part, sizes)

    def sizes(self, part: Tabled) -> tuple[int, ...]:
        """Return how wide each column is, the first as far as there is room; none without room."""
        if not part.rows:
            return ()
        rows = [_cells(row, part) for row in part.rows]
        longest = [max(map(len, column)) + 2 for column in zip(*rows, strict=True)]
        headings = [0, *(len(label) + 2 for label in part.labels)]
        first, *others = map(max, longest, headings)
        left = self.width - sum(others)
        return (min(first, left), *others) if left >= LEAST else ()

    def row(self, row: Row, part: Tabled, sizes: tuple[int, ...]) -> Iterator[Line]:
        """Yield a row in columns, or with its facts below it, then its notes."""
        cells = _cells(row, part)
        if sizes and len(cells[0]) < sizes[0]:
            first = f"{cells[0]:<{sizes[0]}}"
            others = _columns(cells[1:], sizes[1:])
            yield Line(((first, row.tone), (others, Tone.PLAIN)))
        elif sizes:
            yield line(cells[0], row.tone)
            yield line(" " * sizes[0] + _columns(cells[1:], sizes[1:]))
        else:
            yield line(cells[0], row.tone)
            yield from self.facts(part.labels, cells[1:])
        yield from self.notes(row.notes)

    def facts(self, labels: Sequence[str], cells: Sequence[str]) -> Iterator[Line]:
        """Yield facts below each other, each beside its label."""
        size = max(map(len, labels), default=0)
        for label, words in zip(labels, cells, strict=True):
            if words:
                start = f"{INDENT}{label:<{size}}  "
                yield from self.fold(words, start, rest=" " * len(start))


def _name(row: Row) -> str:
    return row.selector or row.name


def _cells(row: Row, part: Tabled) -> tuple[str, ...]:
    facts = {fact.label: _words(fact) for fact in row.facts}
    name = f"{row.sign} {_name(row)}".strip()
    return (name, *(facts.get(label, "") for label in part.labels))


def _words(fact: Fact) -> str:
    return ", ".join(map(cell_words, fact.cells))


def _columns(cells: Sequence[str], sizes: Sequence[int]) -> str:
    return "".join(f"{words:<{size}}" for words, size in zip(cells, sizes, strict=True)).rstrip()
