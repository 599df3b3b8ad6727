"""Texts: the text of a clause with what was proposed for its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.homecoming.hunks import Hunk
from policyloom.homecoming.layers import Layer
from policyloom.homecoming.sentences import (
    NOWHERE,
    authored,
    cell_words,
    divided,
    fits,
    joined,
    moved_by,
    part_of,
    place_after,
    reworded,
)
from policyloom.markdown.leaves import Leaf, leaf_of_line, leaves
from policyloom.markdown.writer import text_of
from policyloom.source.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Unit
    from policyloom.markdown.leaves import Name
    from policyloom.source.wording import Pieces

ENDS = {Layer.SPLIT, Layer.JOINED}
WORDS = frozenset({Layer.OWN_TEXT, Layer.OWN_CLAUSE, Layer.DUTY})
"""What is proposed for words inside a paragraph."""
TABLES = frozenset({"Row", "Form", "Table", "Definition"})


class NotWritableError(Exception):
    """A proposal has no place in the text of a clause; the message says why."""


@dataclass(slots=True)
class ClauseText:
    """A clause's leaves, with the printed paragraph of each."""

    leaves: list[Leaf | None]
    of_unit: dict[int, int]
    after: dict[int, list[Leaf]]
    gone: set[Name] = field(default_factory=set)

    def written(self) -> str:
        """Return the text with all changes."""
        made: list[Leaf] = list(self.after.get(-1, []))
        for at, leaf in enumerate(self.leaves):
            if leaf is not None:
                made.append(leaf.without(self.gone))
            made += self.after.get(at, [])
        return text_of(tuple(made))


def opened(text: str, clause: str, units: Sequence[Unit]) -> ClauseText:
    """Return the text of a clause, its leaves found among the printed paragraphs."""
    found = leaves(text)
    mine = [at for at, one in enumerate(units) if _is_text_of(one, clause)]
    of_unit: dict[int, int] = {}
    last = -1
    for at in mine:
        later = range(last + 1, len(found))
        leaf = next((n for n in later if fits(found[n].pieces, units[at])), None)
        if leaf is not None:
            of_unit[at] = last = leaf
    return ClauseText(list(found), of_unit, {})


def _is_text_of(unit: Unit, clause: str) -> bool:
    return unit.clause == clause and not unit.heading and not TABLES.intersection(unit.inside)


def change(text: ClauseText, units: Sequence[Unit], chosen: Sequence[Proposal]) -> None:
    """Change a text as the proposals say; raises NotWritableError."""
    worded: dict[int, list[Hunk]] = {}
    for one in chosen:
        if one.layer not in {Layer.INSERTED, Layer.MOVED, *ENDS}:
            for at, hunk in one.spots:
                worded.setdefault(at, []).append(hunk)
    for one in chosen:
        if one.layer is Layer.INSERTED:
            _insert(text, units, one)
        elif one.layer is Layer.MOVED:
            _move(text, units, one, worded)
        elif one.layer in ENDS:
            _end(text, units, one, worded)
    for at, found in worded.items():
        _reword(text, units, at, found)


def home_of(one: Proposal, units: Sequence[Unit]) -> str:
    """Return the clause in which moved paragraphs stand now; the first below a heading."""
    below = (unit.clause for unit in units[one.after :] if unit.clause) if one.after >= 0 else ()
    return next(iter(below), "")


def halves(chosen: Sequence[Proposal], units: Sequence[Unit]) -> Iterator[Proposal]:
    """Yield proposals in their parts; of paragraphs that moved to another clause, both halves.

    They go, and they come with the words that are proposed for them.
    """
    every = [replace(part, number=one.number) for one in chosen for part in one.parts or (one,)]
    away = {at for one in every if _goes_away(one, units) for at, _ in one.spots}
    worded: dict[int, list[Hunk]] = {}
    for one in every:
        mine = {at for at, _ in one.spots}
        if _goes_away(one, units):
            continue
        if one.layer in WORDS and mine and mine <= away:
            for at, hunk in one.spots:
                worded.setdefault(at, []).append(hunk)
    for one in every:
        if _goes_away(one, units):
            yield from _gone_and_come(one, units, worded)
        elif one.layer not in WORDS or not {at for at, _ in one.spots} & worded.keys():
            yield one


