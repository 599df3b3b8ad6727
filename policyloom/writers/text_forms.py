"""TEXT writer: a form becomes questions with lines to write on and boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    DATE_WORDS,
    NAME_WORDS,
    OFFICE_WORDS,
    SIGNATURE_WORDS,
    FieldKind,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    Mark,
    plain,
)
from policyloom.writers.text_words import indented, marked, words, wrapped

if TYPE_CHECKING:
    from policyloom.document import Form, FormRow, Inlines, TickOption

BLANK = "____________________"


def form(content: Form, width: int, mark: Mark) -> list[str]:
    """Return a form as lines; ``mark`` is that of the table row it stands in."""
    lines = [
        line
        for row in content.rows
        for line in _row(row, width, mark if row.mark is Mark.NONE else row.mark)
    ]
    return lines if lines[:1] != [""] else lines[1:]


def _row(row: FormRow, width: int, mark: Mark) -> list[str]:
    match row:
        case FormGroup():
            return ["", *wrapped(marked(_group(row), mark), width)]
        case FormStatement():
            return wrapped(marked(words(row.inlines), mark), width)
        case FormField():
            answer = marked(_answer(row), mark)
            return wrapped(f"{_question(row.label, row.help, mark)} {answer}", width)
        case FormTicks():
            boxes = (_option(option, width, mark) for option in row.options)
            lines = wrapped(_question(row.label, row.help, mark), width)
            return lines + [line for box in boxes for line in box]
        case FormSignature():
            return _signature(row, width, mark)
        case _:
            assert_never(row)


def _group(group: FormGroup) -> str:
    title = words(group.title)
    office = group.office and plain(group.title) != OFFICE_WORDS
    return f"{title} ({OFFICE_WORDS})" if office else title


def _question(label: Inlines, hint: Inlines, mark: Mark) -> str:
    question = marked(words(label), mark)
    if hint:
        return f"{question} ({marked(words(hint), mark)}):"
    return question if plain(label).endswith("?") else f"{question}:"


def _answer(field: FormField) -> str:
    if field.kind is FieldKind.CHOICE and not field.value:
        return " / ".join(f"[ ] {choice}" for choice in field.choices)
    return field.value or BLANK


def _option(option: TickOption, width: int, around: Mark) -> list[str]:
    mark = around if option.mark is Mark.NONE else option.mark
    tail = f"{option.before_tail}{option.tail} {BLANK}" if option.tail else ""
    text = marked(words(option.label) + tail, mark)
    return [f"  {line}" for line in indented(wrapped(text, width - 6), "[ ]", 4)]


def _signature(signature: FormSignature, width: int, mark: Mark) -> list[str]:
    lines = wrapped(_question(signature.label, (), mark), width)
    lines += wrapped(marked(words(signature.statement), mark), width - 2)
    spaces = (NAME_WORDS, SIGNATURE_WORDS, DATE_WORDS)
    return lines + [f"  {marked(f'{space} {BLANK}', mark)}" for space in spaces]
