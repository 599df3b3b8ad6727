"""Every line of words in a library: what the rules about clause texts walk over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, assert_never

from policyloom.diagnostics import Severity
from policyloom.remembered import remembered
from policyloom.source import newly_refused
from policyloom.source.walk import MOST, pieces_in
from policyloom.source.wording import Bold, CrossLink, Italic, Token, WebLink, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.source import Library, Overlay, Policy
    from policyloom.source.wording import Piece, Pieces

Lines: TypeAlias = "tuple[Pieces, ...]"
"""The lines of one text: the very same ones while the text is, so that findings can be kept."""


def lines(library: Library) -> Iterator[Lines]:
    """Yield every paragraph, list item, heading, title and duty, library and local alike."""
    yield from map(pieces_in, library.texts())
    yield from policy_lines(library)


def shared_lines(library: Library) -> Iterator[Lines]:
    """Yield the lines that are for every body: those of the library's clauses and policies."""
    for clause in library.clauses.values():
        yield from map(pieces_in, clause.versions)
    yield from policy_lines(library)


def own_lines(library: Library) -> Iterator[tuple[Lines, Overlay]]:
    """Yield the lines that bodies say themselves, each with its body."""
    for overlay in library.overlays.values():
        for text in (one.own for one in overlay.modifications if one.own):
            yield pieces_in(text), overlay


def newest_lines(library: Library) -> Iterator[tuple[Lines, Severity]]:
    """Yield the lines of the library that may still change: no older version, no body's text.

    What a rule of this release refuses in new texts, it warns of in those from before.
    """
    for clause in library.clauses.values():
        newest = clause.versions[0]
        yield pieces_in(newest), newly_refused(newest.in_force)
    for said in policy_lines(library):
        yield said, Severity.WARNING


def policy_lines(library: Library) -> Iterator[Lines]:
    """Yield every title and notice of the policies."""
    yield from map(_policy_lines, library.policies.values())


@remembered(MOST)
def _policy_lines(policy: Policy) -> Lines:
    titles = (words for one in policy.sections for words in (one.title, one.short_title))
    return (policy.title, *pieces_in(policy.notices), *titles)


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

    def is_kept(self, offset: int) -> bool:
        """Tell whether words stand in a token that keeps them as they are for every body."""
        inside = [piece for at, piece in self.parts if at <= offset][-1]
        return isinstance(inside, Token) and inside.surface.startswith('"')

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
