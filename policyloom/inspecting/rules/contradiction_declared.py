"""One sentence forbids what another allows.

Why it matters: whoever did it shows the second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut, starts
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.topics import telling, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.inspecting.topics import Topic
    from policyloom.manuscript import Block, Manuscript

FORBIDS = re.compile(
    r"\b(?:must|will|may|should|shall|can|do|does) (?:not|never)\b(?! (?:only|be (?:asked|expected|required|charged|penali[sz]ed|blamed|punished)|need|have to))"
    r"|\bcannot\b|\b(?:is|are) (?:never|not (?:allowed|permitted)|forbidden|prohibited|banned)\b|\bnever (?=[a-z]+)|^(?:Do not|Never)\b"
)
ALLOWS = re.compile(
    r"\b(?:may|can) (?!not\b|never\b|only\b|be (?:asked|found|read|obtained|seen|required))|\b(?:is|are) (?:allowed|permitted|free|welcome)\b(?! only)"
)
EXCEPT = re.compile(
    r"\b(?:unless|except|only|without|other than|if|where|when|until|before|after|during|outside|with (?:the )?(?:permission|consent|agreement)|in (?:an )?emergenc|by arrangement|instead|however|but|although|alone)\b",
    re.IGNORECASE,
)
"""What makes an exception, so that both may be true."""
BESIDE = re.compile(r"\b(?:that|which|who)\b")
"""What is said beside: a thing that people can reach is not what they may do."""
FEWEST, MOST = 3, 0.7
WHOLLY = re.compile(
    r"\b(?:of any (?:type|kind|sort|description)|(?:under|in) any circumstances|in any form|at any time|at all|whatsoever)\b"
)
"""What makes a ban one without exceptions."""
LEAVE = re.compile(
    r"\b(?:without|unless|only (?:with|after|if|when))\b[^.;]*\b(?:consent|permission|permitted|agree|approv|authori[sz])\w*"
)
"""What makes a ban one that somebody can lift."""
FEW, MUCH = 2, 0.6
HOWEVER = re.compile(r"^(?:However|But|Nevertheless),? ")


@dataclass(frozen=True, slots=True)
class Ruling:
    """Something that a sentence forbids or allows."""

    allows: bool
    topic: Topic
    wholly: bool = False
    """Of a ban: it has no exceptions."""
    leave: bool = False
    """It is allowed to whoever has leave."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find what is forbidden in one sentence and allowed in another, neither with an exception."""
    before: list[tuple[Ruling, Hit]] = []
    common = telling(manuscript.title)
    for block in manuscript.prose():
        for start, end, ruling in _rulings(block):
            hit = Hit(block, cut(block.text[start:end]), span=(start, end))
            other = next((there for one, there in before if _clash(one, ruling, common)), None)
            if other:
                yield replace(hit, also=(other,))
            before.append((ruling, hit))


def _rulings(block: Block) -> Iterator[tuple[int, int, Ruling]]:
    begins = [0, *starts(block.text), len(block.text)]
    for start, end in pairwise(begins):
        words = block.text[start:end].rstrip()
        if ruling := _ruling(HOWEVER.sub("", words)):
            yield start, start + len(words), ruling


def _ruling(words: str) -> Ruling | None:
    """Return what a sentence forbids or allows, if it does one of the two."""
    if leave := LEAVE.search(words):
        return Ruling(allows=True, topic=topic_of(words[: leave.start()]), leave=True)
    forbids, allows = FORBIDS.search(words), ALLOWS.search(words)
    at = forbids or allows
    if not at or (forbids and allows) or EXCEPT.search(words):
        return None
    if BESIDE.search(words, 0, at.start()):
        return None
    about = topic_of(WHOLLY.sub(" ", f"{words[: at.start()]} {words[at.end() :]}"))
    wholly = bool(forbids and WHOLLY.search(words))
    return Ruling(allows=bool(allows), topic=about, wholly=wholly)


def _clash(one: Ruling, other: Ruling, common: frozenset[str]) -> bool:
    if one.allows is other.allows or not one.topic.may_be_of(other.topic):
        return False
    mine, others = (each.topic.about | each.topic.people for each in (one, other))
    leave = one.leave or other.leave
    if leave and not (one.wholly or other.wholly):
        return False
    few, much = (FEW, MUCH) if leave else (FEWEST, MOST)
    shared = len(mine & others)
    enough = shared >= few and shared >= much * min(len(mine), len(others))
    return enough and bool((mine & others) - common)


RULE = Rule(
    id="contradiction-declared",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="Another sentence forbids what this one allows, or the other way round.",
    remedy="Decide which holds, or say when.",
    find=find,
)
