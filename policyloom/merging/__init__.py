"""Merging: a clause's old text, the library's new one and a body's own -> one text, or conflicts.

Paragraphs and list items first, sentences inside them, words inside a sentence. What both sides
changed in different ways is shown as a conflict and never decided here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.matching import Sketch
from policyloom.merging.blocks import Block, blocks, reworded, text_of
from policyloom.merging.moves import Reader, untangled
from policyloom.merging.pieces import By, Piece
from policyloom.merging.regions import Region, by_equality, by_likeness, regions
from policyloom.merging.words import Sentence, atoms, joined, sentences, spelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.merging.words import Atom, Atoms

Keys: TypeAlias = "tuple[str, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A paragraph or list item of the merged text, or several in conflict.

    ``block`` is none where nothing is left, and where whole paragraphs are in conflict.
    """

    block: Block | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What a merge comes to; there is no ``text`` while there are conflicts."""

    stretches: tuple[Stretch, ...]
    text: str | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every piece in order: each side's words are all in them."""
        return tuple(piece for stretch in self.stretches for piece in stretch.pieces)

    @property
    def conflicts(self) -> tuple[Piece, ...]:
        """What somebody has to decide."""
        return tuple(piece for piece in self.pieces if piece.is_conflict)

    @property
    def mingled(self) -> tuple[Piece, ...]:
        """The sentences that both sides changed in different places: somebody should read them."""
        return tuple(piece for piece in self.pieces if piece.by is By.MINGLED)

    @property
    def moved(self) -> tuple[Piece, ...]:
        """What one side moved and the other reworded, in its new place: to be read as well."""
        return tuple(piece for piece in self.pieces if piece.by is By.MOVED and piece.text)


def merge(base: str, library: str, local: str) -> Merge:
    """Return the text with the changes of both sides to ``base``, the version they started from.

    Line breaks inside a paragraph mean nothing. Where only one side changed anything, the result
    is that side's text to the letter.
    """
    sides = blocks(base), blocks(library), blocks(local)
    found = tuple(_stretches(*sides))
    if local == base or sides[0] == sides[2] != sides[1]:
        return Merge(stretches=found, text=library)
    if sides[1] in {sides[0], sides[2]}:
        return Merge(stretches=found, text=local)
    undecided = any(piece.is_conflict for stretch in found for piece in stretch.pieces)
    text = text_of([stretch.block for stretch in found if stretch.block])
    return Merge(stretches=found, text=None if undecided else text)


def settled(merged: Merge, decisions: Sequence[By]) -> str:
    """Return the text once every conflict, in order, is decided for the library or the body.

    Where both put words in and both are to stand, the library's come first.
    """
    left = iter(decisions)
    found = [block for stretch in merged.stretches for block in _settled(stretch, left)]
    return text_of(found)


def _settled(stretch: Stretch, decisions: Iterator[By]) -> Iterator[Block]:
    between = " " if stretch.block else "\n\n"
    said = [_decided(piece, decisions, between) for piece in stretch.pieces]
    if not any(piece.is_conflict for piece in stretch.pieces):
        yield from (stretch.block,) if stretch.block else ()
    elif stretch.block is None:
        yield from blocks("\n\n".join(said))
    elif any(said):
        yield reworded(stretch.block, " ".join(filter(None, said)))


def _decided(piece: Piece, decisions: Iterator[By], between: str) -> str:
    if not piece.is_conflict:
        return piece.text
    match next(decisions):
        case By.LIBRARY:
            return piece.library
        case By.BOTH:
            return f"{piece.library}{between}{piece.local}"
        case _:
            return piece.local


# PARAGRAPHS AND LIST ITEMS


def _stretches(
    base: tuple[Block, ...], library: tuple[Block, ...], local: tuple[Block, ...]
) -> Iterator[Stretch]:
    found = tuple(regions(base, library, local, by_likeness(_block_sketch)))
    for region in untangled(found, _BLOCKS):
        if region.by is not By.CONFLICT:
            yield from _settled_blocks(region)
        elif region.paired:
            yield _inside(*region.base, *region.library, *region.local)
        else:
            yield Stretch(block=None, pieces=(region.piece(text_of),))


