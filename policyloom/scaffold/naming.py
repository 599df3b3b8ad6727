"""Scaffold: the names of new things -> ids, which become files and folders."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
"""Letters of an id."""


def as_id(words: str) -> str:
    """Return the id that is most like a name: ``st-giles-academy`` for “St Giles’ Academy”."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "").replace("'", ""))
    ascii_words = plain.encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_words))[:LONGEST].rstrip("-")
