"""Marks: whole blocks -> the same as wholly added or removed, their atoms, and their words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

from policyloom.changes.atoms import Atom, atoms, divided
from policyloom.document import (
    Concept,
    Definition,
    Form,
    Image,
    List,
    Row,
    Table,
    Text,
    children,
    own_words,
    plain,
    rewritten,
    with_mark,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Mark, Part

P = TypeVar("P", bound="Part")
PICTURE = "picture"


def mark_blocks(blocks: tuple[P, ...], mark: Mark) -> tuple[P, ...]:
    """Return blocks as wholly added or removed."""
    return tuple(mark_block(block, mark) for block in blocks)


def mark_block(part: P, mark: Mark) -> P:
    """Return a block, or a part of one, as wholly added or removed."""
    marked = with_mark(part, mark)
    # The mark of a row is that of its cells.
    if isinstance(part, Row):
        return marked
    return rewritten(marked, lambda words: words, lambda inner: mark_blocks(inner, mark))


def blocks_atoms(parts: Iterable[Part]) -> Iterator[Atom]:
    """Yield every atom of blocks, or of the parts of one, in reading order."""
    return divided(map(block_atoms, parts))


def block_atoms(part: Part) -> Iterator[Atom]:
    """Yield every atom of a block, or of a part of one, in reading order."""
    return divided((*_own_atoms(part), *map(block_atoms, children(part))))


def _own_atoms(part: Part) -> Iterator[Iterable[Atom]]:
    if isinstance(part, Image):
        yield (Atom(Text(_words(part), _picture(part))),)
        yield atoms(part.caption)
    elif isinstance(part, Table):
        # Its description is only read aloud, and is compared by itself.
        yield atoms(part.caption)
    else:
        yield from map(atoms, own_words(part))


def _picture(image: Image) -> Concept:
    """Return what tells two pictures with the same text alternative apart."""
    digest = hashlib.sha256(image.asset.data).hexdigest()
    return Concept(kind=PICTURE, key=f"{image.key}@{digest}/{image.width}")


def blocks_words(blocks: Iterable[Part]) -> str:
    """Return the words of blocks on one line: list items with semicolons, tables by caption."""
    return " ".join(map(_words, blocks))


def lines_words(blocks: Iterable[Part]) -> tuple[str, ...]:
    """Return the words of blocks, each paragraph and each item of a list a line of its own."""
    parts = (block.items if isinstance(block, List) else (block,) for block in blocks)
    return tuple(_words(part) for several in parts for part in several)


def _words(part: Part) -> str:
    match part:
        case List(items=items):
            return "; ".join(map(_words, items)) + "."
        case Definition(term=term, blocks=blocks):
            return f"{plain(term)}: {blocks_words(blocks)}"
        case Image(alt=alt):
            return f"[picture: {alt}]"
        case Form(title=title, rows=form_rows):
            return f"[form: {plain(title)}, {len(form_rows)} rows]"
        case Table(caption=caption, rows=rows):
            return f"[table: {plain(caption)}, {len(rows)} rows]"
        case _:
            return " ".join((*map(plain, own_words(part)), *map(_words, children(part))))
