"""Texts: the text of a clause with what was proposed for its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.homecoming.hunks import Hunk
from policyloom.homecoming.layers import Layer
from policyloom.homecoming.sentences import NOWHERE, authored, divided, fits, joined, reworded
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


def halves(one: Proposal, units: Sequence[Unit]) -> Iterator[Proposal]:
    """Yield a proposal; of paragraphs that moved to another clause, that they go and come."""
    home = home_of(one, units) if one.layer is Layer.MOVED else one.clause
    if home == one.clause or not home:
        yield one
        return
    for at, _ in one.spots:
        text = units[at].text
        gone = ((at, Hunk(0, len(text), text, "", 0, 0)),)
        yield replace(one, layer=Layer.OWN_TEXT, spots=gone)
    for at, _ in reversed(one.spots):
        come = ((one.after, Hunk(0, 0, "", units[at].text, 0, 0)),)
        yield replace(
            one, layer=Layer.INSERTED, clause=home, spots=come, carries=at, new=units[at].text
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
    text: ClauseText, units: Sequence[Unit], one: Proposal, worded: Mapping[int, list[Hunk]]
) -> None:
    """Put an end into a paragraph, or take one out."""
    if worded.keys() & {at for at, _ in one.spots}:
        raise NotWritableError("it also has other words now; its end is changed by hand")
    if one.layer is Layer.SPLIT:
        _split(text, units, one)
    else:
        _join(text, one)


def _split(text: ClauseText, units: Sequence[Unit], one: Proposal) -> None:
    """Make two paragraphs of one; the second begins an item where the first is one."""
    at, _ = one.spots[0]
    leaf = _leaf(text, at)
    first, second = divided(leaf.pieces, units[at], one.new.partition(" ¶ ")[0])
    if not (first and second):
        raise NotWritableError("it was split inside a token or a link; change it by hand")
    text.leaves[text.of_unit[at]] = leaf.reworded(first)
    text.after.setdefault(text.of_unit[at], []).insert(0, _anew(leaf, second, one.number))


def _join(text: ClauseText, one: Proposal) -> None:
    """Make one paragraph of two of the same list or text."""
    (first, _), (second, _) = one.spots
    leaf, other = _leaf(text, first), _leaf(text, second)
    if text.of_unit[second] != text.of_unit[first] + 1:
        raise NotWritableError("something stands between them; join them by hand")
    text.leaves[text.of_unit[first]] = leaf.reworded(joined(leaf.pieces, other.pieces))
    text.leaves[text.of_unit[second]] = None
    text.gone.add(other.name)


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


__all__ = ["ClauseText", "NotWritableError", "change", "halves", "home_of", "opened"]
