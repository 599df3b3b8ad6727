"""Texts: blocks -> the text of a clause, words with tokens where they have one meaning."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Span
from policyloom.importing.notes import marked
from policyloom.importing.numbers import relettered
from policyloom.manuscript.blocks import Kind
from policyloom.manuscript.labels import Sort, sort_of
from policyloom.markdown import write_line
from policyloom.source.wording import Token, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policyloom.importing.shapes import Shape
    from policyloom.manuscript import Block
    from policyloom.source.wording import Piece

NOWHERE = Span("", 1, 1)
NEVER = re.compile(r"(?!)")
COUNTED = re.compile(r"\(?[a-z]{1,7}[.)]")
"""What letters and Roman numerals count with, as the file has them."""
STEP = 4
POSSESSIVE = re.compile(r"['’]s?(?!\w)")
"""After braces it would be read with whatever word a body uses."""
ASKED = {Kind.TABLE: "a table", Kind.PICTURE: "a picture", Kind.CHART: "a drawing"}
ARTICLE = re.compile(r"\b[Aa]n? $")
"""Before it a token would have to say its own article."""
BEGINS = re.compile(r"(?:[-+*#>|=]|\d{1,9}[.)]|[a-zA-Z][.)]|\()")


def clause_text(
    blocks: Sequence[Block],
    tokens: Mapping[str, str],
    literal: Iterable[str],
    shape: Shape | None = None,
) -> str:
    """Return the Markdown of blocks; ``literal`` are phrases that stay as they are.

    A table stands there as the token of its ``shape``.
    """
    phrases = tuple(literal)
    first = min((one.level for one in blocks if one.kind is Kind.HEADING), default=0)
    lines: list[str] = []
    last: Block | None = None
    notes = 1
    for block in _ranked(relettered([*blocks])):
        together = last is not None and last.kind is Kind.ITEM and block.kind is Kind.ITEM
        if lines and not together:
            lines.append("")
        placed = shape is not None and block.kind is Kind.TABLE
        line = f"{{{shape.value}}}" if placed and shape else _line(block, tokens, phrases, notes)
        notes += len(block.notes)
        # A text has two ranks of sub-headings.
        deeper = block.kind is Kind.HEADING and block.level > first
        lines.append(f"#{line}" if deeper else line)
        last = block
    return "\n".join(lines) + "\n"


def _ranked(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks; of items each one deeper at most than the one that it stands below."""
    above: list[int] = []
    for block in blocks:
        above = [one for one in above if block.kind is Kind.ITEM and one <= block.level]
        if block.kind is Kind.ITEM:
            above = above if block.level in above else [*above, block.level]
            yield replace(block, level=len(above))
        else:
            yield block


def _line(
    block: Block, tokens: Mapping[str, str], phrases: tuple[str, ...], first_note: int
) -> str:
    if block.part:
        return "{figure}"
    if block.kind in ASKED:
        return f"> The file has {ASKED[block.kind]} here, which is not taken over yet."
    words = marked(block, first_note, NOWHERE, lambda said: worded(said, tokens, phrases))
    if block.kind is Kind.HEADING:
        return f"### {words}"
    if block.kind is Kind.ITEM:
        return f"{' ' * STEP * (block.level - 1)}{_mark(block.label)} {words}"
    if block.label.startswith("Note "):
        return f"{block.label}: {words}"
    return escaped(words)


def _mark(label: str) -> str:
    """Return what an item begins with: a number counts by itself, letters as they are."""
    if sort_of(label) is Sort.DECIMAL:
        return "1."
    counted = COUNTED.fullmatch(label.lower())
    return counted[0] if counted and sort_of(label) in {Sort.LETTER, Sort.ROMAN} else "-"


def escaped(words: str) -> str:
    """Return a line that does not begin as something else does."""
    return f"\\{words}" if BEGINS.match(words) and not words[0].isalnum() else words


def worded(words: str, tokens: Mapping[str, str], phrases: tuple[str, ...]) -> str:
    """Return words as an author writes them: tokens and literal phrases in braces."""
    return write_line(tuple(_pieces(words, tokens, phrases)))


def _pieces(words: str, tokens: Mapping[str, str], phrases: tuple[str, ...]) -> Iterator[Piece]:
    # Word writes the apostrophe of a possessive in another way than authors do here.
    tokens = {straight(one): surface for one, surface in tokens.items()}
    phrases = tuple(map(straight, phrases))
    known = sorted({*tokens, *phrases}, key=len, reverse=True)
    said = "|".join(re.escape(one).replace("'", "['’]") for one in known)
    pattern = re.compile(rf"(?<![\w-])(?:{said})(?![\w-])") if known else NEVER
    at = 0
    for found in pattern.finditer(words):
        if found.start() > at:
            yield Words(words[at : found.start()], NOWHERE)
        said = straight(found[0])
        if tokens.get(said) == "" and said not in phrases:
            # It stays as it is, but for words in it that may only stand in braces.
            yield from _pieces(found[0], {}, phrases)
            at = found.end()
            continue
        owned = POSSESSIVE.match(words, found.end())
        end = owned.end() if owned else found.end()
        free = not owned and said not in phrases
        free = free and not ARTICLE.search(words[: found.start()])
        surface = tokens.get(said) if free else None
        yield Token(surface or _quoted(words[found.start() : end]), NOWHERE)
        at = end
    if at < len(words):
        yield Words(words[at:], NOWHERE)


def straight(words: str) -> str:
    """Return words with the apostrophe that is on a keyboard."""
    return words.replace("’", "'")


def _quoted(words: str) -> str:
    return f'"{words}"' if '"' not in words else f"“{words}”"
