"""Decode needed: the texts of a project, and a few of its files -> all that those rest on.

What a needed file names is needed too, in whatever part of it the name stands: rather a file too
many than one too few. For that its words are looked at, and nothing is decoded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.source import (
    clause_files,
    clause_path,
    instrument_path,
    overlay_path,
    policy_path,
    topic_path,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NAME = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
OTHERWISE = ("formerly:", "citation-id:", "editions:")
"""What is said in a file that others name otherwise than its place does."""
PLACES = {
    "body": overlay_path, "clause": clause_path, "instrument": instrument_path,
    "policy": policy_path, "topic": topic_path,
}  # fmt: skip
ID = re.compile(
    rf"""(?:^|[{{,])\s*["']?({"|".join(PLACES)})["']?\s*:\s*["']?([\w/-]+)""", re.MULTILINE
)
TRUSTS = "trusts/"


def needed(texts: Mapping[str, str], begun: Iterable[str]) -> frozenset[str]:
    """Return the files that some files rest on, themselves included, be they there or not.

    ``texts`` are by path.
    """
    found: set[str] = set()
    waiting = {*begun, *known_otherwise(texts)}
    while waiting:
        path = waiting.pop()
        found.add(path)
        waiting |= {one for one in _named(texts.get(path, "")) if one in texts} - found
    return frozenset(found)


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return whatever in texts may be the id of something."""
    return frozenset(name for text in texts for name in NAME.findall(text))


def known_otherwise(texts: Mapping[str, str]) -> frozenset[str]:
    """Return the files that may be meant by another name than that of their place."""
    shared = ((path, text) for path, text in texts.items() if not path.startswith(TRUSTS))
    named = (path for path, text in shared if any(key in text for key in OTHERWISE))
    return frozenset((*named, *_misplaced(texts)))


def _misplaced(texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the files that say the id of another: they may be felt where that is."""
    found = ((path, ID.search(text)) for path, text in texts.items())
    return (path for path, said in found if said and PLACES[said[1]](said[2]) != path)


def _named(text: str) -> Iterator[str]:
    for name in names_in([text]):
        if "/" in name:
            yield from clause_files(name)
        else:
            yield instrument_path(name)
