"""Addresses in words -> the pieces that stay on one line, so that what is copied is the address.

Whoever copies a line of a PDF that ends in a hyphen loses the hyphen. So an address is broken only
where it must be, and nowhere behind a hyphen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = re.compile(
    r"(?<![^\s<>()\[\]])[^\s<>()\[\]]*(?:[^\s<>()\[\]]@|://|\bwww\.)[^\s<>()\[\]]+"
)
"""It begins only where a word does, so that a word of any length is looked at once."""
LONG = 44
"""An address with more letters than this need not fit on a line."""
PIECE = 14
"""Letters that fit into any column."""
WORD = 30
"""A word with more letters than this may have to be broken, in a title or on small paper."""
SHORT = 4
"""Letters of a word that stay together where it is broken."""


def addresses(words: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield plain words, and the pieces of the address that follows them, if one does.

    An address that no line can break at a hyphen, and that fits on one, is plain words.
    """
    end = 0
    for found in ADDRESS.finditer(words):
        if "-" in found[0] or len(found[0]) > LONG:
            yield words[end : found.start()], tuple(_pieces(found[0]))
            end = found.end()
    if end < len(words):
        yield words[end:], ()


def long_words(words: str, most: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield words, and the pieces of the word that follows them, of more letters than ``most``.

    Nothing else lets a line end inside a word, and its end would be lost beside the paper.
    """
    end = 0
    for found in re.finditer(rf"\S{{{most + 1},}}", words):
        if len(found[0]) > LONG or not ADDRESS.fullmatch(found[0]):
            yield words[end : found.start()], tuple(_cut(found[0], SHORT))
            end = found.end()
    if end < len(words):
        yield words[end:], ()


def _cut(word: str, size: int) -> Iterator[str]:
    return (word[at : at + size] for at in range(0, len(word), size))


def is_long(pieces: tuple[str, ...]) -> bool:
    """Tell whether an address need not fit on a line."""
    return sum(map(len, pieces)) > LONG


def _pieces(address: str) -> Iterator[str]:
    while len(address) > PIECE:
        at = len(address[:PIECE].rstrip("-")) or PIECE
        yield address[:at]
        address = address[at:]
    yield address
