"""Every line of words in a library: what the rules about clause texts walk over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from policyloom.diagnostics import Severity
from policyloom.remembered import remembered
from policyloom.source.walk import MOST, pieces_in
from policyloom.source.wording import Bold, CrossLink, Italic, Token, WebLink, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.source import Library, Overlay
    from policyloom.source.wording import Piece, Pieces


REFUSED_FROM = "2026-12-01"
"""Texts of the library that are in force from this ISO day on are written for these rules."""


def lines(library: Library) -> Iterator[Pieces]:
    """Yield every paragraph, list item, heading, title and duty, library and local alike."""
    for text in library.texts():
        yield from pieces_in(text)
    yield from policy_lines(library)


def shared_lines(library: Library) -> Iterator[Pieces]:
    """Yield the lines that are for every body: those of the library's clauses and policies."""
    for clause in library.clauses.values():
        for version in clause.versions:
            yield from pieces_in(version)
    yield from policy_lines(library)


def own_lines(library: Library) -> Iterator[tuple[Pieces, Overlay]]:
    """Yield the lines that bodies say themselves, each with its body."""
    for overlay in library.overlays.values():
        for text in (one.own for one in overlay.modifications if one.own):
            yield from ((pieces, overlay) for pieces in pieces_in(text))


def newest_lines(library: Library) -> Iterator[tuple[Pieces, Severity]]:
    """Yield the lines of the library that may still change: no older version, no body's text.

    What a rule of this release refuses in new texts, it warns of in those from before.
    """
    for clause in library.clauses.values():
        newest = clause.versions[0]
        # A text without a day is of this release, which does not ask for one.
        new = not newest.in_force or newest.in_force >= REFUSED_FROM
        for pieces in pieces_in(newest):
            yield pieces, Severity.ERROR if new else Severity.WARNING
    for pieces in policy_lines(library):
        yield pieces, Severity.WARNING


def policy_lines(library: Library) -> Iterator[Pieces]:
    """Yield every title and notice of the policies."""
    for policy in library.policies.values():
        yield policy.title
        yield from pieces_in(policy.notices)
        for section in policy.sections:
            yield section.title
            yield section.short_title


@dataclass(frozen=True, slots=True)
class Running:
    """A line as it is written, its tokens in braces; ``parts`` are its pieces and their places."""

    words: str
    parts: tuple[tuple[int, Words | Token], ...]

    def at(self, offset: int, length: int) -> Span:
        """Return the place of some of the words, or of the token that they stand in."""
        start, piece = [part for part in self.parts if part[0] <= offset][-1]
        if isinstance(piece, Token):
            return piece.span
        return piece.at(offset - start, min(length, len(piece.value) - offset + start))

    def token_at(self, offset: int) -> Token | None:
        """Return the token that begins at an offset."""
        return next((p for at, p in self.parts if at == offset and isinstance(p, Token)), None)


@remembered(MOST)
def running(pieces: Pieces) -> Running:
    """Return a line with its tokens in braces, for rules about what stands beside what."""
    words, parts = "", []
    for piece in flat(pieces):
        if isinstance(piece, Words | Token):
            parts.append((len(words), piece))
            words += piece.value if isinstance(piece, Words) else f"{{{piece.surface}}}"
    return Running(words, tuple(parts))


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
