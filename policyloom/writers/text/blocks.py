"""TEXT writer: a form becomes questions with lines to write on and boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    Aside,
    Definitions,
    EditorNote,
    FieldKind,
    Flowchart,
    Form,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    Image,
    InLanguage,
    List,
    ListStyle,
    Mark,
    Paragraph,
    Subheading,
    Table,
    common_mark,
    counted,
    is_blank,
    number_of,
    plain,
)
from policyloom.writers.text.tables import Cells, table
from policyloom.writers.text.words import WIDTH, indented, marked, words, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.document import Block, Blocks, Definition, FormRow, Inlines, Row, TickOption


BLANK = "____________________"
SIGNS = {ListStyle.BULLET: "-", ListStyle.DO: "✓", ListStyle.DONT: "✗"}


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
    return f"{title} ({group.office_words})" if group.office_words else title


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
    return lines + [f"  {marked(f'{space} {BLANK}', mark)}" for space in signature.spaces]


# TEXT writer: blocks become lines of at most a given width.


# Room for a table cell, whose lines are not broken; and the space in one that is to be written in.
UNBROKEN, SPACE = 10_000, "__________"


def blocks(content: Blocks, width: int = WIDTH, mark: Mark = Mark.NONE) -> list[str]:
    """Return blocks as lines; ``mark`` is that of the table row they stand in."""
    lines: list[str] = []
    before: Block | None = None
    for block in content:
        if before is not None and not _follows_at_once(before, block):
            lines.append("")
        lines += _block(block, width, mark)
        before = block
    return lines


def _follows_at_once(before: Block, block: Block) -> bool:
    """A heading stands on its text, and the words before a list on the list."""
    return isinstance(before, Subheading) or (
        isinstance(before, Paragraph) and isinstance(block, List)
    )


def _block(block: Block, width: int, mark: Mark) -> list[str]:  # noqa: C901, PLR0911 one each
    match block:
        case Paragraph() | Subheading():
            own = mark if block.mark is Mark.NONE else block.mark
            return wrapped(marked(words(block.inlines), own), width)
        case List():
            return _list(block, width, mark)
        case Table():
            return _table(block, width, mark)
        case Definitions(items=items):
            return [line for item in items for line in _definition(item, width, mark)]
        case Image():
            return _image(block, width, mark)
        case Form():
            return form(block, width, mark)
        case InLanguage():
            return blocks(block.blocks, width, mark)
        case Aside():
            sign = "    " if block.quotes else "! "
            inside = blocks(block.blocks, width - len(sign), mark)
            return [f"{sign}{line}".rstrip() for line in inside]
        case Flowchart():
            return blocks(block.steps, width, mark)
        case EditorNote():
            own = common_mark(block.blocks) if mark is Mark.NONE else mark
            title = marked(block.title, own)
            lines = [title, *blocks(block.blocks, width - 2, mark)]
            return [f"> {line}".rstrip() for line in lines]
        case _:
            assert_never(block)


def _definition(definition: Definition, width: int, mark: Mark) -> list[str]:
    own = mark if definition.mark is Mark.NONE else definition.mark
    term = wrapped(marked(words(definition.term), own), width)
    return term + [f"  {line}".rstrip() for line in blocks(definition.blocks, width - 2, own)]


def _image(image: Image, width: int, mark: Mark) -> list[str]:
    own = mark if image.mark is Mark.NONE else image.mark
    lines = wrapped(marked(f"[{image.words}: {image.alt}]", own), width)
    return lines + (wrapped(marked(words(image.caption), own), width) if image.caption else [])


# TABLES


def _table(content: Table, width: int, mark: Mark) -> list[str]:
    own = common_mark((content,)) if mark is Mark.NONE else mark
    lines = wrapped(marked(words(content.caption), own), width)
    if content.legend:
        lines += ["", *blocks(content.legend, width, mark), ""]
    sides = [content.align(at) for at in range(len(content.widths))]
    lines += table(_cells(content.header, mark), _cells(content.rows, mark), width, sides)
    return [*lines, "", *blocks(content.note, width, mark)] if content.note else lines


def _cells(rows: Iterable[Row], mark: Mark) -> list[list[Cells]]:
    """Return the lines of every cell; a marked row marks what stands in it."""
    return [
        [
            Cells(
                lines=[SPACE]
                if is_blank(row)
                else _item(cell.blocks, UNBROKEN, mark if row.mark is Mark.NONE else row.mark),
                columns=cell.columns,
                rows=cell.rows,
            )
            for cell in row.cells
        ]
        for row in rows
    ]


# LISTS


def _list(content: List, width: int, mark: Mark) -> list[str]:
    items = list(counted(content, mark))
    labels = [_label(content, number, own) for number, own, _ in items]
    indent = max((len(label) + 1 for label in labels if label), default=0)
    return [
        line
        for label, (_, _, item) in zip(labels, items, strict=True)
        for line in indented(_item(item.blocks, width - indent, mark), label, indent)
    ]


def _label(of: List, number: int, mark: Mark) -> str:
    return marked(number_of(of, number, mark), mark) or SIGNS.get(of.style, "")


def _item(content: Blocks, width: int, mark: Mark) -> list[str]:
    """Return lines without empty ones between them, so that a list or a cell reads as one."""
    return [line for block in content for line in _block(block, width, mark)]
