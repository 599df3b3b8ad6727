"""Weave words: a part of an old and of a new document -> one part, or one as a whole, marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from policyloom.changes.hunks import weave_line
from policyloom.changes.marks import block_atoms, mark_block
from policyloom.document import combined

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.changes.hunks import Shape, Site
    from policyloom.document import Mark, Part

P = TypeVar("P", bound="Part")
Woven: TypeAlias = "Callable[[Any, Any, Site], Any]"


def _as_it_is(old: object, new: object, site: Site) -> object:
    del old, site
    return new


def weave_words(old: P, new: P, site: Site, inside: Woven = _as_it_is) -> P:
    """Return a part with the words of both, line by line, and with ``inside`` of what it holds."""
    return combined(
        old,
        new,
        lambda before, after: weave_line(before, after, site),
        lambda before, after: inside(before, after, site),
    )


def whole(part: P, mark: Mark, site: Site, shape: Shape) -> P:
    """Return a part that came or went as a whole, with its words on the site."""
    site.whole(block_atoms(part), mark, shape)
    return mark_block(part, mark)
