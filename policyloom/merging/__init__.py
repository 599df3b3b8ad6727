"""Merging: a clause's old text, the library's new one and a body's own -> one text, or conflicts.

Paragraphs and list items first, sentences inside them, words inside a sentence. What both sides
changed in different ways is shown as a conflict and never decided here. What is written anew is
read again: where it would be read as other blocks, there is no text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.matching import Sketch
from policyloom.markdown import leaf_of_line, leaves, said_as, text_of, write_line
from policyloom.merging.atoms import atoms, joined, pieces_of, sentences
from policyloom.merging.moves import Reader, untangled
from policyloom.merging.regions import By, Piece, Region, by_equality, by_likeness, regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.markdown import Leaf
    from policyloom.merging.atoms import Atom, Atoms, Sentence

Keys: TypeAlias = "tuple[str, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The same paragraphs or items of the three texts; one that both changed is in sentences."""

    region: Region[Leaf]
    sentences: tuple[Region[Sentence], ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What it is made of: each side's words are all in them."""
        if self.sentences:
            return tuple(one.piece(joined) for one in self.sentences)
        return (self.region.piece(text_of),)

    def chosen(self, decisions: Iterator[By]) -> tuple[Leaf, ...]:
        """Return what stands here once every conflict is decided."""
        if not self.sentences:
            return self.region.chosen(decisions)
        said = [one for part in self.sentences for one in part.chosen(decisions)]
        pieces, (library,), (local,) = pieces_of(said), self.region.library, self.region.local
        if not pieces:
            return ()
        return (library if pieces == library.pieces else local.reworded(pieces),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What a merge comes to.

    There is no ``text`` while there are conflicts, and where the blocks of the merge cannot be
    written so that they are read again. ``is_line`` says that it is a title.
    """

    stretches: tuple[Stretch, ...]
    text: str | None
    is_line: bool = False

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


def merge(base: str, library: str, local: str, *, is_line: bool = False) -> Merge:
    """Return the text with the changes of both sides to ``base``, the version they started from.

    Line breaks inside a paragraph mean nothing. Where only one side changed anything, the result
    is that side's text to the letter.
    """
    read = leaf_of_line if is_line else leaves
    sides = read(base), read(library), read(local)
    found = Merge(stretches=tuple(_stretches(*sides)), text=None, is_line=is_line)
    if local == base or sides[0] == sides[2] != sides[1]:
        return replace(found, text=library)
    if sides[1] in {sides[0], sides[2]}:
        return replace(found, text=local)
    return found if found.conflicts else replace(found, text=settled(found, ()))


def settled(merged: Merge, decisions: Iterable[By]) -> str | None:
    """Return the text once every conflict, in order, is decided for the library or the body.

    Where both put words in and both are to stand, the library's come first. There is no text that
    would be read as other blocks than these.
    """
    found = settled_leaves(merged, decisions)
    if merged.is_line:
        return " ".join(write_line(leaf.pieces) for leaf in found)
    return said_as(found)


def settled_leaves(merged: Merge, decisions: Iterable[By]) -> tuple[Leaf, ...]:
    """Return the paragraphs of the merged text once every conflict is decided."""
    left = iter(decisions)
    chosen = [(stretch, stretch.chosen(left)) for stretch in merged.stretches]
    gone = {
        leaf.name
        for stretch, kept in chosen
        if not kept
        for leaf in (*stretch.region.library, *stretch.region.local)
    }
    return tuple(leaf.without(gone) for _, kept in chosen for leaf in kept)


# PARAGRAPHS AND LIST ITEMS


def _stretches(
    base: tuple[Leaf, ...], library: tuple[Leaf, ...], local: tuple[Leaf, ...]
) -> Iterator[Stretch]:
    found = tuple(regions(base, library, local, by_likeness(_leaf_sketch)))
    for region in untangled(found, _LEAVES):
        inside = region.by is By.CONFLICT and region.paired
        yield Stretch(region=region, sentences=_inside(region) if inside else ())


def _is_stuck(region: Region[Leaf]) -> bool:
    if region.by is not By.CONFLICT or not region.paired:
        return region.by is By.CONFLICT
    return any(one.by is By.CONFLICT for one in _inside(region))


def _leaf_words(every: Sequence[Leaf]) -> Counter[str]:
    return Counter(key for leaf in every for key in _keys(atoms(leaf.pieces)))


def _leaf_units(every: Sequence[Leaf]) -> Counter[Keys]:
    """Return the sentences of leaves; one that is alone in its leaf is told by it."""
    return Counter(_keys(one) for leaf in every for one in sentences(leaf.pieces))


_LEAVES = Reader(words=_leaf_words, units=_leaf_units, is_stuck=_is_stuck)


def _leaf_sketch(leaf: Leaf) -> Sketch:
    return Sketch(leaf.shape, _keys(atoms(leaf.pieces)))


def _sketch(words: Atoms) -> Sketch:
    """Return what paragraphs and sentences are matched by: their words without the punctuation."""
    return Sketch("words", _keys(words))


def _keys(words: Atoms) -> Keys:
    return tuple(atom.words for atom in words if atom.is_word)


# SENTENCES


def _inside(region: Region[Leaf]) -> tuple[Region[Sentence], ...]:
    """Return one paragraph that both sides changed, merged sentence by sentence."""
    sides = (region.base, region.library, region.local)
    before, ours, theirs = (sentences(leaf.pieces) for (leaf,) in sides)
    found = tuple(regions(before, ours, theirs, by_likeness(_sketch)))
    return tuple(map(_sentence, untangled(found, _SENTENCES)))


def _sentence(region: Region[Sentence]) -> Region[Sentence]:
    if not (region.by is By.CONFLICT and region.paired):
        return region
    mingled = _mingled(*region.base, *region.library, *region.local)
    return region if mingled is None else replace(region, settled=(mingled,), mingled=True)


def _is_stuck_sentence(region: Region[Sentence]) -> bool:
    return _sentence(region).by is By.CONFLICT


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
