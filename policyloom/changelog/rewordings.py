"""Numbers: two documents -> which number each section and clause had, and which it has now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.changelog.passages import passages, quote, told
from policyloom.changelog.phrases import place, places, section_number, total
from policyloom.changes.hunks import Shape
from policyloom.changes.subjects import normal
from policyloom.changes.values import OwnText, Swap
from policyloom.document import Cell, Paragraph, Row, Table, Text, plain
from policyloom.english.grammar import joined

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from policyloom.changelog.passages import Passage
    from policyloom.changes.kinds import MovedWithin, Reshaped, Reworded
    from policyloom.changes.values import Move, Where
    from policyloom.document import Document


HEADER = ("Old number", "New number", "Section or clause")
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A section or clause of both documents that has another number now, or none."""

    key: str
    title: str
    old: str
    new: str


def new_numbers(old: Document, new: Document) -> tuple[Numbered, ...]:
    """Return what has another number now, in the order of the new document."""
    before = {one.key: one.new for one in _numbers(old)}
    pairs = ((before[one.key], one) for one in _numbers(new) if one.key in before)
    return tuple(_changed(was, one) for was, one in pairs if was != one.new)


def _changed(was: str, one: Numbered) -> Numbered:
    old, new = (label.removesuffix(".0").rstrip(".") for label in (was, one.new))
    # Where only the way of writing it changed, that is what there is to tell.
    return replace(one, old=was) if old == new else replace(one, old=old, new=new)


def _numbers(document: Document) -> Iterator[Numbered]:
    for section in document.sections:
        key = f"section:{section.key}"
        yield Numbered(key=key, title=plain(section.title), old="", new=section.label)
        for one in section.provisions:
            title = one.title or plain(one.heading) or one.identity
            key = f"clause:{one.identity}"
            yield Numbered(key=key, title=title, old="", new=one.label)


def number_table(found: tuple[Numbered, ...]) -> Table:
    """Return the map from old to new numbers as a table."""
    rows = ((one.old or NONE, one.new or NONE, one.title) for one in found)
    return Table(
        key="numbers",
        caption=(),
        description="Old and new numbers of sections and clauses",
        widths=(18, 18, 64),
        header=(_row(HEADER, header=True),),
        rows=tuple(_row(words, header=False) for words in rows),
    )


def _row(words: tuple[str, str, str], *, header: bool) -> Row:
    cells = (Cell(blocks=(Paragraph((Text(one),)),), header=header) for one in words)
    return Row(cells=tuple(cells))


# Rewordings: clauses whose words changed -> sentences, which quote the words where they can.


OWN = {
    OwnText.AS_BEFORE: "",
    OwnText.BEGUN: ", which is now our own text in place of the shared one",
    OwnText.ENDED: ", which is the shared text again in place of our own",
}
QUOTED = 60
"""A sentence quotes no more words than these; longer passages stand on lines of their own."""


def reworded_sentence(change: Reworded) -> str:
    """Return in which clause words changed, and from what to what if that is one short passage."""
    if passage := quotable(change, passages(change.hunks)):
        return _quoted(change.where, passage)
    where = change.where
    return f"Reworded in {place(where)}: ‘{where.title}’{OWN[change.own_text]}."


def quotable(change: Reworded, found: tuple[Passage, ...]) -> Passage | None:
    """Return the passage that a sentence about a clause quotes; None when it only names it."""
    if change.own_text is not OwnText.AS_BEFORE or len(found) != 1:
        return None
    words = sum(len(side.split()) for one in found for side in (one.old, one.new))
    return found[0] if words <= QUOTED else None


def _quoted(where: Where, passage: Passage) -> str:
    clause = inside(where)
    old, new = quote(passage)
    if old and new:
        return f"In {clause}, ‘{old}’ now reads ‘{new}’."
    return f"New in {clause}: ‘{new}’." if new else f"No longer in {clause}: ‘{old}’."


