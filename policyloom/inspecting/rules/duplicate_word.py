"""The same word stands twice in one list of alternatives, or the same item in one list.

Why it matters: another word was meant.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

LIST = re.compile(r"(?:[a-z]+, ){2,}(?:and |or )?[a-z]+\b")

RUN = re.compile(r"\b[a-z]+(?: [a-z]+)?(?:, [a-z]{4,}(?: [a-z]+)?){2,}(?=,| and| or|[.;])")
"""An enumeration, whatever comes before and after it."""
PHRASES = re.compile(
    r"\b(?P<first>[a-z]{4,}(?: [a-z]+)?)(?:, [a-z]+(?: [a-z]+){0,2}){1,4},? (?:and|or) (?P<last>[a-z]{4,}(?: [a-z]+)?)(?=[.;,:]|$)"
)
"""An enumeration of words and short phrases: its first and its last."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find lists of single words in which one is repeated, and items that stand twice."""
    yield from _items(manuscript)
    for block in manuscript.prose():
        for found in LIST.finditer(block.text):
            words = re.findall(r"\b(?!and|or|the|not|any|for)[a-z]{3,}", found[0])
            if len(set(words)) < len(words):
                yield quoted(block, found.start(), found.end())
        for found in RUN.finditer(block.text):
            items = re.split(", ", found[0])
            twice = [one for one in items if items.count(one) > 1 or f" {one}" in items[0]]
            if twice:
                yield quoted(block, found.end() - len(items[-1]), found.end())
        for found in PHRASES.finditer(block.text):
            parts = re.split(r",? (?:and|or) |, ", found[0])
            if len(set(parts)) < len(parts):
                yield quoted(block, found.start("first"), found.end())


def _items(manuscript: Manuscript) -> Iterator[Hit]:
    for _, run in groupby(manuscript.body(), lambda one: (one.kind is Kind.ITEM, one.level)):
        seen: set[str] = set()
        for block in (one for one in run if one.kind is Kind.ITEM):
            words = " ".join(re.findall(r"\w+", block.text.lower()))
            if words in seen and words:
                yield Hit(block, cut(block.text))
            seen.add(words)


RULE = Rule(
    id="duplicate-word",
    group=Group.WORDS,
    weight=Weight.LOOK,
    why="It stands twice in one list.",
    remedy="Take one out, or put in what was meant.",
    find=find,
)
