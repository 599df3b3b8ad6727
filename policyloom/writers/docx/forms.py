"""DOCX writer: forms, a table of questions with places to answer them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    FieldKind,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    Mark,
    Text,
    plain,
)
from policyloom.document.walk import whole_mark
from policyloom.writers.docx.controls import Control, tick_box, writing_place
from policyloom.writers.docx.lines import Grid, Para, cell_xml
from policyloom.writers.docx.pictures import Shape
from policyloom.writers.docx.tables import QUESTIONS, cell_frame, columns, row_xml, table_xml
from policyloom.writers.fit import held_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.document import Form, FormRow, Inlines, TickOption
    from policyloom.writers.docx.lines import Line
    from policyloom.writers.docx.scribe import Scribe

QUESTION_SHARE = 0.36
MOST_COLUMNS = 12
# Room to write by hand, in twentieths of a point.
LINE_HEIGHT, LINES_HEIGHT = 480, 1240
TEXT, LABEL, HELP = Shape("TableText"), Shape("TableHeading"), Shape("FormHelp")
TICK = Shape("FormTick")
TAB = "<w:r><w:tab/></w:r>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a form's rows are written with; ``widths`` are its columns, the first for questions.

    ``keep`` is set for a row that stands on the page of the next.
    """

    scribe: Scribe
    key: str
    widths: Sequence[int]
    keep: bool = False

    def line(self, shape: Shape, inlines: Inlines, mark: Mark, after: str = "") -> Para:
        """Return a paragraph of words, and perhaps a place ``after`` them."""
        mark = mark if after else whole_mark(inlines, mark)
        return Para(shape, self.scribe.runs(inlines, mark) + after, mark)

    def cell(self, lines: Sequence[Line], first: int, last: int, fill: str = "") -> str:
        """Return a cell that takes the columns from the first up to the last."""
        content = cell_xml(lines, self.scribe.ledger, TEXT)
        return cell_frame(content, sum(self.widths[first:last]), last - first, "", fill)

    def question(self, label: Inlines, hint: Inlines, mark: Mark) -> str:
        """Return the cell of a question, with the words that help to answer it."""
        lines = [self.line(LABEL._replace(keep=self.keep), label, mark)]
        if hint:
            lines.append(self.line(HELP, hint, mark))
        return self.cell(lines, 0, 1)

    def answer(self, lines: Sequence[Line]) -> str:
        """Return the cell of an answer."""
        return self.cell(lines, 1, len(self.widths))

    def control(self, key: str, name: str, mark: Mark, row: Mark) -> Control:
        """Return a place to answer; one that comes alone, without its row, is only words."""
        lasting = mark is Mark.NONE or mark is row is Mark.INSERTED
        return Control(key=f"{self.key}.{key}", name=name, mark=mark, is_control=lasting)


def form_lines(form: Form, scribe: Scribe, around: Mark) -> Iterator[Line]:
    """Yield a form; its title is the table's name."""
    grids = (row.columns for row in form.rows if isinstance(row, FormTicks))
    count = min(math.lcm(*grids), MOST_COLUMNS)
    shares = (QUESTION_SHARE * count, *((1 - QUESTION_SHARE,) * count))
    sheet = Sheet(scribe=scribe, key=form.key, widths=columns(shares, scribe.width))
    # A row to sign is not left alone on a page, and the last rows stand together.
    apart = len(form.rows) - held_rows(form.rows)
    signed = (isinstance(row, FormSignature) for row in form.rows[1:])
    kept = (*(sign or at > apart for at, sign in enumerate(signed, start=1)), False)
    rows = (
        _row(row, replace(sheet, keep=keep), row.mark if around is Mark.NONE else around)
        for row, keep in zip(form.rows, kept, strict=True)
    )
    yield Grid(table_xml(plain(form.title), "", sheet.widths, rows, QUESTIONS))


