"""Contents: the entries of a manuscript's contents, and which heading an entry means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from policyloom.manuscript.blocks import Block, Kind
from policyloom.manuscript.contents import OPENING, bare, entry_of, with_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.manuscript import Manuscript

LIKE = 0.72


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """A line of the contents: its label and words, and the block it stands in."""

    label: str
    words: str
    block: Block


def contents_lines(manuscript: Manuscript) -> tuple[EntryLine, ...]:
    """Return the entries in order."""
    contents = (one for one in manuscript.blocks if one.kind is Kind.CONTENTS)
    blocks = [one for one in contents if not OPENING.fullmatch(one.text)]
    found: list[EntryLine] = []
    for block, raw in zip(blocks, with_pages([one.raw for one in blocks]), strict=True):
        words, labelled = entry_of(raw, block.label)
        if words:
            found.append(EntryLine(label=labelled.label, words=words, block=block))
    return tuple(found)


def called_otherwise(manuscript: Manuscript) -> Iterator[tuple[EntryLine, Block | None]]:
    """Yield each entry whose words are no heading's, with the heading that it means, if any."""
    lines = contents_lines(manuscript)
    headings = {bare(one.text): one for one in manuscript.headings}
    named = {bare(one.words) for one in lines}
    free = [one for name, one in headings.items() if name not in named]
    for at, entry in enumerate(lines):
        if bare(entry.words) not in headings:
            around = [
                headings.get(bare(one.words))
                for one in (*lines[at - 1 : at], *lines[at + 1 : at + 2])
            ]
            found = _partner(entry, free) or _between(around, free)
            if found:
                free.remove(found)
            yield entry, found


def _between(around: Sequence[Block | None], headings: Sequence[Block]) -> Block | None:
    """Return the only heading between those of the entries before and after, best of their level."""
    match around:
        case [Block() as before, Block() as after]:
            between = [one for one in headings if before.line < one.line < after.line]
            inside = [one for one in between if one.level == before.level] or between
            return inside[0] if len(inside) == 1 else None
        case _:
            return None


def _partner(entry: EntryLine, headings: Sequence[Block]) -> Block | None:
    """Return the heading that an entry with other words means: by its number, or its likeness."""
    number = _number(entry.label)
    for one in headings:
        likeness = SequenceMatcher(None, bare(entry.words), bare(one.text)).ratio()
        if number and number == _number(one.label):
            return one
        if likeness >= LIKE:
            return one
    return None


def shorter(entry: EntryLine, heading: Block) -> bool:
    """Tell whether an entry is a shorter title for the heading, as contents may have.

    One that shares no word with the heading of its number is another title.
    """
    words, whole = bare(entry.words).split(), bare(heading.text).split()
    numbered = bool(_number(entry.label)) and _number(entry.label) == _number(heading.label)
    if len(words) >= len(whole) or (numbered and not set(words) & set(whole)):
        return False
    return set(words) <= set(whole) or 2 * len(words) <= len(whole)


def _number(label: str) -> str:
    return re.sub(r"\.0$", "", label.strip("().: "))
