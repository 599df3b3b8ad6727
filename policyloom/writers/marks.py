"""What a redline marks: shared by the writers that set words, not Word's own tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    Definitions,
    Deleted,
    EditorNote,
    Form,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    Image,
    InLanguage,
    Inserted,
    List,
    Mark,
    Paragraph,
    Subheading,
    Table,
    Text,
    Unfilled,
)
from policyloom.writers.walk import inner_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Block, Blocks, FormRow, Inlines, Item, Row


def have_changes(inlines: Inlines) -> bool:
    """Say whether any of the words are marked as added or removed."""
    return any(
        isinstance(inline, Inserted | Deleted)
        or (not isinstance(inline, Text | Unfilled) and have_changes(inline.inlines))
        for inline in inlines
    )


def are_changed(content: Blocks) -> bool:
    """Say whether a redline marks anything in the blocks."""
    return any(_is_changed(block) for block in content)


def is_row_changed(row: Row) -> bool:
    """Say whether a redline marks the row or anything in it."""
    return row.mark is not Mark.NONE or any(are_changed(cell.blocks) for cell in row.cells)


def is_form_row_changed(row: FormRow) -> bool:
    """Say whether a redline marks the row of a form or anything in it."""
    if row.mark is not Mark.NONE or any(map(have_changes, form_row_words(row))):
        return True
    return isinstance(row, FormTicks) and any(
        option.mark is not Mark.NONE or have_changes(option.label) for option in row.options
    )


def form_row_words(row: FormRow) -> tuple[Inlines, ...]:
    """Return the words printed in a row of a form, in order, without those of tick boxes."""
    match row:
        case FormGroup():
            return (row.title,)
        case FormField() | FormTicks():
            return row.label, row.help
        case FormStatement():
            return (row.inlines,)
        case FormSignature():
            return row.label, row.statement
        case _:
            assert_never(row)


def _is_changed(block: Block) -> bool:
    match block:
        case Paragraph() | Subheading():
            return block.mark is not Mark.NONE or have_changes(block.inlines)
        case List() | InLanguage() | EditorNote():
            return any(map(are_changed, inner_blocks(block)))
        case Definitions(items=items):
            return any(
                item.mark is not Mark.NONE or have_changes(item.term) or are_changed(item.blocks)
                for item in items
            )
        case Table():
            return any(is_row_changed(row) for row in (*block.header, *block.rows))
        case Image():
            return block.mark is not Mark.NONE or have_changes(block.caption)
        case Form():
            return any(map(is_form_row_changed, block.rows))
        case _:
            assert_never(block)


def common_mark(content: Blocks) -> Mark:
    """Return the mark that every paragraph and row carries, which its number then carries too."""
    marks = {mark for block in content for mark in _marks(block)}
    return marks.pop() if len(marks) == 1 else Mark.NONE


def counted(items: Iterable[Item], around: Mark = Mark.NONE) -> Iterator[tuple[int, Mark, Item]]:
    """Yield items with their numbers and marks: a removed one has its number in the old text."""
    new = old = 0
    for item in items:
        mark = common_mark(item.blocks) if around is Mark.NONE else around
        new += mark is not Mark.DELETED
        old += mark is not Mark.INSERTED
        yield (old if mark is Mark.DELETED else new), mark, item


def _marks(block: Block) -> Iterator[Mark]:
    match block:
        case Paragraph() | Subheading() | Image():
            yield block.mark
        case List() | InLanguage() | EditorNote():
            yield from map(common_mark, inner_blocks(block))
        case Definitions(items=items):
            yield from (item.mark for item in items)
        case Table():
            yield from (row.mark for row in (*block.header, *block.rows))
        case Form():
            yield from (row.mark for row in block.rows)
        case _:
            assert_never(block)
