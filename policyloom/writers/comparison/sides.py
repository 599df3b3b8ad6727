"""Sides: the parts of a redline -> one of its two texts, in which what is its own stays marked."""

from __future__ import annotations

from dataclasses import replace
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import (
        Block,
        Blocks,
        Definition,
        FormRow,
        Inline,
        Inlines,
        Item,
        Provision,
        Row,
        TickOption,
    )


def side_provision(provision: Provision, hidden: Mark) -> Provision | None:
    """Return the provision of one side; its heading may come or go by itself."""
    heading = () if provision.mark is hidden else side_words(provision.heading, hidden)
    blocks = side_blocks(provision.blocks, hidden)
    return replace(provision, heading=heading, blocks=blocks) if heading or blocks else None


def side_words(inlines: Inlines, hidden: Mark) -> Inlines:
    """Return the words of one side: those of the other, marked ``hidden``, are left out."""
    return tuple(made for inline in inlines for made in _inline(inline, hidden))


def _inline(inline: Inline, hidden: Mark) -> Inlines:
    match inline:
        case Text() | Unfilled():
            return (inline,)
        case Inserted():
            return () if hidden is Mark.INSERTED else (inline,)
        case Deleted():
            return () if hidden is Mark.DELETED else (inline,)
        case _:
            inner = side_words(inline.inlines, hidden)
            return (replace(inline, inlines=inner),) if inner else ()


def side_blocks(content: Blocks, hidden: Mark) -> Blocks:
    """Return the blocks of one side; a block of which nothing is left is left out too."""
    return tuple(made for block in content if (made := _block(block, hidden)) is not None)


def _block(block: Block, hidden: Mark) -> Block | None:  # noqa: PLR0911  one each
    match block:
        case Paragraph() | Subheading():
            words = side_words(block.inlines, hidden)
            return None if block.mark is hidden or not words else replace(block, inlines=words)
        case List():
            items = tuple(_items(block.items, hidden))
            return replace(block, items=items) if items else None
        case Table():
            return _table(block, hidden)
        case Definitions():
            definitions = tuple(_definitions(block.items, hidden))
            return Definitions(definitions) if definitions else None
        case Image():
            return None if block.mark is hidden else _image(block, hidden)
        case Form():
            return _form(block, hidden)
        case InLanguage() | EditorNote():
            blocks = side_blocks(block.blocks, hidden)
            return replace(block, blocks=blocks) if blocks else None
        case _:
            assert_never(block)


def _items(items: Iterable[Item], hidden: Mark) -> Iterator[Item]:
    for item in items:
        blocks = side_blocks(item.blocks, hidden)
        if blocks:
            yield replace(item, blocks=blocks)


def _definitions(items: Iterable[Definition], hidden: Mark) -> Iterator[Definition]:
    for item in items:
        if item.mark is not hidden:
            blocks = side_blocks(item.blocks, hidden)
            yield replace(item, term=side_words(item.term, hidden), blocks=blocks)


def _image(image: Image, hidden: Mark) -> Image:
    return replace(image, caption=side_words(image.caption, hidden))


def _table(table: Table, hidden: Mark) -> Table | None:
    header, rows = tuple(_rows(table.header, hidden)), tuple(_rows(table.rows, hidden))
    caption = side_words(table.caption, hidden)
    return replace(table, caption=caption, header=header, rows=rows) if header or rows else None


def _rows(rows: Iterable[Row], hidden: Mark) -> Iterator[Row]:
    for row in rows:
        if row.mark is not hidden:
            cells = (replace(c, blocks=side_blocks(c.blocks, hidden)) for c in row.cells)
            yield replace(row, cells=tuple(cells))


# FORMS


def _form(form: Form, hidden: Mark) -> Form | None:
    rows = tuple(_form_row(row, hidden) for row in form.rows if row.mark is not hidden)
    # Both sides stand on one page, where no two places to write may have the same name.
    key = f"{form.key}-before" if hidden is Mark.INSERTED else form.key
    return (
        replace(form, key=key, title=side_words(form.title, hidden), rows=rows) if rows else None
    )


def _form_row(row: FormRow, hidden: Mark) -> FormRow:
    match row:
        case FormGroup():
            return replace(row, title=side_words(row.title, hidden))
        case FormStatement():
            return replace(row, inlines=side_words(row.inlines, hidden))
        case FormField() | FormTicks():
            return _asked(row, hidden)
        case FormSignature():
            label, statement = (side_words(w, hidden) for w in (row.label, row.statement))
            return replace(row, label=label, statement=statement)
        case _:
            assert_never(row)


def _asked(row: FormField | FormTicks, hidden: Mark) -> FormRow:
    label, hint = side_words(row.label, hidden), side_words(row.help, hidden)
    match row:
        case FormField():
            return replace(row, label=label, help=hint)
        case FormTicks():
            options = tuple(_options(row.options, hidden))
            return replace(row, label=label, help=hint, options=options)
        case _:
            assert_never(row)


def _options(options: Iterable[TickOption], hidden: Mark) -> Iterator[TickOption]:
    for option in options:
        if option.mark is not hidden:
            yield replace(option, label=side_words(option.label, hidden))