def inside(where: Where) -> str:
    """Return ‘Title’ and the number of its place, as a sentence speaks of a clause."""
    if not where.section:
        return where.title
    number = ", ".join(filter(None, (section_number(where), _part(where))))
    return f"‘{where.title}’ ({number or where.section_title})"


def _part(where: Where) -> str:
    """Return the clause's own number, where it has one beside that of its section."""
    label, section = where.label.rstrip("."), where.section_label.removesuffix(".0").rstrip(".")
    return (
        "" if label in {"", section} else label if label.startswith(section) else f"part {label}"
    )


def passage_lines(change: Reworded) -> tuple[str, ...]:
    """Return a sentence for each passage that was reworded in a clause, where one is not all."""
    found = passages(change.hunks)
    return () if quotable(change, found) else told(found)


# MOVED WITHIN A TEXT


STOOD = {"under": "under ‘{}’", "in": "in ‘{}’", "": "by itself"}


def moved_sentence(change: MovedWithin) -> str:
    """Return what moved inside a text, where that is one thing; else only in which."""
    lines = moved_lines(change)
    if len(lines) == 1:
        return f"Moved within {inside(change.where)}: {lines[0]}"
    return f"Words moved within {inside(change.where)}."


def moved_lines(change: MovedWithin) -> tuple[str, ...]:
    """Return a sentence for each move: what moved, where it stood and where it stands.

    Words that moved inside a sentence are told by how it reads now, each stretch once.
    """
    inside = [move for move in change.moves if _is_inside(move)]
    hunks = sorted((hunk for move in inside for hunk in move.hunks), key=lambda hunk: hunk.gap)
    lines = (_moved(move) for move in change.moves if not _is_inside(move))
    return tuple(dict.fromkeys((*lines, *told(passages(hunks)))))


def _is_inside(move: Move) -> bool:
    return not (move.apart or move.whole) and (not move.words or bool(move.hunks[0].line))


def _moved(move: Move) -> str:
    if move.apart:
        old, new = (STOOD[how].format(what) for how, what in (move.old, move.new))
        if old == new:
            return f"‘{move.words}’ still stands {new}, in another place now."
        return f"‘{move.words}’ stood {old} and stands {new} now."
    order = "later" if move.later else "earlier"
    if move.whole:
        return f"‘{move.words}’ comes {order} in its paragraph now."
    how, what = move.new
    under = f", still {STOOD[how].format(what)}" if how else ""
    return f"‘{move.words}’ comes {order} now{under}."


def reshaped_sentence(change: Reshaped) -> str:
    """Return that the words of a clause only look different."""
    return f"The same words in another shape in {inside(change.where)}."


# THE SAME IN SEVERAL CLAUSES


def swapped(change: Reworded) -> tuple[Swap, ...]:
    """Return the one swap of words that a clause's rewording is, so that others can join it."""
    hunks = change.hunks
    pairs = {(normal(hunk.old), normal(hunk.new)) for hunk in hunks}
    words = [side for pair in pairs for side in pair]
    alone = len(pairs) == 1 and all(any(map(str.isalnum, side)) for side in words)
    if not alone or any(hunk.shape is not Shape.WORDS for hunk in hunks):
        return ()
    return (Swap(old=words[0], new=words[1], count=len(hunks)),)


def alike_theme(change: Reworded) -> Hashable:
    """Return what clauses share in which the same words were swapped, alike in size and reason."""
    words = tuple((swap.old, swap.new) for swap in swapped(change))
    if not words or change.own_text is not OwnText.AS_BEFORE:
        return id(change)
    return words, change.size, change.amendments


def alike_sentence(changes: tuple[Reworded, ...]) -> str:
    """Return which words read otherwise in several clauses alike."""
    swaps = tuple(swap for change in changes for swap in swapped(change))
    titles = tuple(f"‘{change.where.title}’" for change in changes)
    swap, named = swaps[0], joined(titles, "and")
    return f"‘{swap.old}’ now reads ‘{swap.new}’ ({places(total(swaps))}), in {named}."
