"""Rewordings: clauses whose words changed -> sentences, which quote the words where they can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changelog.passages import passages, quote, told
from policyloom.changelog.phrases import place, places, section_number, total
from policyloom.changes.hunks import Shape
from policyloom.changes.kinds import OwnText, Swap
from policyloom.changes.subjects import normal
from policyloom.grammar import joined

if TYPE_CHECKING:
    from policyloom.changelog.passages import Passage
    from policyloom.changes.kinds import Reworded, Where

OWN = {
    OwnText.AS_BEFORE: "",
    OwnText.BEGUN: ", which is now our own text in place of the shared one",
    OwnText.ENDED: ", which is the shared text again in place of our own",
}
QUOTED = 60
"""A sentence quotes no more words than these; longer passages stand on lines of their own."""
NAMED = 6
"""Clauses that one sentence names."""
MANY = 5
"""Passages of one clause that a short log quotes."""


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
    number = ", ".join(filter(None, (section_number(where), _part(where))))
    inside = f"‘{where.title}’ ({number or where.section_title})"
    old, new = quote(passage)
    if old and new:
        return f"In {inside}, ‘{old}’ now reads ‘{new}’."
    return f"New in {inside}: ‘{new}’." if new else f"No longer in {inside}: ‘{old}’."


def _part(where: Where) -> str:
    """Return the clause's own number, where it has one beside that of its section."""
    label, section = where.label.rstrip("."), where.section_label.removesuffix(".0").rstrip(".")
    return (
        "" if label in {"", section} else label if label.startswith(section) else f"part {label}"
    )


def passage_lines(change: Reworded) -> tuple[str, ...]:
    """Return a sentence for each passage that was reworded in a clause: some if they are many."""
    found = passages(change.hunks)
    if quotable(change, found):
        return ()
    lines = told(found)
    more = len(lines) - MANY
    return lines if more <= 1 else (*lines[:MANY], f"And {more} more passages.")


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


def alike_sentence(changes: tuple[Reworded, ...]) -> str:
    """Return which words read otherwise in several clauses alike."""
    swaps = tuple(swap for change in changes for swap in swapped(change))
    titles = tuple(f"‘{change.where.title}’" for change in changes)
    rest = len(titles) - NAMED
    named = joined(titles, "and") if rest <= 1 else f"{', '.join(titles[:NAMED])} and {rest} more"
    swap = swaps[0]
    return f"‘{swap.old}’ now reads ‘{swap.new}’ ({places(total(swaps))}), in {named}."


__all__ = [
    "alike_sentence",
    "passage_lines",
    "quotable",
    "reworded_sentence",
    "swapped",
]
