"""A place that somebody was to fill in still shows what belongs there.

Why it matters: readers do not learn whom to ask, and see that nobody finished the policy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.proper_names import PLACEHOLDER
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import cut, quoted
from policyloom.manuscript.blocks import Kind, Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

CITED = re.compile(r"\[(?:\d{4}|sic|…|\.\.\.|\d+|[a-z]{1,2}|ibid\.?)\]", re.IGNORECASE)
BLANK = re.compile(r"_{3,}|\.{6,}|…{2,}")
SLOT = re.compile(
    r"\b(?:name|age range|date|insert|details?|title|number|school|role)\b", re.IGNORECASE
)
SENTENCE = re.compile(
    r"(?!I\b|We\b|My\b|Signed|Name|Date)[A-Z][^:]*\b(?:is|are|was|were|will|must|should|may|can|has|have)\b[^:]*(?:_{3,}|\.{6,}|…{2,})"
)
"""What the policy says, and no line of a form that somebody signs."""
FORM = re.compile(r"appendix|annex|.*\bform\b", re.IGNORECASE)
SHORTEST = 3


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find brackets, marks such as TBC, controls that nobody filled in, and underlined slots."""
    places = Places(manuscript)
    for block in manuscript.read():
        if block.kind is not Kind.TABLE:
            for found in PLACEHOLDER.finditer(block.text):
                told = SENTENCE.match(block.text) and not FORM.match(places.of(block))
                blank = BLANK.fullmatch(found[0]) and not told
                if CITED.fullmatch(found[0]) or blank or _instructs(found[0]):
                    continue
                yield quoted(block, found.start(), found.end())
        elif any(
            re.fullmatch(r"\W*(?:TB[ACD]|[Xx]{3,}|\?{2,}|\[[^\]]{2,}\])\W*", cell)
            for row in block.rows
            for cell in row
        ):
            cell = next(
                c
                for row in block.rows
                for c in row
                if re.fullmatch(r"\W*(?:TB[ACD]|[Xx]{3,}|\?{2,}|\[[^\]]{2,}\])\W*", c)
            )
            yield Hit(block, cell)
        for words in block.open_slots:
            if (
                len(words.strip()) >= SHORTEST
                and not PLACEHOLDER.search(words)
                and (SLOT.search(words) or "click" in words.lower() or "choose" in words.lower())
            ):
                yield Hit(block, cut(words))


def _instructs(words: str) -> bool:
    return bool(re.match(r"\[(?:if|where|as|delete|primar|secondar)\b", words, re.IGNORECASE))


RULE = Rule(
    id="placeholder-unfilled",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="A place that was to be filled in is still open.",
    remedy="Put in what belongs there.",
    find=find,
)
