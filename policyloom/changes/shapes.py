"""Shapes: steps as a list, a table or a flowchart -> the same steps as a list.

A body that prints its steps in another shape says the same, so steps of two shapes are compared
as lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from policyloom.changes.marks import block_atoms
from policyloom.document import (
    Flowchart,
    Item,
    List,
    ListStyle,
    Paragraph,
    Subheading,
    Table,
    Text,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.hunks import Atoms
    from policyloom.document import Block, Blocks, Inline, Inlines, Row

UNTITLED = "Steps"
"""What stands above a table of steps that has no title of its own."""
COLUMNS = ["step", "who", "what", "when"]
ACROSS = 3
"""So many columns a question takes."""


def in_one_shape(old: Blocks, new: Blocks) -> tuple[Blocks, Blocks] | None:
    """Return two runs of blocks with their steps as lists, if they print them in other shapes."""
    old, new = tuple(_flat(old)), tuple(_flat(new))
    before, after = ([shape for one in side if (shape := _shape(one))] for side in (old, new))
    drawn = [[shape for shape in side if shape is not List] for side in (before, after)]
    if not before or not after or drawn[0] == drawn[1]:
        return None
    return _as_lists(old), _as_lists(new)


def steps_words(blocks: Blocks) -> Atoms:
    """Return the words of the steps among blocks, as in a list."""
    steps = _as_lists(tuple(one for one in _flat(blocks) if _shape(one)))
    return tuple(atom for one in steps if isinstance(one, List) for atom in block_atoms(one))


def _flat(blocks: Blocks) -> Iterator[Block]:
    """Yield blocks without the numbers of their paragraphs, which take lists in but no tables."""
    for block in blocks:
        match block:
            case List(paragraphs=True, items=items):
                yield from (inner for item in items for inner in item.blocks)
            case _:
                yield block


def _shape(block: Block) -> type[Block] | None:
    match block:
        case Flowchart() | List(style=ListStyle.DECIMAL, paragraphs=False):
            return type(block)
        case Table(columns=columns) if [one.key for one in columns] == COLUMNS:
            return Table
        case _:
            return None


def _as_lists(blocks: Blocks) -> Blocks:
    return tuple(made for block in blocks for made in _as_list(block))


def _as_list(block: Block) -> Iterator[Block]:
    match block:
        case Flowchart(steps=steps):
            yield from steps
        case Table(caption=caption, rows=rows) if _shape(block):
            if plain(caption) != UNTITLED:
                yield Subheading(caption)
            items = (Item((Paragraph(tuple(_sentences(row))),)) for row in rows)
            yield List(style=ListStyle.DECIMAL, items=tuple(items))
        case _:
            yield block


def _sentences(row: Row) -> Iterator[Inline]:
    _, *cells = row.cells
    said = [[cast("Paragraph", one).inlines for one in cell.blocks] for cell in cells]
    if cells[0].columns == ACROSS:
        yield from _spaced(*said[0])
        return
    who, (does, *leads), when = said
    yield from _spaced(*who, does, *when)
    yield Text(".")
    for lead in leads:
        yield from (Text(" "), *lead)


def _spaced(*lines: Inlines) -> Iterator[Inline]:
    for place, line in enumerate(lines):
        yield from ((Text(" "),) if place else ())
        yield from line
