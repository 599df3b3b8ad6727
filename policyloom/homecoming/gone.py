"""Gone: a section or a clause of which nothing is left is one decision, not one a paragraph."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.homecoming.layers import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Unit

SECTION = "section"


def is_gone(one: Proposal, units: Sequence[Unit]) -> bool:
    """Tell whether a proposal takes out a whole paragraph."""
    return not one.new and len(one.spots) == 1 and units[one.spots[0][0]].text == one.old


def gone_together(
    found: Sequence[Proposal], units: Sequence[Unit]
) -> Mapping[int, tuple[str, str]]:
    """Return the section or clause that went with each of these proposals, by its place."""
    out = {one.spots[0][0]: n for n, one in enumerate(found) if is_gone(one, units)}
    made: dict[int, tuple[str, str]] = {}
    for named in ("clause", SECTION):
        for name, places in _printed(units, named).items():
            if len(places) > 1 and out.keys() >= places:
                made |= {out[at]: (named, name) for at in places}
    return made


def _printed(units: Sequence[Unit], named: str) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for at, unit in enumerate(units):
        if unit.part == SECTION and unit.text.strip() and (name := getattr(unit, named)):
            found[name].add(at)
    return found


def as_one(mine: Sequence[Proposal]) -> Proposal:
    """Return all that went with a section or a clause as one decision."""
    parts = tuple(replace(one, layer=Layer.OWN_TEXT) for one in mine)
    layers = {one.layer for one in mine}
    layer = Layer.OWN_CLAUSE if layers == {Layer.OWN_CLAUSE} else Layer.OWN_TEXT
    clause = next((one.clause for one in mine if one.clause), "")
    return replace(
        mine[0],
        layer=layer,
        clause=clause,
        key=clause if len({one.clause for one in mine}) == 1 else mine[0].section,
        old=" ¶ ".join(one.old for one in mine),
        marked=all(one.marked for one in mine),
        spots=tuple(spot for one in mine for spot in one.spots),
        parts=parts,
    )


def sections_gone(chosen: Sequence[Proposal], units: Sequence[Unit]) -> Iterator[str]:
    """Yield the sections of which every paragraph is taken out."""
    out = {one.spots[0][0] for one in chosen if is_gone(one, units)}
    yield from (name for name, places in _printed(units, SECTION).items() if out >= places)
