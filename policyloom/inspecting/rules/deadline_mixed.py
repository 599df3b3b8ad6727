"""Two deadlines are given for the same deed.

Why it matters: a complaint is won by whoever quotes the other one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import around, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

NUMBERS = {
    w: n
    for n, w in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        )
    )
}
NUMBERS |= {"twenty": 20, "thirty": 30, "forty": 40}
TIME = r"within (?P<number>\d{1,3}|[a-z]+) (?P<unit>(?:school|working|calendar|term-time)? ?(?:days?|hours?|weeks?|months?))\b"
DEED = re.compile(
    rf"\b(?P<verb>acknowledg|respon|repl|appeal|report|review|notif|inform|investigat|hear)[a-z]*\b (?P<rest>[^.;]{{0,60}}?)\b{TIME}",
    re.IGNORECASE,
)
TELLING = re.compile(r"\b[a-z]{5,}\b")
PLAIN = {"within", "should", "which", "their", "there", "where", "writing", "receipt", "received"}


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find the same verb with the same object and another time."""
    seen: dict[tuple[str, frozenset[str]], tuple[Block, str, str]] = {}
    for block in manuscript.prose():
        for one in DEED.finditer(block.text):
            about = frozenset(w.rstrip("s") for w in TELLING.findall(one["rest"].lower())) - PLAIN
            time = f"{NUMBERS.get(one['number'].lower(), one['number'])} {one['unit'].strip().rstrip('s')}"
            key = (one["verb"].lower(), about)
            before = seen.setdefault(key, (block, time, one[0]))
            if about and before[1] != time:
                yield Hit(
                    block, around(block.text, one.start(), one.end()), f"Before: {cut(before[2])}."
                )


RULE = Rule(
    id="deadline-mixed",
    group=Group.TWO_THINGS,
    weight=Weight.MEND,
    why="Another time is given for the same thing elsewhere.",
    remedy="Say it once, or say the same.",
    find=find,
)
