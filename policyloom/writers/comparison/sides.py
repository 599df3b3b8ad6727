"""Sides: the parts of a redline -> one of its two texts, in which what is its own stays marked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from policyloom.document import (
    Cell,
    Deleted,
    Form,
    Image,
    Inserted,
    Mark,
    Table,
    Text,
    Unfilled,
    children,
    mark_of,
    own_words,
    rewritten,
)
from policyloom.document.grid import without_columns

if TYPE_CHECKING:
    from policyloom.document import Blocks, Inline, Inlines, Part, Provision

P = TypeVar("P", bound="Part")


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
    return _side(content, hidden)


def _side(parts: tuple[P, ...], hidden: Mark) -> tuple[P, ...]:
    return tuple(made for part in parts if (made := _part(part, hidden)) is not None)


def _part(part: P, hidden: Mark) -> P | None:
    if mark_of(part) is hidden:
        return None
    made = rewritten(
        _narrowed(part, hidden),
        lambda words: side_words(words, hidden),
        lambda inner: _side(inner, hidden),
    )
    if isinstance(made, Form) and hidden is Mark.INSERTED:
        # Both sides stand on one page, where no two places to write may have the same name.
        made = replace(made, key=f"{made.key}-before")
    return made if _stays(part, made) else None


def _narrowed(part: P, hidden: Mark) -> P:
    """Return a table without the columns of the other side, and anything else as it is."""
    found: Any = without_columns(part, hidden) if isinstance(part, Table) else part
    side: P = found
    return side


def _stays(part: Part, made: Part) -> bool:
    """Say whether anything is left of a part; a cell keeps its place in the row without words."""
    if isinstance(part, Cell | Image):
        return True
    inner = any(True for _ in children(made))
    return inner if any(True for _ in children(part)) else any(own_words(made))