def _is_stuck(region: Region[Block]) -> bool:
    if region.by is not By.CONFLICT or not region.paired:
        return region.by is By.CONFLICT
    inside = _inside(*region.base, *region.library, *region.local)
    return any(piece.is_conflict for piece in inside.pieces)


def _block_words(every: Sequence[Block]) -> Counter[str]:
    return Counter(key for block in every for key in _keys(atoms(block.words)))


def _block_units(every: Sequence[Block]) -> Counter[Keys]:
    """Return the sentences of blocks; one that is alone in its block is told by it."""
    return Counter(_keys(one) for block in every for one in sentences(block.words))


_BLOCKS = Reader(words=_block_words, units=_block_units, is_stuck=_is_stuck)


def _settled_blocks(region: Region[Block]) -> Iterator[Stretch]:
    """Yield the blocks that stay; the first of them tells what happened to all of the region."""
    pieces = (region.piece(text_of),)
    if not region.kept:
        yield Stretch(block=None, pieces=pieces)
    for at, block in enumerate(region.kept):
        yield Stretch(block=block, pieces=() if at else pieces)


def _block_sketch(block: Block) -> Sketch:
    return Sketch((block.kind, block.indent), _keys(atoms(block.words)))


def _sketch(words: Atoms) -> Sketch:
    """Return what paragraphs and sentences are matched by: their words without the punctuation."""
    return Sketch("words", _keys(words))


def _keys(words: Atoms) -> Keys:
    return tuple(atom.text for atom in words if atom.is_word)


# SENTENCES


def _inside(base: Block, library: Block, local: Block) -> Stretch:
    """Return one paragraph that both sides changed, merged sentence by sentence."""
    before, ours, theirs = (sentences(block.words) for block in (base, library, local))
    found = tuple(regions(before, ours, theirs, by_likeness(_sketch)))
    pieces = tuple(_sentence(region) for region in untangled(found, _SENTENCES))
    if any(piece.is_conflict for piece in pieces):
        return Stretch(block=local, pieces=pieces)
    words = " ".join(piece.text for piece in pieces if piece.text)
    return Stretch(block=reworded(local, words) if words else None, pieces=pieces)


def _sentence(region: Region[Sentence]) -> Piece:
    whole = region.piece(joined)
    if not (whole.is_conflict and region.paired):
        return whole
    mingled = _mingled(*region.base, *region.library, *region.local)
    return whole if mingled is None else replace(whole, by=By.MINGLED, text=spelt(mingled))


def _is_stuck_sentence(region: Region[Sentence]) -> bool:
    return _sentence(region).is_conflict


def _sentence_words(every: Sequence[Sentence]) -> Counter[str]:
    return Counter(key for one in every for key in _keys(one))


def _sentence_units(every: Sequence[Sentence]) -> Counter[Keys]:
    return Counter(map(_keys, every))


_SENTENCES = Reader(words=_sentence_words, units=_sentence_units, is_stuck=_is_stuck_sentence)


# WORDS


def _mingled(base: Sentence, library: Sentence, local: Sentence) -> Sentence | None:
    """Return a sentence with the changed words of both sides, or nothing when they collide.

    They also collide when only punctuation stands between a change of one side and one of the
    other: whoever wrote the one did not see the other.
    """
    kept: list[Atom] = []
    last = By.NOBODY
    for region in regions(base, library, local, by_equality):
        by = region.by
        if by is By.CONFLICT or {last, by} == {By.LIBRARY, By.LOCAL}:
            return None
        if by is not By.NOBODY or any(atom.is_word for atom in region.kept):
            last = by
        kept += region.kept
    return tuple(kept)


__all__ = ["By", "Merge", "Piece", "Stretch", "merge", "settled"]
