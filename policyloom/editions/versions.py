"""Versions of a policy: ``1.1``, ``2.0``, ``2.0.1``; the size of the changes decides the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes import Size
from policyloom.versions import edition_version, edition_words

if TYPE_CHECKING:
    from policyloom.source import Version

FIRST: Version = (1, 0, 0)


def next_version(previous: Version | None, size: Size) -> Version:
    """Return the smallest version that owns up to changes of this size."""
    if previous is None:
        return FIRST
    major, minor, patch = previous
    match size:
        case Size.SUBSTANTIVE:
            return major + 1, 0, 0
        case Size.CLARIFYING:
            return major, minor + 1, 0
        case Size.EDITORIAL:
            return major, minor, patch + 1


__all__ = ["FIRST", "edition_version", "edition_words", "next_version"]
