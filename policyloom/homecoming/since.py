"""Since: what came home, where the sources have moved on: what the reviewer did, and what we did.

A paragraph that reads as it was printed was not edited, whatever the sources say today. One that
was edited, and reads otherwise today, is laid beside what was printed, and its edits are looked
for in today's words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.homecoming.hunks import Hunk, hunks
from policyloom.homecoming.layers import Layer
from policyloom.homecoming.pairing import ENOUGH, alike
from policyloom.homecoming.printing import like

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Unit
    from policyloom.manuscript.home import Home


def edited_since(
    found: Sequence[Proposal],
    units: Sequence[Unit],
    home: Home,
    earlier: Sequence[str],
    *,
    as_printed: bool = False,
) -> Iterator[Proposal]:
    """Yield what a reviewer proposes, of all that differs from today's sources.

    ``earlier`` are the lines that were printed. ``as_printed`` tells edits in their words, and not
    in those of today.
    """
    said = frozenset(map(like, earlier))
    gone = said - {like(one.after) for one in home.paragraphs} - {like(u.text) for u in units}
    done: set[tuple[int, int]] = set()
    for one in found:
        if one.layer is Layer.COMMENT:
            yield one
            continue
        now = like(home.paragraphs[one.new_at].after) if one.new else ""
        places = {at for at, _ in one.spots}
        ours = {like(units[at].text) for at in places}
        if now in said or (one.layer is Layer.CONTROL and _ends_with(now, said)):
            continue
        if not one.old or ours <= said:
            yield one
        elif not one.new:
            # We put it in since then, unless we reworded what the reviewer took out.
            if any(alike(_nearest(words, gone), words) >= ENOUGH for words in ours - said):
                yield one
        elif one.new and len(places) == 1 and (min(places), one.new_at) not in done:
            done.add((min(places), one.new_at))
            edits = _in_print if as_printed else _merged
            yield from edits(one, units[min(places)], now, _nearest(now, said))


def _ends_with(words: str, said: frozenset[str]) -> bool:
    return any(one and words.endswith(one) for one in said)


def _nearest(words: str, lines: Collection[str]) -> str:
    return max(sorted(lines), key=lambda line: alike(line, words), default="")


def _in_print(one: Proposal, _: Unit, now: str, base: str) -> Iterator[Proposal]:
    """Yield the edits of a paragraph that both sides changed, as they are to what was printed."""
    at = one.spots[0][0]
    for hunk in hunks(base, now):
        yield replace(one, old=hunk.old, new=hunk.new, spots=((at, hunk),))


def _merged(one: Proposal, unit: Unit, now: str, base: str) -> Iterator[Proposal]:
    """Yield the edits of a paragraph that both sides changed, at their places in today's words."""
    if alike(base, now) < ENOUGH:
        yield one
        return
    at = one.spots[0][0]
    for hunk in hunks(base, now):
        place = unit.text.find(hunk.old) if hunk.old else -1
        if place < 0 and hunk.new and hunk.new in unit.text:
            continue  # It says so already.
        if place >= 0 and unit.text.count(hunk.old) == 1:
            moved = Hunk(place, place + len(hunk.old), hunk.old, hunk.new, hunk.at, hunk.until)
        else:
            moved = Hunk(0, len(unit.text), unit.text, now, 0, len(now))
        whole = moved.old == unit.text
        yield replace(
            one,
            layer=Layer.OWN_TEXT if one.layer is not Layer.OWN_CLAUSE else one.layer,
            key=one.clause,
            old=moved.old,
            new=moved.new,
            spots=((at, moved),),
        )
        if whole:
            return
