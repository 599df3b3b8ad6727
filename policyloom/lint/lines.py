"""Every line of words in a library: what the rules about clause texts walk over."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from policyloom.source.wording import (
    Bold,
    CrossLink,
    DataBlock,
    Italic,
    Token,
    WebLink,
    WordingHeading,
    WordingList,
    WordingNote,
    WordingParagraph,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import ClauseData, Library
    from policyloom.source.wording import Piece, Pieces, Wording


def lines(library: Library) -> Iterator[Pieces]:
    """Yield every paragraph, list item, heading, title and duty, library and local alike."""
    for version in library.texts():
        yield version.title
        yield from wording_lines(version.wording)
        yield from _data_lines(version.data)
        for translation in version.translations.values():
            yield translation.title
            yield from wording_lines(translation.wording)
    for policy in library.policies.values():
        yield policy.title
        yield from wording_lines(policy.notices)
        for section in policy.sections:
            yield section.title
            yield section.short_title


def _data_lines(data: ClauseData) -> Iterator[Pieces]:
    for duties in data.duties:
        yield from duties.duties
    yield from data.dos
    yield from data.donts
    for definition in data.definitions:
        yield definition.term
        yield from wording_lines(definition.meaning)
    if data.form:
        yield data.form.title
        for row in data.form.rows:
            yield from (row.label, row.help, row.statement)
            yield from (option.label for option in row.options)


def wording_lines(wording: Wording) -> Iterator[Pieces]:
    """Yield the lines of a wording's blocks in order."""
    for block in wording:
        match block:
            case WordingParagraph(pieces) | WordingHeading(pieces):
                yield pieces
            case WordingList(_, items):
                for item in items:
                    yield from wording_lines(item.blocks)
            case WordingNote(blocks, _):
                yield from wording_lines(blocks)
            case DataBlock():
                pass
            case _:
                assert_never(block)


def flat(pieces: Pieces) -> Iterator[Piece]:
    """Yield words, tokens and links in reading order, without the emphasis round them."""
    for piece in pieces:
        match piece:
            case Bold(inner) | Italic(inner):
                yield from flat(inner)
            case WebLink(inner, _, _) | CrossLink(inner, _, _, _):
                yield piece
                yield from flat(inner)
            case Words() | Token():
                yield piece
            case _:
                assert_never(piece)
