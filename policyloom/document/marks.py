"""Marks: what a redline says of a whole paragraph or row, and what the model says of fields."""

from __future__ import annotations

from enum import Enum


class Mark(Enum):
    """Whether a redline shows a whole paragraph, row or heading as added or removed."""

    NONE = "none"
    INSERTED = "inserted"
    DELETED = "deleted"

    def within(self, around: Mark) -> Mark:
        """Return the mark that shows, of what stands in something with a mark of its own."""
        return self if around is Mark.NONE else around


PRINTED = {"words": "printed"}
"""Says of a string field of the model that readers see it."""
ALOUD = {"words": "aloud"}
"""Says of a field that it is read to those who cannot see, and printed only where nothing is."""