def _goes_away(one: Proposal, units: Sequence[Unit]) -> bool:
    """Tell whether paragraphs moved to another clause."""
    home = home_of(one, units) if one.layer is Layer.MOVED else ""
    return home not in {"", one.clause}


def _gone_and_come(
    one: Proposal, units: Sequence[Unit], worded: Mapping[int, Sequence[Hunk]]
) -> Iterator[Proposal]:
    home = home_of(one, units)
    for at, _ in one.spots:
        text = units[at].text
        gone = ((at, Hunk(0, len(text), text, "", 0, 0)),)
        yield replace(one, layer=Layer.OWN_TEXT, spots=gone)
    for at, _ in reversed(one.spots):
        come = ((one.after, Hunk(0, 0, "", units[at].text, 0, 0)),)
        yield replace(
            one,
            layer=Layer.INSERTED,
            clause=home,
            spots=come,
            carries=at,
            worded=tuple(worded.get(at, ())),
            new=units[at].text,
        )


def _move(
    text: ClauseText, units: Sequence[Unit], one: Proposal, worded: dict[int, list[Hunk]]
) -> None:
    """Put paragraphs of a text below another one of it, or before all, in their words of now."""
    to = -1 if units[one.after].heading else text.of_unit.get(one.after)
    if to is None:
        raise NotWritableError("it stands below data now; move it by hand")
    made = []
    for at, _ in one.spots:
        leaf = _leaf(text, at)
        now = reworded(leaf.pieces, units[at], worded.pop(at)) if at in worded else leaf.pieces
        made.append(_anew(leaf, now, at))
        text.leaves[text.of_unit[at]] = None
        text.gone.add(leaf.name)
    text.after.setdefault(to, [])[:0] = made


def _end(
    text: ClauseText, units: Sequence[Unit], one: Proposal, worded: dict[int, list[Hunk]]
) -> None:
    """Put an end into a paragraph, or take one out; both halves in their words of now."""
    hunks = [hunk for at, _ in one.spots for hunk in worded.pop(at, ())]
    if one.layer is Layer.SPLIT:
        _split(text, units, one, hunks)
    else:
        _join(text, units, one, hunks)


def _split(text: ClauseText, units: Sequence[Unit], one: Proposal, hunks: Sequence[Hunk]) -> None:
    """Make two paragraphs of one; the second begins an item where the first is one."""
    at, _ = one.spots[0]
    leaf, unit = _leaf(text, at), units[at]
    cut = _cut_of(unit, one.new.partition(" ¶ ")[0], hunks)
    first, second = divided(leaf.pieces, unit, cut)
    if not (first and second):
        raise NotWritableError("it was split inside a token or a link; change it by hand")
    begins = cut + len(unit.text[cut:]) - len(unit.text[cut:].lstrip())
    halves = (
        (first, part_of(unit, 0, cut), [hunk for hunk in hunks if hunk.end <= cut]),
        (
            second,
            part_of(unit, begins, len(unit.text)),
            moved_by([hunk for hunk in hunks if hunk.end > cut], begins),
        ),
    )
    above, below = (_worded_anew(*half) for half in halves)
    text.leaves[text.of_unit[at]] = leaf.reworded(above)
    text.after.setdefault(text.of_unit[at], []).insert(0, _anew(leaf, below, one.number))


