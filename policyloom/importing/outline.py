"""Outline: the blocks of a manuscript -> sections with their texts, and what is left aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.importing.notes import with_notes
from policyloom.importing.numbers import (
    asked_of,
    led_astray,
    numbers_kept,
    renumbered,
    renumbered_letters,
    renumbered_sections,
    taken_off,
)
from policyloom.importing.people import NAMED, without_people
from policyloom.importing.shapes import Shape, asking, caption_of, shape_of
from policyloom.importing.steps import stepped
from policyloom.manuscript.blocks import Kind
from policyloom.manuscript.labels import Sort, sort_of
from policyloom.manuscript.pieces import CAPTION, MEANING, STRAPLINE, TERM
from policyloom.source.policies import ParagraphNumbers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from policyloom.manuscript import Block, Manuscript

SHORT = 70
APPENDIX = re.compile(r"append(?:ix|ices)|annex", re.IGNORECASE)
COVER = "first page"
FRONT = "a table before the first heading: move it below a heading"
DATA = frozenset({Kind.TABLE, Kind.PICTURE})
UNREAD = frozenset({Kind.CONTENTS, Kind.HIDDEN, Kind.GONE, Kind.TITLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A section: its title and its blocks, sub-headings among them. ``kind`` is front or body.

    ``paragraphs`` is how they are numbered, as in the file.
    """

    title: str
    blocks: tuple[Block, ...]
    kind: str = "body"
    paragraphs: ParagraphNumbers = ParagraphNumbers.NONE

    def parts(self) -> tuple[tuple[Block, ...], ...]:
        """Return what each of its clauses holds: a clause has one table and one picture."""
        made: list[list[Block]] = [[]]
        for block in self.blocks:
            if block.kind in DATA and any(one.kind is block.kind for one in made[-1]):
                made.append([])
            made[-1].append(block)
        return tuple(map(tuple, made))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A policy as it will be built.

    ``notices`` stand before the contents, ``cover`` are lines that the program prints itself,
    ``asked`` are blocks that are not taken over, each with its reason. ``pictures`` are the bytes
    of those that stand in the chapters, by their parts; ``logo`` is the one before them, ``look``
    how the file looks.
    """

    title: str
    notices: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    numbered: bool
    cover: tuple[Block, ...]
    asked: tuple[tuple[Block, str], ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    logo: tuple[Block, bytes] | None = None
    look: Mapping[str, str] = field(default_factory=dict)
    unnumbered: tuple[Block, ...] = ()
    """Blocks whose number is not printed again."""


def outline(
    manuscript: Manuscript,
    pictures: Mapping[str, bytes] | None = None,
    kept: Collection[str] = (),
    actors: Collection[str] = (),
    *,
    counted: bool = True,
) -> Outline:
    """Return the outline of a manuscript, without the names of people but for those ``kept``.

    ``pictures`` are those that can be taken over, ``actors`` the words for those who do something
    in a list of steps. ``counted`` is whether its sections will be new ones, which can number
    their paragraphs as the file does.
    """
    known = pictures or {}
    manuscript, named = without_people(manuscript, kept)
    top = min((one.level for one in manuscript.headings), default=1)
    front: list[Block] = []
    chapters: list[tuple[Block, list[Block]]] = []
    for block in (_shown(one, known) for one in manuscript.blocks):
        if block.kind in UNREAD or block.control:
            continue
        if block.kind is Kind.HEADING and block.level == top:
            chapters.append((block, []))
        elif chapters:
            chapters[-1][1].append(block)
        else:
            front.append(block)
    numbered = any(sort_of(one.label) is Sort.DECIMAL for one, _ in chapters if one.label)
    made = tuple(_chapters(chapters, actors, numbered=numbered))
    noted = with_notes([one.blocks for one in made])
    made = tuple(replace(one, blocks=mine) for one, mine in zip(made, noted, strict=True))
    made = tuple(_counting(made)) if numbered and counted else made
    off = [taken_off(front, ParagraphNumbers.NONE)]
    off += [taken_off(one.blocks, one.paragraphs) for one in made]
    return Outline(
        title=manuscript.title,
        notices=tuple(one for one in front if _is_prose(one)),
        chapters=made,
        numbered=numbered,
        cover=tuple(one for one in front if one.text and _is_cover(one)),
        pictures={one.part: known[one.part] for _, mine in chapters for one in mine if one.part},
        logo=next(((one, known[one.part]) for one in front if one.part), None),
        look={
            **manuscript.look,
            **{one.role: one.text for one in manuscript.blocks if one.role == STRAPLINE},
        },
        asked=(
            *((one, FRONT) for one in front if one.kind is Kind.TABLE and not _reason(one)),
            *_asked([*front, *(one for _, mine in chapters for one in mine)], named),
            *(one for _, mine in chapters for one in renumbered(mine)),
            *(one for _, mine in chapters for one in renumbered_letters(mine)),
            *renumbered_sections([one for one, _ in chapters]),
            *_told_of(off, front, made),
        ),
        unnumbered=tuple(one for mine in off for one in mine),
    )


def as_asked(manuscript: Manuscript, found: Outline) -> Manuscript:
    """Return a manuscript whose blocks that are not taken over are asked, and not placed.

    Numbers that were typed and are taken off are set aside, and so is what the program prints of
    itself on the first page.
    """
    asked = {(one.kind, one.line) for one, why in found.asked if _reason(one) or why == FRONT}
    cover = {(one.kind, one.line) for one in found.cover}
    off = {(one.kind, one.line) for one in found.unnumbered}
    blocks = (
        replace(
            one,
            sure=one.sure and (one.kind, one.line) not in asked,
            typed_off=bool(one.typed) and (one.kind, one.line) in off,
            aside=one.aside or (COVER if (one.kind, one.line) in cover else ""),
        )
        for one in manuscript.blocks
    )
    return replace(manuscript, blocks=tuple(blocks))


def _told_of(
    off: Sequence[Sequence[Block]], front: Sequence[Block], made: Sequence[Chapter]
) -> Iterator[tuple[Block, str]]:
    """Yield where numbers are taken off, and what refers to one of them."""
    for mine in off:
        yield from asked_of(mine)
    every = [*front, *(block for one in made for block in one.blocks)]
    yield from led_astray(every, [block for mine in off for block in mine])


def _shown(block: Block, pictures: Collection[str]) -> Block:
    """Return a block; of a picture that cannot be taken over, without its part."""
    return block if block.part in pictures and block.alt else replace(block, part="")


def _is_prose(block: Block) -> bool:
    """Tell whether a block before the first section has words that are read on, such as a list."""
    if block.kind is Kind.PARAGRAPH:
        return len(block.text) > SHORT or block.text.endswith((".", ":", ";", "?", "!"))
    return block.kind in {Kind.CLAUSE, Kind.ITEM}


def _is_cover(block: Block) -> bool:
    return block.kind is not Kind.TABLE and not _is_prose(block) and not _reason(block)


def _chapters(
    found: list[tuple[Block, list[Block]]], actors: Collection[str], *, numbered: bool
) -> Iterator[Chapter]:
    begun = False
    for heading, blocks in found:
        labelled = bool(heading.label)
        begun = begun or labelled or not numbered
        title = heading.text.rstrip(":")
        appendix = APPENDIX.match(heading.label) or APPENDIX.match(title)
        kind = "appendix" if appendix else "body" if begun else "front"
        mine = [*stepped([*asking([*_defined(blocks)])], actors)]
        yield Chapter(title=title, blocks=tuple(_captioned([*_captions_first(mine)])), kind=kind)


def _counting(chapters: Sequence[Chapter]) -> Iterator[Chapter]:
    """Yield numbered sections with the way in which their paragraphs count."""
    number = 0
    for one in chapters:
        number += one.kind == "body"
        is_body = one.kind == "body"
        yield replace(one, paragraphs=numbers_kept(number, one.blocks)) if is_body else one


def _defined(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks; terms with their meanings as one table."""
    for is_defined, group in groupby(blocks, lambda one: one.role in {TERM, MEANING}):
        mine = list(group)
        if not is_defined or mine[0].role != TERM:
            yield from mine
            continue
        rows: list[tuple[str, ...]] = []
        for one in mine:
            if one.role == TERM:
                rows.append((one.text, ""))
            else:
                rows[-1] = (rows[-1][0], f"{rows[-1][1]}\n{one.text}".strip())
        yield replace(mine[0], kind=Kind.TABLE, rows=tuple(rows))


