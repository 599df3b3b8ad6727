"""Folding: one decision is one proposal: a term everywhere, a row, a run that moved, a section."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.homecoming.gone import as_one, gone_together
from policyloom.homecoming.layers import (
    EVERYWHERE,
    OF_KIND,
    ROWS,
    Layer,
    Proposal,
    layer_of_row,
    written_at,
)
from policyloom.homecoming.listed import in_their_lists, in_turn
from policyloom.homecoming.printing import LINES, like
from policyloom.homecoming.values import as_came, singular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.homecoming.printing import Atom, Unit


LONGEST = 60
"""So many characters of what stands above something that moved are told."""
DEEPEST = 10
"""Deeper than any heading: how deep a plain paragraph stands."""
SEVERAL = re.compile(r", | (?:or|and) ")
"""Between the titles of several roles that one role stands for."""


def folded(found: list[Proposal], units: Sequence[Unit]) -> Iterator[Proposal]:
    """Yield proposals, those that are one decision together."""
    values = [
        (OF_KIND[atom.kind], atom.value if atom.value.path else atom.at, _counted(atom).lower())
        for unit in units
        for atom in unit.atoms
        if atom.kind in OF_KIND
    ]
    found = [_in_its_row(one, found, units) for one in in_their_lists(found, units)]
    holders = {one.at: other for one in found if (other := _holder(one, found, units))}
    values = [
        (layer, holders[at].at if at in holders else at, words) for layer, at, words in values
    ]
    found = [
        replace(one, at=holders[one.at].at, key=holders[one.at].key) if one.at in holders else one
        for one in found
    ]
    groups: dict[tuple[object, ...], list[Proposal]] = {}
    gone = gone_together(found, units)
    heads = _beginnings(found)
    for number, one in enumerate(found):
        group = gone.get(number) or _line_of(one, units) or _group(one, number, found, heads)
        groups.setdefault(group, []).append(one)
    for group, mine in groups.items():
        if group in gone.values():
            yield as_one(mine)
            continue
        if mine[0].layer is Layer.CONTROL and len(mine) > 1:
            yield _row_as_one(mine, units)
            continue
        if mine[0].layer is Layer.INSERTED and len(mine) > 1 and mine[0].of_table < 0:
            yield _block(mine)
            continue
        first = min(mine, key=lambda one: len(one.old)) if mine[0].layer in EVERYWHERE else mine[0]
        printed = [one for one in values if one[:2] == (first.layer, first.at)]
        said = sum(first.old.lower() in words for *_, words in printed)
        total = said if first.layer in EVERYWHERE else len(mine)
        layer = Layer.SECTION_ORDER if _is_section(mine, units) else first.layer
        yield replace(
            first,
            layer=layer,
            stands=_stands(mine, units, layer),
            key=min((one.key for one in mine), key=len),
            places=len(mine),
            of=max(total, len(mine)),
            marked=all(one.marked for one in mine),
            spots=tuple(spot for one in mine for spot in one.spots),
            old=_joined([one.old for one in mine], first),
            new=_joined([one.new for one in mine], first),
        )


def _stands(mine: Sequence[Proposal], units: Sequence[Unit], layer: Layer) -> str:
    """Return after what something stood that moved, and after what it stands now."""
    if layer not in {Layer.MOVED, Layer.SECTION_ORDER}:
        return ""
    first = min(at for one in mine for at, _ in one.spots)
    before = next((at for at in reversed(range(first)) if units[at].text.strip()), -1)
    was, is_now = (_after(at, units, layer) for at in (before, mine[0].after))
    return f"from {was} to {is_now}"


def _after(at: int, units: Sequence[Unit], layer: Layer) -> str:
    """Return after which words something stands: of a section, after the title of another one."""
    unit = units[at]
    if at < 0 or not unit.section:
        return "the beginning"
    mine = (one for one in units if one.section == unit.section and one.heading and not one.clause)
    shown = next(mine, unit) if layer is Layer.SECTION_ORDER else unit
    return f"after “{cut(shown.text, LONGEST)}”"


def _counted(atom: Atom) -> str:
    """Return what a value prints; people one by one, however they are joined."""
    return in_turn(atom.words) if OF_KIND[atom.kind] is Layer.PEOPLE else atom.words


def _holder(one: Proposal, found: list[Proposal], units: Sequence[Unit]) -> Proposal | None:
    """Return the new title of a role that stands among others here: “the Head or the Clerk”."""
    if one.layer is not Layer.ROLE or not SEVERAL.search(_said(one, units)):
        return None
    same = (one.layer, one.old, one.new)
    known = (other for other in found if (other.layer, other.old, other.new) == same)
    return next((other for other in known if not SEVERAL.search(_said(other, units))), None)


def _said(one: Proposal, units: Sequence[Unit]) -> str:
    """Return what the value prints whose words a proposal changes."""
    at, hunk = one.spots[0]
    mine = (atom.words for atom in units[at].atoms if atom.start <= hunk.start < atom.end)
    return next(mine, "")


def _in_its_row(one: Proposal, found: list[Proposal], units: Sequence[Unit]) -> Proposal:
    """Return another value in one cell as a change of its row, unless it changes elsewhere too."""

    def row_of(other: Proposal) -> Unit | None:
        unit = units[other.spots[0][0]] if other.spots else None
        return unit if unit and "Row" in unit.inside and unit.key else None

    unit = row_of(one)
    if unit is None or one.layer not in EVERYWHERE or unit.part != "section":
        return one
    said = (one.layer, one.old, one.new)
    if any((o.layer, o.old, o.new) == said and row_of(o) is None for o in found):
        return one
    return replace(one, layer=layer_of_row(unit), key=unit.key, at=written_at(unit))


def _is_section(mine: list[Proposal], units: Sequence[Unit]) -> bool:
    """Tell whether what moved together is a section, or some of them."""
    moved = len(mine) > 1 and mine[0].layer is Layer.MOVED
    return moved and any(units[at].heading for one in mine for at, _ in one.spots)


def _block(mine: list[Proposal]) -> Proposal:
    """Return what was put in with the paragraphs below it as one decision."""
    return replace(
        mine[0],
        new=" ¶ ".join(one.new for one in mine),
        marked=all(one.marked for one in mine),
        parts=tuple(mine),
    )


def _line_of(one: Proposal, units: Sequence[Unit]) -> tuple[object, ...]:
    """Return the line of document control, or of the first page, in which words change."""
    at = one.spots[0][0] if one.spots and one.old else -1
    is_line = one.layer is Layer.CONTROL and at >= 0 and units[at].part in LINES
    return (one.layer, at) if is_line else ()


def _row_as_one(mine: list[Proposal], units: Sequence[Unit]) -> Proposal:
    """Return what differs in one line of document control, or of the first page, as one."""
    spots = tuple(spot for one in mine for spot in one.spots)
    words = units[spots[0][0]].text
    marked = all(one.marked for one in mine)
    one = replace(mine[0], spots=spots, old=words, marked=marked)
    return replace(one, new=as_came(words, one))


def _joined(words: list[str], first: Proposal) -> str:
    """Return the words of a row or table, cell by cell; of other proposals those of the first."""
    cells = first.layer in ROWS or first.of_table >= 0
    return " | ".join(filter(None, words)) if cells else words[0]


def _group(
    one: Proposal, number: int, found: list[Proposal], heads: Sequence[int]
) -> tuple[object, ...]:
    """Return what makes proposals one decision."""
    if one.layer in EVERYWHERE:
        return (one.layer, one.at, *singular(like(one.old).lower(), like(one.new).lower()))
    if one.of_table >= 0:
        return (one.layer, one.of_table)
    whole = not one.old or not one.new
    if one.layer in ROWS and whole:
        return (one.layer, one.key, bool(one.new), _run(one, number, found))
    if one.layer is Layer.MOVED:
        return (one.layer, _run(one, number, found))
    if one.layer is Layer.INSERTED:
        return (heads[number],)
    return (number,)


def _beginnings(found: list[Proposal]) -> list[int]:
    """Return with what began what each paragraph came with.

    That is the topmost heading above it, or the first of the paragraphs right above.
    """
    heads: list[int] = []
    above: list[int] = []
    for number, one in enumerate(found):
        goes_on = number > 0 and _stands_below(one, found[number - 1])
        if not goes_on:
            above = []
        if one.level:
            above = [at for at in above if found[at].level < one.level]
        first = heads[-1] if goes_on and not one.level else number
        heads.append(above[0] if above else first)
        if one.level:
            above.append(number)
    return heads


def _stands_below(one: Proposal, above: Proposal) -> bool:
    """Tell whether two paragraphs came together, one right below the other."""
    alike = above.layer is Layer.INSERTED and above.of_table < 0 and not one.is_note
    return alike and one.new_at == above.new_at + 1 and one.section == above.section


def _run(one: Proposal, number: int, found: list[Proposal]) -> int:
    """Return where the run of such proposals began."""
    at = number
    if one.layer is Layer.MOVED:  # What was reworded in it stands between.
        units = {spot for other in found if other.layer is Layer.MOVED for spot, _ in other.spots}
        while at and any(spot in units for spot, _ in found[at - 1].spots):
            at -= 1
        return at
    while at and found[at - 1].layer is one.layer and bool(found[at - 1].new) == bool(one.new):
        at -= 1
    return at
