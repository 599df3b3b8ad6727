"""A term is defined in quotation marks, and called or defined otherwise later.

Why it matters: the rule for the defined thing then covers another one, or none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

DEFINED = re.compile(
    r"(?:described as|defined as|referred to as|known as|called)(?: an?| the)?(?: official)? ['‘\"“](?P<term>[a-z]+ (?P<noun>[a-z]+))['’\"”]"
)
MEANT = re.compile(
    r"(?:['‘\"“])(?P<term>[^'‘’\"“”.]{2,40})['’\"”],? (?:means|shall mean|is defined as|refers to) (?P<what>[^.;]+)",
    re.IGNORECASE,
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find the noun of a defined term with 'official' and another word before it."""
    prose = tuple(manuscript.prose())
    for block in prose:
        for one in DEFINED.finditer(block.text):
            own, noun = one["term"].split()[0], one["noun"]
            other = re.compile(rf"\bofficial (?!{own}\b)(?!social\b)[a-z]+ {noun}s?\b")
            defined = quoted(block, one.start("term"), one.end("term"))
            for hit in hits(prose, other, f"Defined: {one['term']}."):
                yield replace(hit, also=(defined,))
    meant: dict[str, tuple[str, Hit]] = {}
    for block in prose:
        for one in MEANT.finditer(block.text):
            what = " ".join(one["what"].lower().split())
            hit = quoted(block, one.start(), one.end())
            first, before = meant.setdefault(one["term"].lower(), (what, hit))
            if first != what:
                yield replace(hit, note=f"Before: {cut(first)}.", also=(before,))


RULE = Rule(
    id="defined-term-mismatch",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="The text defines the term otherwise elsewhere, or uses another one here.",
    remedy="Define it once, and use the defined term.",
    find=find,
)