def _captions_first(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks; the caption that stands below a table, which has none above, above it."""
    left = [*blocks]
    above: Block | None = None
    while left:
        block = left.pop(0)
        is_bare = block.kind is Kind.TABLE and not (above and caption_of(above))
        if is_bare and left and left[0].role == CAPTION and not _is_of_another(left):
            yield left.pop(0)
        yield block
        above = block


def _is_of_another(blocks: list[Block]) -> bool:
    """Tell whether a caption stands above a table of its own."""
    return len(blocks) > 1 and blocks[1].kind is Kind.TABLE


def _captioned(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks; the caption of a table or picture without the number that we print."""
    for last, block, following in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        above = following is not None and following.kind is Kind.TABLE
        below = last is not None and bool(last.part) and block.role == CAPTION
        caption = caption_of(block) if above or below else ""
        yield replace(block, text=caption) if caption else block


def _asked(blocks: list[Block], named: Collection[int]) -> Iterator[tuple[Block, str]]:
    for block in blocks:
        reason = _reason(block)
        if reason:
            yield block, reason
        if block.line in named and not _is_left_to_the_body(block):
            yield block, NAMED


def _is_left_to_the_body(block: Block) -> bool:
    """Tell whether its names become those that a body gives in its own file."""
    return block.kind is Kind.TABLE and shape_of(block) is Shape.CONTACTS


def _reason(block: Block) -> str:
    """Return why a block is not taken over; nothing where it is."""
    match block.kind:
        case Kind.TABLE if shape_of(block) is None:
            return "a table with merged cells, or without words over a column: write it as data"
        case Kind.PICTURE if block.part:
            return ""
        case Kind.PICTURE if not block.alt:
            return "a picture without words that say what it shows: write them in Word (Alt Text)"
        case Kind.PICTURE | Kind.CHART:
            return "a picture or drawing that is no PNG or JPEG: save it as one, as a {figure}"
        case _:
            return ""
