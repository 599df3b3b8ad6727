"""STUDIO: what a save changed -> the values that came, went or are others, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyloom.studio.journal import Changes

NESTED = (Mapping, list, tuple)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of a file: where it stands, what it was and what it is; nothing is empty."""

    at: tuple[str, ...]
    was: str
    now: str


def leaves(changes: Changes) -> tuple[Leaf, ...]:
    """Return each value that changed; what holds several is told by what it holds."""
    return tuple(leaf for at, was, now in changes for leaf in _leaves(at, was, now))


def _leaves(at: tuple[str | int, ...], was: object, now: object) -> Iterator[Leaf]:
    old, new = _held(was), _held(now)
    if (old is None) != (new is None) and (old or new):
        yield from _leaves(at, was, None)
        yield from _leaves(at, None, now)
    elif old is None or new is None or not {**old, **new}:
        yield Leaf(tuple(map(_named, at)), _words(was), _words(now))
    else:
        for key in {**old, **new}:
            if old.get(key) != new.get(key):
                yield from _leaves((*at, key), old.get(key), new.get(key))


def _held(value: object) -> dict[str | int, object] | None:
    """Return what a value holds, by name or by number; nothing holds nothing."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (list, tuple)):
        parts = value and not any(isinstance(one, NESTED) for one in value)
        return None if parts else dict(enumerate(value))
    return {} if value is None else None


def _named(part: str | int) -> str:
    """Return a part of a place as people count."""
    return str(part + 1) if isinstance(part, int) else part


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_words, value))
    return "" if value is None else str(value)