def _cut_of(unit: Unit, first: str, hunks: Sequence[Hunk]) -> int:
    """Return where the printed words end that became the first of two paragraphs."""
    left = len("".join(first.split()))
    at = 0
    for hunk in sorted(hunks, key=lambda one: one.start):
        same = len("".join(unit.text[at : hunk.start].split()))
        new = len("".join(hunk.new.split()))
        if left <= same:
            break
        if left < same + new:
            raise NotWritableError("it was split inside words that are new; change it by hand")
        left, at = left - same - new, hunk.end
    place = at + place_after(unit.text[at:], left)
    if unit.text[place : place + 1].strip() and unit.text[place - 1 : place].strip():
        raise NotWritableError("it was split beside words that were not taken; change it by hand")
    return place


def _join(text: ClauseText, units: Sequence[Unit], one: Proposal, hunks: Sequence[Hunk]) -> None:
    """Make one paragraph of two of the same list or text."""
    (first, _), (second, _) = one.spots
    leaf, other = _leaf(text, first), _leaf(text, second)
    if text.of_unit[second] != text.of_unit[first] + 1:
        raise NotWritableError("something stands between them; join them by hand")
    begins = len(units[first].text) + 1
    if any(hunk.start < begins - 1 and hunk.end >= begins for hunk in hunks):
        raise NotWritableError("its words are new where it was joined; change it by hand")
    above = [hunk for hunk in hunks if hunk.end < begins]
    below = moved_by([hunk for hunk in hunks if hunk.end >= begins], begins)
    made = joined(
        _worded_anew(leaf.pieces, units[first], above),
        _worded_anew(other.pieces, units[second], below),
    )
    text.leaves[text.of_unit[first]] = leaf.reworded(made)
    text.leaves[text.of_unit[second]] = None
    text.gone.add(other.name)


def _worded_anew(pieces: Pieces, unit: Unit, hunks: Sequence[Hunk]) -> Pieces:
    return reworded(pieces, unit, hunks) if hunks else pieces


def _reword(text: ClauseText, units: Sequence[Unit], at: int, hunks: list[Hunk]) -> None:
    leaf = _leaf(text, at)
    whole = hunks[0].start == 0 and hunks[0].end == len(units[at].text)
    if whole and not hunks[0].new:
        text.leaves[text.of_unit[at]] = None
        text.gone.add(leaf.name)
    elif whole:
        text.leaves[text.of_unit[at]] = leaf.reworded((Words(hunks[0].new, NOWHERE),))
    else:
        text.leaves[text.of_unit[at]] = leaf.reworded(reworded(leaf.pieces, units[at], hunks))


def _leaf(text: ClauseText, at: int) -> Leaf:
    place = text.of_unit.get(at)
    leaf = text.leaves[place] if place is not None else None
    if leaf is None:
        raise NotWritableError("its words stand in data, or in a heading, and are changed there")
    return leaf


def _insert(text: ClauseText, units: Sequence[Unit], one: Proposal) -> None:
    near = one.spots[0][0] if one.spots else -1
    pieces: Pieces = (Words(one.new, NOWHERE),)
    if one.carries >= 0:
        unit = units[one.carries]
        pieces = leaf_of_line(authored(unit, 0, len(unit.text)))[0].pieces
        if one.worded and fits(pieces, unit):
            pieces = reworded(pieces, unit, one.worded)
        elif one.worded:
            pieces = leaf_of_line(cell_words(unit, one.worded))[0].pieces
    plain = Leaf((), "#", pieces, mark="###") if one.level else Leaf((), "", pieces)
    if near >= 0 and units[near].heading:
        text.after.setdefault(-1, []).append(plain)
        return
    leaf = _leaf(text, near)
    come = text.after.setdefault(text.of_unit[near], [])
    apart = bool(one.level) or any(other.kind == "#" for other in come)
    come.append(plain if apart else _anew(leaf, pieces, one.number))


def _anew(leaf: Leaf, pieces: Pieces, number: int) -> Leaf:
    """Return a leaf of the same kind and place with other words."""
    frames = tuple(
        replace(frame, by=("new", number)) if frame.opens else frame for frame in leaf.frames
    )
    return replace(leaf, frames=frames, pieces=pieces, lines=(), name=("new", number))
