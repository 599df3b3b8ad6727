"""Versions of policies as people write them: ``1.1``, ``2.0``, ``2.0.1``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyloom.source import Version

FORM = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)(?:\.(0|[1-9]\d*))?")


def edition_version(words: str) -> Version | None:
    """Return (1, 1, 0) for ``1.1``; None when the words are not a version."""
    found = FORM.fullmatch(words)
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def edition_words(version: Version) -> str:
    """Return ``1.1`` for (1, 1, 0) and ``1.1.2`` for (1, 1, 2)."""
    major, minor, patch = version
    return f"{major}.{minor}.{patch}" if patch else f"{major}.{minor}"
