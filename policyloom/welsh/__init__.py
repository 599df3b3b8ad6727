"""Welsh: what the program says of itself in English -> the same in Welsh.

Labels stand in ``labels``, with ``{}`` for what is put in. What has no Welsh there stays English,
and whoever prints it marks it so.
"""

from __future__ import annotations

from policyloom.welsh.labels import LABELS
from policyloom.welsh.phrases import Phrases, day_in_welsh, filled, joined_in_welsh, softened

ENGLISH, WELSH = "en", "cy"
"""What overlays call the languages that documents are written in."""
TAGS = {ENGLISH: "en-GB", WELSH: "cy"}
"""What a document or a page says which English, or Welsh, it is (BCP 47)."""
NAMES = {ENGLISH: "English", WELSH: "Welsh"}
OWN_NAMES = {ENGLISH: "English", WELSH: "Cymraeg"}
"""What languages are called in themselves."""
PHRASES = Phrases(LABELS)


def in_welsh(words: str) -> str | None:
    """Return the Welsh of words that the program prints; nothing where it knows none."""
    return PHRASES.found(words)


def said(words: str, language: str) -> str:
    """Return words that the program prints as a document in a language has them."""
    return (in_welsh(words) or words) if language == WELSH else words
