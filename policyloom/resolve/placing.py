"""Placing: what is known where a token places a block of typed data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from policyloom.document import Block, Blocks
    from policyloom.resolve.composition import PlacedClause
    from policyloom.resolve.context import Context
    from policyloom.source.wording import DataBlock, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """A data block at its place: the token, the clause, and how wording inside data is filled."""

    block: DataBlock
    placed: PlacedClause | None
    context: Context
    fill: Filler

    @property
    def clause(self) -> str:
        """The clause, or that which a body's own text replaces."""
        return (self.placed.replaces or self.placed.clause) if self.placed else ""

    def filled(self, wording: Wording) -> Blocks:
        """Return the blocks of wording inside the data."""
        return self.fill(wording, self.context, self.placed)


Maker: TypeAlias = "Callable[[Any, Placing], Iterator[Block]]"
"""What a clause version gives of a kind of data -> blocks."""
Filler: TypeAlias = "Callable[[Wording, Context, PlacedClause | None], Blocks]"
