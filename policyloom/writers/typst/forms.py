"""TYPST: forms -> content: the question, and a box or line to answer on by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    FieldKind,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    Mark,
    Paragraph,
    TickOption,
    is_changed,
    own_words,
)
from policyloom.writers.fit import held_rows, is_short
from policyloom.writers.typst.words import (
    NOTHING,
    Code,
    array,
    call,
    joined,
    mark_within,
    marked,
    marked_words,
    number,
    string,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.document import Form, FormRow, Inlines
    from policyloom.writers.typst.words import Page

WIDTHS = ("65%", "65%", "9em")
TWO = number(2)
MOST_OPTIONS, QUESTION_SHARE = 12, 0.34


def form(content: Form, page: Page) -> Code:
    """Return a form as a table of two columns."""
    apart = len(content.rows) - held_rows(content.rows)
    parts = (content.rows[:apart], content.rows[apart:])
    drawn = call("form", *(_part(part, page) for part in parts if part))
    return call("full-width", number(page.indent), drawn) if page.indent else drawn


def _part(rows: Sequence[FormRow], page: Page) -> Code:
    return array(cell for y, row in enumerate(rows) for cell in _row(row, y, page))


def _row(row: FormRow, y: int, page: Page) -> Iterator[Code]:
    mark = mark_within(row.mark, page)
    changed = is_changed(row) and not page.barred
    at = number(y)
    match row:
        case FormGroup():
            ground = Code("office-ground" if row.office else "look.tint")
            cell = call(
                "form-cell",
                number(0),
                at,
                _group(row, mark, page),
                columns=TWO,
                head=True,
                ground=ground,
                changed=changed,
            )
            yield call("group-header", cell)
        case FormStatement():
            said = call("paragraph", marked_words(row.inlines, mark, page))
            whole = _is_short(row, page, 1)
            yield call("form-cell", number(0), at, said, columns=TWO, changed=changed, whole=whole)
        case FormField() | FormTicks() | FormSignature():
            question, answer = _question(row, mark, page)
            whole = _is_short(row, page, QUESTION_SHARE)
            yield call(
                "form-cell", number(0), at, question, head=True, changed=changed, whole=whole
            )
            yield call("form-cell", number(1), at, answer, whole=whole)
        case _:
            assert_never(row)


def _is_short(row: FormRow, page: Page, share: float) -> Code | bool:
    """Return ``false`` where a row may be too tall to be kept whole, else nothing to say."""
    said = tuple(Paragraph(content) for content in own_words(row))
    options = len(row.options) if isinstance(row, FormTicks) else 0
    whole = options <= MOST_OPTIONS and is_short(said, page.room * share)
    return False if whole else Code("false")


def _group(group: FormGroup, mark: Mark, page: Page) -> Code:
    title = marked_words(group.title, mark, page)
    if not group.office_words:
        return title
    return joined((title, call("group-help", marked(string(group.office_words), mark))))


def _question(
    row: FormField | FormTicks | FormSignature, mark: Mark, page: Page
) -> tuple[Code, Code]:
    label = marked_words(row.label, mark, page)
    match row:
        case FormField():
            return joined((label, _help(row.help, mark, page))), _answer(row, mark)
        case FormTicks():
            return joined((label, _help(row.help, mark, page))), _ticks(row, page)
        case FormSignature():
            return label, _signature(row, mark, page)
        case _:
            assert_never(row)


def _help(content: Inlines, mark: Mark, page: Page) -> Code:
    return call("help", marked_words(content, mark, page)) if content else NOTHING


def _answer(field: FormField, mark: Mark) -> Code:
    choices = marked(string(" / ".join(field.choices)), mark)
    if field.value:
        return marked(string(field.value), mark)
    if mark is Mark.DELETED:
        return choices if field.choices else NOTHING
    match field.kind:
        case FieldKind.LINE:
            return Code("line-space")
        case FieldKind.LINES:
            return Code("lines-space")
        case FieldKind.DATE:
            return Code("date-space")
        case FieldKind.CHOICE:
            return call("choice-space", choices)
        case _:
            assert_never(field.kind)


def _ticks(ticks: FormTicks, page: Page) -> Code:
    places = _places(ticks)
    options = (
        _option(option, ticks, place, page)
        for option, place in zip(ticks.options, places, strict=True)
    )
    return call("ticks", number(ticks.columns), *options)


def _places(ticks: FormTicks) -> Iterator[tuple[int, int]]:
    """Yield the column and row of each tick box; one with a space to write in has its own row."""
    x, y = 0, 0
    for option in ticks.options:
        if option.tail and x:
            x, y = 0, y + 1
        yield x, y
        x = ticks.columns if option.tail else x + 1
        if x >= ticks.columns:
            x, y = 0, y + 1


def _option(option: TickOption, ticks: FormTicks, place: tuple[int, int], page: Page) -> Code:
    mark = mark_within(option.mark if ticks.mark is Mark.NONE else ticks.mark, page)
    label = marked_words(option.label, mark, page)
    wide = number(ticks.columns) if option.tail else False
    said = marked(string(f"{option.before_tail}{option.tail}"), mark) if option.tail else NOTHING
    if mark is Mark.DELETED:
        return call("tick-option", *map(number, place), joined((label, said)), wide=wide)
    tail = call("tick-tail", said) if option.tail else NOTHING
    content = joined((Code("tick"), label, tail))
    return call("tick-option", *map(number, place), content, wide=wide)


def _signature(signature: FormSignature, mark: Mark, page: Page) -> Code:
    statement = marked_words(signature.statement, mark, page)
    said = call("paragraph", statement) if statement != NOTHING else NOTHING
    if mark is Mark.DELETED:
        names = marked(string(" ".join(signature.spaces)), mark)
        return joined((said, call("paragraph", names)))
    spaces = (
        call("sign-space", string(name), Code(width))
        for name, width in zip(signature.spaces, WIDTHS, strict=True)
    )
    return joined((said, *spaces))
