"""Contacts: how somebody is reached, as the body says it in its overlay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.homecoming.texts import NotWritableError
from policyloom.homecoming.values import as_came, is_whole, key_beside
from policyloom.source.contacts import WAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.writing.changed import Changed

KEYS = {words: way for way, words in WAYS.items()}
HOW = "how"
"""The column of the ways; the other one says who."""
SHAPE = f"a way begins with one of these and a colon: {', '.join(WAYS.values())}"


def write_contact(one: Proposal, changed: Changed) -> None:
    """Change how a contact of a clause is reached, add a contact, or leave one out."""
    units = [(changed.units[at], hunk) for at, hunk in one.spots]
    if not one.old:
        changed.put(changed.overlay, dict(_added(one, changed)))
    elif all(not hunk.new and is_whole(unit, hunk) for unit, hunk in units):
        at = ("contacts", one.clause, units[0][0].key, "omit")
        changed.put(changed.overlay, {at: changed.ground.reason})
    elif any(unit.column != HOW for unit, _ in units):
        raise NotWritableError(f"{one.at.path}:{one.at.line} says who it is; change it there")
    else:
        unit, _ = units[0]
        ways = _ways([as_came(unit.text, one)])
        changed.put(
            changed.overlay,
            {("contacts", one.clause, unit.key, way): words for way, words in ways},
        )


def _added(one: Proposal, changed: Changed) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what the body says of one more contact: its title, then its ways."""
    title, *ways = (hunk.new for _, hunk in one.spots)
    known = {unit.key for unit in changed.units if unit.clause == one.clause}
    key = key_beside(known, title, "contact")
    yield ("contacts", one.clause, key, "title"), title
    for way, words in _ways(ways):
        yield ("contacts", one.clause, key, way), words


def _ways(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        label, _, words = line.partition(":")
        if label.strip() not in KEYS or not words.strip():
            raise NotWritableError(SHAPE)
        yield KEYS[label.strip()], words.strip()
