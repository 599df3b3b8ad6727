"""Two deadlines are given for the same deed.

Why it matters: a complaint is won by whoever quotes the other one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import cut, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

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
ACTOR = re.compile(r"[^.;:!?]*$")
"""What stands before the verb in its sentence: who does it."""
MODAL = {"would", "could", "shall", "always", "normally", "usually", "first", "school"}
TELLING = re.compile(r"\b[a-z]{5,}\b")
PLAIN = {"within", "should", "which", "their", "there", "where", "writing", "receipt", "received"}


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find the same verb with the same object and another time, of the same people."""
    seen: dict[tuple[str, frozenset[str]], list[tuple[frozenset[str], str, str]]] = {}
    for block in manuscript.prose():
        for one in DEED.finditer(block.text):
            about = _telling(one["rest"])
            before = ACTOR.search(block.text[: one.start()])
            actor = _telling(before[0]) - MODAL if before else frozenset()
            time = f"{NUMBERS.get(one['number'].lower(), one['number'])} {one['unit'].strip().rstrip('s')}"
            key = (one["verb"].lower(), about)
            same = [
                other
                for other in seen.get(key, ())
                if not actor or not other[0] or actor & other[0]
            ]
            if about and same and same[0][1] != time:
                yield quoted(
                    block,
                    one.start(),
                    one.end(),
                    f"Before: {cut(same[0][2])}.",
                )
            seen.setdefault(key, []).append((actor, time, one[0]))


def _telling(words: str) -> frozenset[str]:
    return frozenset(one.rstrip("s") for one in TELLING.findall(words.lower())) - PLAIN


RULE = Rule(
    id="deadline-mixed",
    group=Group.TWO_THINGS,
    weight=Weight.MEND,
    why="Another time is given for the same thing elsewhere.",
    remedy="Say it once, or say the same.",
    find=find,
)
