"""One duty says 'should' among many that say 'must' or 'will'.

Why it matters: 'should' is advice. Whoever breaks this rule will say so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.topics import telling
from policyloom.inspecting.words import hits, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

SUBJECT = r"(?:staff|pupils|students|governors|trustees|parents|employees|volunteers|the school|the trust|the headteacher|members of staff|you|users|they)"
DUTY = re.compile(
    rf"(?<!that )(?<!which )\b{SUBJECT} (?P<word>must|should|will|shall)(?: not)? [a-z]+",
    re.IGNORECASE,
)
VERB = re.compile(r"(?<=[a-z] )(?P<word>must|should|will|shall)(?: not)? [a-z]+")
"""Whoever has the duty."""
STRENGTH = re.compile(r"[A-Z][^.!?]*?\b(?P<word>must|should|shall)\b[^.!?]*")
BOTH = re.compile(
    r"(?P<one>must|should)\b[^.;:]{5,90}?\band (?:(?:they|it|he|she) )?(?!(?P=one))(?:must|should)\b(?! not)",
    re.IGNORECASE,
)
"""One subject with two strengths in one sentence."""
WORDS, ALIKE = 3, 0.6
RARE, RARER, MANY = 0.15, 0.05, 8


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Count the duty words, and quote 'should' where it is rare."""
    yield from hits(manuscript.prose(), BOTH, "One sentence says it in two ways.")
    yield from _of_one_duty(tuple(manuscript.prose()))
    yield from _rare(manuscript, DUTY, RARE) or _rare(manuscript, VERB, RARER)


def _rare(manuscript: Manuscript, pattern: re.Pattern[str], rare: float) -> tuple[Hit, ...]:
    """Return the places where 'should' stands, if it is rare among words for duties."""
    found = [(b, f) for b in manuscript.prose() for f in pattern.finditer(b.text)]
    should = [(b, f) for b, f in found if f["word"].lower() == "should"]
    if len(found) < MANY or len(should) > rare * len(found):
        return ()
    return tuple(quoted(block, one.start(), one.end()) for block, one in should)


def _of_one_duty(prose: Iterable[Block]) -> Iterator[Hit]:
    """Find two sentences that say nearly the same, one as a duty and one as advice."""
    before: list[tuple[bool, frozenset[str]]] = []
    for block in prose:
        for found in STRENGTH.finditer(block.text):
            should = found["word"].lower() == "should"
            about = telling(found[0])
            same = [
                other for other in before if other[0] is not should and _alike(other[1], about)
            ]
            if same:
                yield quoted(
                    block, found.start(), found.end(), "It is said as a duty and as advice."
                )
            before.append((should, about))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= WORDS and shared >= ALIKE * max(len(one), len(other))


RULE = Rule(
    id="modality-mixed",
    group=Group.WORDS,
    weight=Weight.NOTE,
    why="'Should' stands here, and duties say another word otherwise.",
    remedy="Use the word of the other duties, or say that it is advice.",
    find=find,
)
