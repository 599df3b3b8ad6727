"""Walk: what stands anywhere in something that authors wrote, by the fields of its class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from policyloom.remembered import remembered
from policyloom.source.values import Condition
from policyloom.source.wording import Bold, CrossLink, Italic, Token, WebLink, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from policyloom.source.wording import Pieces

T = TypeVar("T")
PIECES = (Words, Token, Bold, Italic, WebLink, CrossLink)
MOST = 1 << 15
"""Texts of a library of which is remembered what stands in them."""
PLAIN = frozenset({"str", "int", "bool", "Span", "Version", "str | None"})
"""Types of fields in which nothing more can stand."""


@remembered(MOST)
def pieces_in(value: object) -> tuple[Pieces, ...]:
    """Return every line of words in a value, in the order of its fields."""
    return tuple(lines_in(value))


def lines_in(value: object) -> Iterator[Pieces]:
    """Yield what ``pieces_in`` returns, of a value that nobody asks about again."""
    found: list[Pieces] = []
    _collect(value, _are_pieces, found)
    return iter(found)


@remembered(MOST)
def conditions_in(value: object) -> tuple[Condition, ...]:
    """Return every condition in a value, in the order of its fields."""
    found: list[Condition] = []
    _collect(value, lambda one: isinstance(one, Condition), found)
    return tuple(found)


def _are_pieces(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], PIECES)


def _collect(value: Any, is_wanted: Callable[[object], bool], found: list[Any]) -> None:  # noqa: ANN401 - fields
    if is_wanted(value):
        found.append(value)
    elif isinstance(value, tuple):
        for one in value:
            _collect(one, is_wanted, found)
    elif isinstance(value, Mapping):
        for one in value.values():
            _collect(one, is_wanted, found)
    else:
        for name in _names(value.__class__):
            _collect(getattr(value, name), is_wanted, found)


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class of the source
    """Return the fields of a class in which more may stand; a value that has none is plain."""
    known = fields(kind) if is_dataclass(kind) else ()
    return tuple(field.name for field in known if field.type not in PLAIN)
