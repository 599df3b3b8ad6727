"""Marks: what a redline says of a whole paragraph, row or heading."""

from __future__ import annotations

from enum import Enum


class Mark(Enum):
    """Whether a redline shows a whole paragraph, row or heading as added or removed."""

    NONE = "none"
    INSERTED = "inserted"
    DELETED = "deleted"
