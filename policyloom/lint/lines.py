"""Every line of words in a library: what the rules about clause texts walk over."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from policyloom.source.walk import pieces_in
from policyloom.source.wording import Bold, CrossLink, Italic, Token, WebLink, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import Library
    from policyloom.source.wording import Piece, Pieces


def lines(library: Library) -> Iterator[Pieces]:
    """Yield every paragraph, list item, heading, title and duty, library and local alike."""
    yield from pieces_in(tuple(library.texts()))
    for policy in library.policies.values():
        yield policy.title
        yield from pieces_in(policy.notices)
        for section in policy.sections:
            yield section.title
            yield section.short_title


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
