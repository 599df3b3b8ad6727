"""A place that somebody was to fill in still shows what belongs there.

Why it matters: readers do not learn whom to ask, and see that nobody finished the policy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.proper_names import PLACEHOLDER
from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted
from policyloom.manuscript.blocks import Kind, Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

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
OPEN_CELL = re.compile(r"\W*(?:TB[ACD]|[Xx]{3,}|\?{2,}|\[[^\]]{2,}\])\W*")


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
        for row, cells in enumerate(block.rows):
            yield from (Hit(block, cell, row=row) for cell in cells if OPEN_CELL.fullmatch(cell))
        for row, words in _slots(block):
            yield Hit(block, cut(words), row=row)


def _slots(block: Block) -> Iterator[tuple[int, str]]:
    """Yield the slots that are still open, each with the row of a table that it stands in."""
    at = 0
    for words in block.open_slots:
        at = max(at, block.text.find(words, at))
        row = block.text.count("\n", 0, at) if block.rows else 0
        at += len(words)
        shown = len(words.strip()) >= SHORTEST and not PLACEHOLDER.search(words)
        if shown and (SLOT.search(words) or re.search(r"click|choose", words, re.IGNORECASE)):
            yield row, words


def _instructs(words: str) -> bool:
    return bool(
        re.match(
            r"\[(?:if|where|as|delete|adapt|amend|edit|choose|select|remove|tailor|primar|secondar|(?:trusts?|schools?|academies) (?:may|might|should|can))\b",
            words,
            re.IGNORECASE,
        )
    )


RULE = Rule(
    id="placeholder-unfilled",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="A place that was to be filled in is still open.",
    remedy="Put in what belongs there.",
    find=find,
)
