"""Values: where words stand in a source file, and what they become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from policyloom.homecoming.texts import NotWritableError
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from policyloom.homecoming.hunks import Hunk
    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Place, Unit
    from policyloom.yaml.read import Path


def as_came(words: str, one: Proposal) -> str:
    """Return the words of a cell as they came home."""
    for _, hunk in sorted(one.spots, key=lambda spot: -spot[1].start):
        new = f"{hunk.new} " if hunk.start == hunk.end == 0 and hunk.new else hunk.new
        words = words[: hunk.start] + new + words[hunk.end :]
    return words


def key_at(text: str, path: str, place: Place) -> Path | None:
    """Return the innermost key of the words that stand at a place."""
    source, _ = parse(text, path)
    known = source.values.items() if source else ()
    found = [key for key, extent in known if extent[:2] == (place.line, place.column)]
    words = (key for key in found if source and isinstance(value_in(source.data, key), str))
    return next(words, None)


def is_whole(unit: Unit, hunk: Hunk) -> bool:
    """Tell whether a hunk is all of a paragraph."""
    return (hunk.start, hunk.end) == (0, len(unit.text))


def value_at(text: str, path: str, place: Place) -> tuple[Path, str]:
    """Return the key of the value that stands at a place of a file, and what it says."""
    source, _ = parse(text, path)
    if source is not None:
        for key, extent in source.values.items():
            said = value_in(source.data, key)
            if (extent[0], extent[1]) != (place.line, place.column):
                continue
            if isinstance(said, dict) and isinstance(said.get("noun"), str):
                return (*key, "noun"), said["noun"]
            if isinstance(said, str):
                return key, said
    raise NotWritableError(
        f"{path}:{place.line} names other values, which say the words; change those by hand"
    )


def value_in(data: Any, key: Path) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return what stands at a place of plain data."""
    for step in key:
        data = data[step]
    return data


def strings(text: str, path: str, around: Path) -> Iterator[tuple[Path, str]]:
    """Yield the words below a place of a file, with the place of each."""
    source, _ = parse(text, path)
    for key in source.values if source else ():
        said = value_in(source.data, key) if source else None
        if key[: len(around)] == around and isinstance(said, str):
            yield key, said


def key_beside(known: Collection[str], words: str, otherwise: str) -> str:
    """Return a key made of words that none of those known is."""
    key = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40].strip("-") or otherwise
    return next(
        name
        for n in range(1, len(known) + 2)
        if (name := key if n == 1 else f"{key}-{n}") not in known
    )


def singular(old: str, new: str) -> tuple[str, str]:
    """Return both words without the ending of a plural, where both have it."""
    both = old.endswith("s") and new.endswith("s")
    return (old[:-1], new[:-1]) if both else (old, new)


def says(words: str, old: str) -> bool:
    """Tell whether words hold others, large or small."""
    return old.lower() in words.lower()


def exchange(words: str, old: str, new: str) -> str:
    """Return words with others in them, which begin large or small as the old ones did."""
    at = words.lower().index(old.lower())
    stood = words[at : at + len(old)]
    if stood != old and stood[:1].isupper() != old[:1].isupper():
        new = (new[:1].upper() if stood[:1].isupper() else new[:1].lower()) + new[1:]
    return words[:at] + new + words[at + len(old) :]
