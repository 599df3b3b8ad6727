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
    found: Iterator[Pieces] = _in(value, _are_pieces)
    return found


@remembered(MOST)
def conditions_in(value: object) -> tuple[Condition, ...]:
    """Return every condition in a value, in the order of its fields."""
    return tuple(_in(value, lambda one: isinstance(one, Condition)))


def _are_pieces(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], PIECES)


def _in(value: Any, is_wanted: Callable[[object], bool]) -> Iterator[Any]:  # noqa: ANN401 - fields
    if is_wanted(value):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _in(one, is_wanted)
    elif isinstance(value, Mapping):
        yield from _in(tuple(value.values()), is_wanted)
    elif is_dataclass(value):
        for name in _names(value.__class__):
            yield from _in(getattr(value, name), is_wanted)


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class of the source
    return tuple(field.name for field in fields(kind) if field.type not in PLAIN)
