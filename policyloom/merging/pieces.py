"""Merging: what a merge is made of, piece by piece; no piece hides what either side said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class By(Enum):
    """Whose words a piece of the merged text is."""

    NOBODY = "nobody"
    LIBRARY = "library"
    LOCAL = "local"
    BOTH = "both"
    MINGLED = "mingled"
    MOVED = "moved"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The same stretch of the three texts, and what becomes of it.

    ``text`` is nothing when one side removed the words, and when the two sides are in conflict:
    then nobody has decided yet. Mingled words are of a sentence that both sides changed in
    different places; moved ones were put elsewhere by one side and reworded by the other.
    """

    by: By
    base: str
    library: str
    local: str
    text: str

    @property
    def is_conflict(self) -> bool:
        """Tell whether somebody has to decide."""
        return self.by is By.CONFLICT

    @property
    def may_be_both(self) -> bool:
        """Tell whether both sides put in words where none stood, so that both can stand."""
        return self.is_conflict and not self.base.strip()
