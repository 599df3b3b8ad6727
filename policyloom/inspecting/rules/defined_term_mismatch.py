"""A term is defined in quotation marks, and called otherwise later.

Why it matters: the rule for the defined thing then covers another one, or none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

DEFINED = re.compile(
    r"(?:described as|defined as|referred to as|known as|called)(?: an?| the)?(?: official)? ['‘\"“](?P<term>[a-z]+ (?P<noun>[a-z]+))['’\"”]"
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find the noun of a defined term with 'official' and another word before it."""
    prose = tuple(manuscript.prose())
    for block in prose:
        for one in DEFINED.finditer(block.text):
            own, noun = one["term"].split()[0], one["noun"]
            other = re.compile(rf"\bofficial (?!{own}\b)(?!social\b)[a-z]+ {noun}s?\b")
            yield from hits(prose, other, f"Defined: {one['term']}.")


RULE = Rule(
    id="defined-term-mismatch",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="The text defines one term, and uses another here.",
    remedy="Use the defined term.",
    find=find,
)
