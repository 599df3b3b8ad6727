"""Notes: the footnotes and endnotes of a file -> footnotes of the clauses that refer to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.importing.numbers import NOTE
from policyloom.manuscript.blocks import Block, Kind
from policyloom.markdown import write_line
from policyloom.source.wording import CrossLink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from policyloom.diagnostics import Span

TEXTS = frozenset({Kind.PARAGRAPH, Kind.CLAUSE, Kind.ITEM})
"""What may refer to a footnote; a note that anything else refers to stays a paragraph."""


def with_notes(sections: Sequence[Sequence[Block]]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks of sections, in which each paragraph has what its notes say."""
    every = [block for one in sections for block in one]
    said: dict[str, str] = {}
    for block in every:
        if block.label.startswith(NOTE):
            number = block.label.removeprefix(NOTE)
            said[number] = f"{said.get(number, '')} {block.text}".strip()
    used = {note for block in every if _refers(block) for _, note in block.notes} & said.keys()
    for one in sections:
        kept = (b for b in one if b.label.removeprefix(NOTE) not in used or not _is_note(b))
        yield tuple(_with_words(block, said) for block in kept)


def _is_note(block: Block) -> bool:
    return block.label.startswith(NOTE)


def _refers(block: Block) -> bool:
    return block.kind in TEXTS and not _is_note(block)


def _with_words(block: Block, said: Mapping[str, str]) -> Block:
    known = block.notes if _refers(block) else ()
    return replace(block, notes=tuple((after, said[n]) for after, n in known if n in said))


def footnotes_of(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the notes of a clause in the order in which its text refers to them."""
    return tuple(words for block in blocks for _, words in block.notes)


def parted(block: Block, first: int) -> Iterator[tuple[str, int]]:
    """Yield the words before each mark of a note with its number, then the rest with none.

    ``first`` is the number of the first one.
    """
    begun = 0
    for number, (after, _) in enumerate(block.notes, first):
        at = _place(block.text, after)
        yield block.text[begun:at], number
        begun = at
    yield block.text[begun:], 0


def marked(block: Block, first: int, nowhere: Span, said: Callable[[str], str]) -> str:
    """Return the words of a block as an author writes them, with the marks of its notes."""
    made = ""
    for words, number in parted(block, first):
        made += (
            f"{words[: len(words) - len(words.lstrip())]}{said(words.strip())}" if words else ""
        )
        made += words[len(words.rstrip()) :] if words.strip() else ""
        made += write_line((CrossLink((), "note", key_of(number), nowhere),)) if number else ""
    return made


def printed_notes(clauses: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """Yield the blocks of a section as they are printed: numbers in them, notes below a clause."""
    number = 1
    for blocks in clauses:
        first = number
        for block in blocks:
            words = "".join(f"{said}{_label(note)}" for said, note in parted(block, number))
            yield replace(block, text=words if block.notes else block.text)
            number += len(block.notes)
        for at, words in enumerate(footnotes_of(blocks), first):
            yield Block(kind=Kind.PARAGRAPH, text=f"{_label(at)} {words}", line=0)


def key_of(number: int) -> str:
    """Return the key of a note of a clause by its number."""
    return f"note-{number}"


def _place(words: str, after: int) -> int:
    """Return where so many letters stand after."""
    ends = [at for at, one in enumerate(words, 1) if not one.isspace()]
    return ends[-1 - after] if after < len(ends) else 0


def _label(number: int) -> str:
    """Return the number of a note as it is printed."""
    return f"[{number}]" if number else ""
