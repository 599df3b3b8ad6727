"""SOURCE: the words of a clause, parsed but with tokens and links still in them.

Where words stand takes no part in equality, which is about what an author has said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from policyloom.diagnostics import Span
from policyloom.document import Enclosure

if TYPE_CHECKING:
    from policyloom.document import ListStyle


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, printed as they stand.

    Words that run over several lines of the file are in ``lines``: the offset in ``value`` at
    which each line begins, and its place.
    """

    value: str
    span: Span = field(compare=False)
    lines: tuple[tuple[int, Span], ...] = field(default=(), compare=False)

    def at(self, offset: int, length: int) -> Span:
        """Return the place in the file of some of the words."""
        starts = [(start, span) for start, span in self.lines if start <= offset]
        start, span = starts[-1] if starts else (0, self.span)
        return Span(span.path, span.line, span.column + offset - start, length)


@dataclass(frozen=True, slots=True)
class Token:
    """A brace token, ``{the school's}``; ``surface`` is what stands between the braces."""

    surface: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Bold:
    """Words between double asterisks."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Italic:
    """Words between single asterisks."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link to an address: ``[words](https://…)``."""

    pieces: tuple[Piece, ...]
    url: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class CrossLink:
    """A link by name: ``[words](scheme:target)``; empty words mean 'print the usual words'.

    ``scheme`` is clause, section, policy, appendix or cite.
    """

    pieces: tuple[Piece, ...]
    scheme: str
    target: str
    span: Span = field(compare=False)


Markup: TypeAlias = "Token | Bold | Italic | WebLink | CrossLink"
Piece: TypeAlias = "Words | Markup"
Pieces: TypeAlias = "tuple[Piece, ...]"


@dataclass(frozen=True, slots=True)
class WordingParagraph:
    """A paragraph of pieces."""

    pieces: Pieces


@dataclass(frozen=True, slots=True)
class WordingHeading:
    """An unnumbered heading inside a clause: ``### Words``, or of a second rank ``#### Words``."""

    pieces: Pieces
    rank: int = 1


@dataclass(frozen=True, slots=True)
class WordingItem:
    """One list item."""

    blocks: tuple[WordingBlock, ...]


@dataclass(frozen=True, slots=True)
class WordingList:
    """A bulleted, numbered or lettered list; the last two begin at ``start``."""

    style: ListStyle
    items: tuple[WordingItem, ...]
    start: int = 1
    enclosure: Enclosure = Enclosure.DOT


@dataclass(frozen=True, slots=True)
class DataBlock:
    """A token alone in its paragraph that places a block of typed data: ``{channel register}``."""

    name: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class WordingNote:
    """A note to the person who fills the policy in (a Markdown quotation).

    Never in an approved document.
    """

    blocks: tuple[WordingBlock, ...]
    span: Span = field(compare=False)


WordingBlock: TypeAlias = (
    "WordingParagraph | WordingHeading | WordingList | DataBlock | WordingNote"
)
Wording: TypeAlias = "tuple[WordingBlock, ...]"
