"""Rollout: a redline -> the paragraphs in which words come and go."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    Definitions,
    Deleted,
    EditorNote,
    Emphasis,
    Form,
    Image,
    InLanguage,
    Inserted,
    Language,
    Link,
    List,
    Mark,
    Paragraph,
    Reference,
    Strong,
    Subheading,
    Table,
    Text,
    Unfilled,
    plain,
)
from policyloom.planning.effect import Passage, Sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Block, Blocks, Document, Inline, Inlines, Row
    from policyloom.planning.effect import Run

SIGNS = {Mark.NONE: Sign.SAME, Mark.INSERTED: Sign.COME, Mark.DELETED: Sign.GONE}


def passages(redline: Document) -> tuple[Passage, ...]:
    """Return every paragraph and row of a table that reads otherwise, in reading order."""
    found = [("title", _runs(redline.title, Sign.SAME))]
    for row in redline.control:
        found += [("document control", runs) for runs in _blocks(row.blocks)]
    found += [("notices", runs) for runs in _blocks(redline.notices)]
    for section in redline.sections:
        name = plain(section.title)
        number = f"section {section.label.rstrip('.')}, {name}" if section.label else name
        found.append((number, _runs(section.title, SIGNS[section.mark])))
        for provision in section.provisions:
            found.append((number, _runs(provision.heading, Sign.SAME)))
            found += [(number, runs) for runs in _blocks(provision.blocks)]
    return tuple(
        Passage(place=place, runs=runs)
        for place, runs in found
        if any(sign is not Sign.SAME for sign, _ in runs)
    )


def _blocks(blocks: Blocks) -> Iterator[tuple[Run, ...]]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[tuple[Run, ...]]:
    match block:
        case Paragraph(inlines=inlines, mark=mark) | Subheading(inlines=inlines, mark=mark):
            yield _runs(inlines, SIGNS[mark])
        case List(items=items):
            for item in items:
                yield from _blocks(item.blocks)
        case Definitions(items=definitions):
            for definition in definitions:
                yield _runs(definition.term, SIGNS[definition.mark])
                yield from _blocks(definition.blocks)
        case EditorNote(blocks=blocks) | InLanguage(blocks=blocks):
            yield from _blocks(blocks)
        case Table(header=header, rows=rows):
            yield from (_row(row) for row in (*header, *rows))
        case Image(caption=caption, mark=mark):
            yield _runs(caption, SIGNS[mark])
        case Form():
            return
        case _:
            assert_never(block)


def _row(row: Row) -> tuple[Run, ...]:
    sign = SIGNS[row.mark]
    runs: list[Run] = []
    for cell in row.cells:
        if runs:
            runs.append((sign, " | "))
        for line in _blocks(cell.blocks):
            runs += [(own if sign is Sign.SAME else sign, words) for own, words in line]
    return _joined(runs)


def _runs(inlines: Inlines, sign: Sign) -> tuple[Run, ...]:
    return _joined(run for inline in inlines for run in _inline(inline, sign))


def _inline(inline: Inline, sign: Sign) -> Iterator[Run]:
    match inline:
        case Text(value=words):
            yield sign, words
        case Unfilled():
            yield sign, inline.words
        case Inserted(inlines=inner):
            yield from (run for one in inner for run in _inline(one, Sign.COME))
        case Deleted(inlines=inner):
            yield from (run for one in inner for run in _inline(one, Sign.GONE))
        case Strong() | Emphasis() | Link() | Reference() | Language():
            yield from (run for one in inline.inlines for run in _inline(one, sign))
        case _:
            assert_never(inline)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Put neighbouring words of one sign together."""
    together = groupby((run for run in runs if run[1]), key=lambda run: run[0])
    return tuple((sign, "".join(words for _, words in group)) for sign, group in together)
