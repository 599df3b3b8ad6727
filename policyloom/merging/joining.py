"""Joining: one file of two libraries -> the file that says what both say, or where they differ.

Vocabulary, platforms and the register of policies are lists to which several libraries add. Any
other file says what it says: two that say the same are one, and which of two others counts is
for nobody to guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.merging.sources import about, key_of, names_of, opened, value_in
from policyloom.yaml.edit import with_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.yaml.places import File
    from policyloom.yaml.read import Path

SHARED = frozenset({"clauses/vocabulary.yaml", "clauses/platforms.yaml", "policies/register.yaml"})
"""The files to which each library adds its own entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where two files say two things: of what, and on which line of each."""

    what: str
    line: int
    other: int


def joined(path: str, first: str, second: str) -> str | Difference:
    """Return the text that says what both say, in the words of the first, or where they differ."""
    one, other = opened(first, path), opened(second, path)
    if one is None or other is None:
        return first if first == second else Difference(what="the file", line=1, other=1)
    if path not in SHARED:
        return _difference(one, other, (), ()) or first
    changes: dict[Path, object] = {}
    for entry in _entries(one, other):
        if isinstance(entry, Difference):
            return entry
        at, value = entry
        changes[at] = value
    text, problems = with_changes(first, changes, path)
    if problems:
        span = problems[0].span
        return Difference(what=problems[0].message, line=span.line, other=1)
    return text


def _entries(one: File, other: File) -> Iterator[Difference | tuple[Path, object]]:
    """Yield what the second file adds to each list of the first, or where they differ."""
    for key, value in other.data.items():
        known = one.data.get(key)
        if known is None:
            yield (key,), value
        elif isinstance(value, dict) and isinstance(known, dict):
            for name, entry in value.items():
                found = _difference(one, other, (key, name), (key, name))
                if name not in known:
                    yield (key, name), entry
                elif found:
                    yield found
        elif isinstance(value, list) and isinstance(known, list):
            yield from _items(one, other, key)
        elif found := _difference(one, other, (key,), (key,)):
            yield found


def _items(one: File, other: File, key: str) -> Iterator[Difference | tuple[Path, object]]:
    known, coming = one.data[key], other.data[key]
    places = {name: at for at, name in enumerate(names_of(known))}
    end = len(known)
    for at, (name, item) in enumerate(zip(names_of(coming), coming, strict=True)):
        if item in known:
            continue
        if isinstance(item, dict) and name in places:
            yield _difference(one, other, (key, places[name]), (key, at)) or ((key, end), item)
        else:
            yield (key, end), item
            end += 1


def _difference(one: File, other: File, at: Path, there: Path) -> Difference | None:
    """Return the first place, from a value on, where two files differ."""
    first, second = value_in(one.data, at), value_in(other.data, there)
    if first == second:
        return None
    if isinstance(first, dict) and isinstance(second, dict):
        for key in (*first, *second):
            found = _difference(one, other, (*at, key), (*there, key))
            if found:
                return found
    if isinstance(first, list) and isinstance(second, list):
        for number in range(min(len(first), len(second))):
            found = _difference(one, other, (*at, number), (*there, number))
            if found:
                return found
    words = ", ".join(word for word in about("", other.data, key_of(other.data, there)) if word)
    return Difference(what=words or "the file", line=_line(one, at), other=_line(other, there))


def _line(file: File, at: Path) -> int:
    """Return the line of what stands there, or of what stands around it."""
    return file.spans.key(at).line if file.spans else 1
