"""Ledger: where every character of a file went: placed, set aside with its reason, or asked.

Two counts that know nothing of each other have to agree: what the reader counted in the file, and
what the blocks hold. Where they do not, the program is at fault and says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.manuscript.blocks import Kind
from policyloom.manuscript.pieces import characters_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.manuscript.blocks import Manuscript

TYPED = "typed number"
ASIDE = {Kind.CONTENTS: "contents", Kind.HIDDEN: "hidden", Kind.GONE: "tracked deletion"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """How many characters a file has, and what became of them."""

    counted: int
    placed: int
    asked: int
    reasons: Mapping[str, int] = field(default_factory=dict)

    @property
    def set_aside(self) -> int:
        """How many were set aside, for all reasons."""
        return sum(self.reasons.values())

    @property
    def lost(self) -> int:
        """How many are out of balance: always none, unless the program is at fault."""
        return self.counted - self.placed - self.asked - self.set_aside


def ledger(manuscript: Manuscript) -> Ledger:
    """Return the ledger of a manuscript that was read from a file."""
    reasons: Counter[str] = Counter()
    placed = asked = 0
    for block in manuscript.blocks:
        reason = block.aside or ASIDE.get(block.kind, "")
        if block.typed_off:
            reasons[TYPED] += _solid(block.typed)
        solid = _solid(block.text) + (0 if block.typed_off else _solid(block.typed))
        if reason:
            reasons[reason] += solid
        elif block.sure:
            placed += solid
        else:
            asked += solid
        reasons["space"] += characters_of(block.raw) - _solid(block.raw)
    counted = manuscript.characters if manuscript.form else placed + asked
    kept = {why: number for why, number in sorted(reasons.items()) if number}
    return Ledger(counted=counted, placed=placed, asked=asked, reasons=kept)


def _solid(words: str) -> int:
    """Return how many characters are no space."""
    return sum(len(part) for part in words.split())