def _row(row: FormRow, sheet: Sheet, mark: Mark) -> str:
    height = 0
    match row:
        case FormGroup():
            cells = [_group(row, sheet, mark)]
        case FormStatement():
            lines = [sheet.line(TEXT._replace(keep=sheet.keep), row.inlines, mark)]
            cells = [sheet.cell(lines, 0, len(sheet.widths))]
        case FormField():
            height = LINES_HEIGHT if row.kind is FieldKind.LINES else LINE_HEIGHT
            cells = [sheet.question(row.label, row.help, mark), _field(row, sheet, mark)]
        case FormTicks():
            cells = [sheet.question(row.label, row.help, mark), *_ticks(row, sheet, mark)]
        case FormSignature():
            cells = [sheet.question(row.label, (), mark), _signature(row, sheet, mark)]
        case _:
            assert_never(row)
    return row_xml(cells, mark, sheet.scribe.ledger, height=height)


def _group(group: FormGroup, sheet: Sheet, mark: Mark) -> str:
    lines = [sheet.line(LABEL._replace(keep=True), group.title, mark)]
    if group.office_words:
        lines.append(sheet.line(HELP._replace(keep=True), (Text(group.office_words),), mark))
    return sheet.cell(lines, 0, len(sheet.widths), sheet.scribe.header_fill)


def _field(field: FormField, sheet: Sheet, mark: Mark) -> str:
    if field.value:
        return sheet.answer([sheet.line(TEXT, (Text(field.value),), mark)])
    control = sheet.control(field.key, plain(field.label), mark, mark)
    place = writing_place(control, field.kind, sheet.scribe.ledger, field.choices)
    lines: list[Line] = [Para(TEXT, place, mark)]
    if field.choices:
        # On paper the choices have to be seen.
        lines.append(sheet.line(HELP, (Text(" / ".join(field.choices)),), mark))
    return sheet.answer(lines)


# TICK BOXES AND SIGNATURES


def _ticks(ticks: FormTicks, sheet: Sheet, mark: Mark) -> Iterator[str]:
    """Yield a cell for each column of boxes, which are read down the columns.

    A box with a space to write in needs the whole width, and then all stand in one column.
    """
    across = len(sheet.widths) - 1
    has_tail = any(option.tail for option in ticks.options)
    wide = 1 if has_tail else math.gcd(ticks.columns, across)
    deep = math.ceil(len(ticks.options) / wide)
    for i in range(wide):
        options = ticks.options[i * deep : (i + 1) * deep]
        lines = [_option(option, ticks, sheet, mark) for option in options]
        yield sheet.cell(lines, 1 + i * across // wide, 1 + (i + 1) * across // wide)


def _option(option: TickOption, ticks: FormTicks, sheet: Sheet, row: Mark) -> Para:
    mark = whole_mark(option.label, option.mark if row is Mark.NONE else row)
    ledger, key = sheet.scribe.ledger, f"{ticks.key}.{option.key}"
    name = f"{plain(ticks.label)}: {plain(option.label)}"
    box = tick_box(sheet.control(key, name, mark, row), ledger)
    content = box + sheet.scribe.runs((Text(" "), *option.label), mark)
    if option.tail:
        tail = sheet.control(f"{key}.tail", f"{name}, {option.tail}", mark, row)
        content += sheet.scribe.runs((Text(f"{option.before_tail}{option.tail} "),), mark)
        content += writing_place(tail, FieldKind.LINE, ledger) + ledger.tracked(mark, TAB)
    return Para(TICK if option.tail else TEXT, content, mark)


SPACES = (("name", FieldKind.LINE), ("signature", None), ("date", FieldKind.DATE))


def _signature(row: FormSignature, sheet: Sheet, mark: Mark) -> str:
    """Return places for name, signature and date, the signature's a line to sign on."""
    lines = [sheet.line(TEXT, row.statement, mark)] if row.statement else []
    ledger = sheet.scribe.ledger
    for (key, kind), words in zip(SPACES, row.spaces, strict=True):
        after = ledger.tracked(mark, TAB)
        if kind:
            name = f"{plain(row.label)}: {words}"
            control = sheet.control(f"{row.key}.{key}", name, mark, mark)
            after += writing_place(control, kind, ledger)
        after += ledger.tracked(mark, TAB)
        lines.append(sheet.line(Shape("FormSpace"), (Text(words),), mark, after))
    return sheet.answer(lines)
