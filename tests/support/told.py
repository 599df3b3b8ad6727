"""What a change of one sentence comes to, without a project round it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.hunks import Found, Place, Site, weave_line
from policyloom.changes.meaning import senses
from policyloom.document import Text

if TYPE_CHECKING:
    from pathlib import Path

PLACE = Place(part="section", section="use", clause="phones/use")


def told(old: str, new: str) -> tuple[str, ...]:
    """Return what makes another sentence of a sentence; nothing where it is reworded."""
    found = Found()
    weave_line((Text(old),), (Text(new),), Site(PLACE, found))
    return senses(tuple(found.hunks))


def framed(path: Path) -> list[tuple[str, list[str]]]:
    """Return groups of words of a file, each with the sentence above it in which they stand."""
    found, frame = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            frame = line[2:]
        elif line and not line.startswith("#"):
            found.append((frame, line.split("/")))
    return found
