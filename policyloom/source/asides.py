"""Clause data that stands apart from the text: callouts, quotations and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.document import Asset
    from policyloom.source.wording import Pieces, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCallout:
    """Words in a box; ``kind`` is danger, important or note."""

    kind: str
    wording: Wording
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenQuotation:
    """Words of somebody else as they stand there, each paragraph with its place, and their source.

    They are no wording: nothing in them is read as a token, and no rule is asked of them.
    """

    source: Pieces
    paragraphs: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFigure:
    """A picture; one with words below it has a number. ``width`` is per cent of the text width."""

    asset: Asset
    alt: str
    caption: Pieces
    width: int
    span: Span
