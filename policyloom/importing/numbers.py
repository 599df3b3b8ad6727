"""Numbers: which of a file's numbers the draft prints again, and which have to be asked about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.manuscript.blocks import Kind
from policyloom.manuscript.labels import Labelled, Sort, following, sort_of
from policyloom.source.policies import ParagraphNumbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.manuscript import Block

COUNTED = frozenset({Kind.PARAGRAPH, Kind.CLAUSE})
TAKEN_OFF = COUNTED | {Kind.HEADING}
UNNUMBERED = frozenset({Sort.NONE, Sort.BULLET})
LETTERED = frozenset({Sort.LETTER, Sort.ROMAN})
NOTE = "Note "
SIGNS = "().: "
REFERRED = re.compile(
    r"\b(?:paragraph|para|clause|section|point|part|rule)s?\.? "
    r"((?:\(?\d+(?:\.\d+)*\)?(?:, | and | or | to |–|-)?)+)",
    re.IGNORECASE,
)
"""A reference by number, to one or several."""
NUMBERS = re.compile(r"\d+(?:\.\d+)*")


def numbers_kept(section: int, blocks: Sequence[Block]) -> ParagraphNumbers:
    """Return how the paragraphs of a numbered section count, where all of them do, in order."""
    labels = [_bare(one) for one in blocks if one.kind in COUNTED and not _is_note(one)]
    due = [f"{section}.{number}" for number, _ in enumerate(labels, 1)]
    in_order = bool(labels) and labels == due
    return ParagraphNumbers.OF_SECTION if in_order else ParagraphNumbers.NONE


def taken_off(blocks: Sequence[Block], kept: ParagraphNumbers) -> tuple[Block, ...]:
    """Return the blocks of a section whose number before them is not printed again."""
    kinds = TAKEN_OFF - (COUNTED if kept is not ParagraphNumbers.NONE else frozenset())
    return tuple(one for one in blocks if one.kind in kinds and _is_numbered(one))


def asked_of(off: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield the first block of those whose numbers are taken off, and how many they are."""
    if not off:
        return
    first, last = off[0].label, off[-1].label
    said = f"the number {first}" if len(off) == 1 else f"{len(off)} numbers, {first} to {last},"
    verb = "is" if len(off) == 1 else "are"
    yield (
        off[0],
        f"{said} before the words here {verb} taken off: `paragraphs` of the section numbers them",
    )


def led_astray(blocks: Sequence[Block], off: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield the blocks that refer to a number that was taken off."""
    gone = {_bare(one) for one in off}
    for block in blocks:
        words = " ".join((block.text, *(cell for row in block.rows for cell in row)))
        for found in REFERRED.finditer(words):
            astray = [one for one in NUMBERS.findall(found[1]) if one in gone]
            if astray:
                said = f"“{found[0].rstrip(' ,–-')}” refers to {' and '.join(astray)}"
                yield block, f"{said}, a number that is taken off: write what it means"


def renumbered(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield the items whose number would be another, each where that begins."""
    counted: dict[int, int] = {}
    apart: dict[int, int] = {}
    for block in blocks:
        own = [level for level in counted if block.kind is Kind.ITEM and level <= block.level]
        counted = {level: counted[level] for level in own}
        apart = {level: apart[level] for level in own}
        digits = re.sub(r"\D", "", block.label)
        if block.kind is Kind.ITEM and digits and sort_of(block.label) is Sort.DECIMAL:
            due = counted.get(block.level, 0) + 1
            off = int(digits) - due
            if off != apart.get(block.level, 0):
                yield block, f"its number is {digits} here, and would be printed as {due}"
            counted[block.level], apart[block.level] = due, off


def relettered(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks; letters and small Roman numbers before items that leave one out, as counted.

    A list that did not count on would be printed as one paragraph.
    """
    counted: dict[int, Labelled] = {}
    for block in blocks:
        is_item = block.kind is Kind.ITEM
        own = [level for level in counted if is_item and level <= block.level]
        counted = {level: counted[level] for level in own}
        label = Labelled(label=block.label.lower(), sort=sort_of(block.label))
        if not is_item or label.sort not in LETTERED or not label.rank:
            yield block
            continue
        last = counted.get(block.level)
        label = following(last, label) if last else label
        counted[block.level] = label
        yield block if label.label == block.label.lower() else replace(block, label=label.label)


def renumbered_letters(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield the items whose letter would be another, each where that begins."""
    begun = False
    for block, printed in zip(blocks, relettered(blocks), strict=True):
        if block.label != printed.label and not begun:
            was, now = _bare(block), _bare(printed)
            yield block, f"its letter is {was} here, and would be printed as {now}"
        begun = block.label != printed.label


def renumbered_sections(headings: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield the headings of sections whose number would be another, each where that begins."""
    due, apart = 0, 0
    for heading in headings:
        digits = _bare(heading)
        if sort_of(heading.label) is not Sort.DECIMAL or not digits.split(".")[0].isdecimal():
            continue
        due += 1
        off = int(digits.split(".")[0]) - due
        if off != apart:
            yield heading, f"its number is {digits} here, and will be printed as {due}"
        apart = off


def _bare(block: Block) -> str:
    return block.label.strip(SIGNS)


def _is_note(block: Block) -> bool:
    return block.label.startswith(NOTE)


def _is_numbered(block: Block) -> bool:
    return sort_of(block.label) not in UNNUMBERED and not _is_note(block)
