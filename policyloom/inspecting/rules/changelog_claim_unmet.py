"""The note of changes says what the text does not show.

Why it matters: governors approve by the note.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.citing import mentions
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted
from policyloom.manuscript.control import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

REPLACED = re.compile(
    r"(?:states?|words?|terms?) ['‘\"“]? ?(?P<old>[a-z]{3,})['’\"”]?(?: and ['‘\"“](?P<second>[a-z]{3,})['’\"”])?,?[^'‘\"“.]{0,50}?(?:updated |changed |amended |replaced )?(?:to|with|by)(?: state)? ['‘\"“] ?(?P<new>[A-Za-z ]+)['’\"”]"
)
LINKS = re.compile(r"hyper ?links?|\blinks\b", re.IGNORECASE)


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Check the editions, the replaced words and the links that a note of changes claims."""
    for block in manuscript.read():
        for number, row in enumerate(block.rows if block.control else ()):
            if row and key_of(row[0]) == "changes":
                for claim in " ".join(row[1:]).split("\n") if len(row) > 1 else ():
                    for words, note, also in _unmet(block, claim, manuscript, ground):
                        yield Hit(block, words, note, number, also=also)


def _unmet(
    block: Block, claim: str, manuscript: Manuscript, ground: Ground
) -> Iterator[tuple[str, str, tuple[Hit, ...]]]:
    """Yield the words of a claim that the text does not bear out, what the text says, and where."""
    claimed = replace(block, text=claim)
    for one in mentions(ground.known.instruments, [claimed]):
        cited = [m for m in mentions([one.instrument], manuscript.body()) if m.edition]
        years = {m.edition for m in cited}
        if one.edition and years and one.edition not in years and not one.is_history:
            places = tuple(quoted(m.block, m.start, m.end) for m in cited)
            note = f"The text cites {', '.join(sorted(years))}."
            yield claim[one.start : one.end], note, places
    body = "\n".join(b.text for b in manuscript.body())
    for found in REPLACED.finditer(claim):
        new = found["new"].strip()
        for old in filter(None, (found["old"], found["second"])):
            left = len(re.findall(rf"\b{re.escape(old)}s?\b", body, re.IGNORECASE))
            there = len(re.findall(rf"\b{re.escape(new)}s?\b", body))
            if left > there or not there:
                note = f"“{old}” stands {left} times, “{new}” {there} times."
                yield cut(found[0]), note, ()


RULE = Rule(
    id="changelog-claim-unmet",
    group=Group.TWO_THINGS,
    weight=Weight.MEND,
    why="The note of changes says so, and the text does not.",
    remedy="Change the text, or the note.",
    find=find,
)
