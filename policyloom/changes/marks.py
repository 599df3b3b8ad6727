"""Marks: whole blocks -> the same as wholly added or removed, their atoms, and their words."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changes.atoms import Atom, atoms, divided
from policyloom.changes.forms import form_atoms, mark_row
from policyloom.document import (
    Concept,
    Definitions,
    EditorNote,
    Form,
    Image,
    InLanguage,
    Item,
    List,
    Paragraph,
    Subheading,
    Table,
    Text,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Block, Blocks, Definition, Mark, Row

PICTURE = "picture"


def mark_blocks(blocks: Blocks, mark: Mark) -> Blocks:
    """Return blocks as wholly added or removed."""
    return tuple(mark_block(block, mark) for block in blocks)


def mark_block(block: Block, mark: Mark) -> Block:
    """Return a block as wholly added or removed."""
    match block:
        case Paragraph() | Subheading() | Image():
            return replace(block, mark=mark)
        case List(items=items):
            marked = tuple(Item(mark_blocks(item.blocks, mark)) for item in items)
            return replace(block, items=marked)
        case EditorNote(blocks=blocks) | InLanguage(blocks=blocks):
            return replace(block, blocks=mark_blocks(blocks, mark))
        case Definitions(items=terms):
            marked_terms = (mark_definition(term, mark) for term in terms)
            return Definitions(tuple(marked_terms))
        case Form(rows=form_rows):
            return replace(block, rows=tuple(mark_row(row, mark) for row in form_rows))
        case Table(header=header, rows=rows):
            return replace(
                block,
                header=tuple(replace(row, mark=mark) for row in header),
                rows=tuple(replace(row, mark=mark) for row in rows),
            )


def mark_definition(definition: Definition, mark: Mark) -> Definition:
    """Return a definition as wholly added or removed."""
    return replace(definition, mark=mark, blocks=mark_blocks(definition.blocks, mark))


def blocks_atoms(blocks: Blocks) -> Iterator[Atom]:
    """Yield every atom of blocks in reading order."""
    return divided(map(block_atoms, blocks))


def block_atoms(block: Block) -> Iterator[Atom]:
    """Yield every atom of a block in reading order."""
    return divided(_parts(block))


def _parts(block: Block) -> Iterator[Iterable[Atom]]:
    match block:
        case Paragraph(inlines=inlines) | Subheading(inlines=inlines):
            yield atoms(inlines)
        case List(items=items):
            yield from (blocks_atoms(item.blocks) for item in items)
        case EditorNote(blocks=blocks) | InLanguage(blocks=blocks):
            yield blocks_atoms(blocks)
        case Definitions(items=terms):
            yield from map(definition_atoms, terms)
        case Image(caption=caption):
            yield (Atom(Text(_block_words(block), _picture(block))),)
            yield atoms(caption)
        case Form():
            yield form_atoms(block)
        case Table(caption=caption, header=header, rows=rows):
            yield atoms(caption)
            yield from map(cells_atoms, (*header, *rows))


def cells_atoms(row: Row) -> Iterator[Atom]:
    """Yield the atoms of a row's cells."""
    return divided(blocks_atoms(cell.blocks) for cell in row.cells)


def _picture(image: Image) -> Concept:
    """Return what tells two pictures with the same text alternative apart."""
    digest = hashlib.sha256(image.asset.data).hexdigest()
    return Concept(kind=PICTURE, key=f"{image.key}@{digest}/{image.width}")


def definition_atoms(definition: Definition) -> Iterator[Atom]:
    """Yield the atoms of a term and of its meaning."""
    return divided((atoms(definition.term), blocks_atoms(definition.blocks)))


def blocks_words(blocks: Blocks) -> str:
    """Return the words of blocks on one line: list items with semicolons, tables by caption."""
    return " ".join(_block_words(block) for block in blocks)


def _block_words(block: Block) -> str:  # noqa: PLR0911 - one case for each block
    match block:
        case Paragraph(inlines=inlines) | Subheading(inlines=inlines):
            return plain(inlines)
        case List(items=items):
            return "; ".join(blocks_words(item.blocks) for item in items) + "."
        case EditorNote(blocks=blocks) | InLanguage(blocks=blocks):
            return blocks_words(blocks)
        case Definitions(items=terms):
            return " ".join(f"{plain(t.term)}: {blocks_words(t.blocks)}" for t in terms)
        case Image(alt=alt):
            return f"[picture: {alt}]"
        case Form(title=title, rows=form_rows):
            return f"[form: {plain(title)}, {len(form_rows)} rows]"
        case Table(caption=caption, rows=rows):
            return f"[table: {plain(caption)}, {len(rows)} rows]"
