"""Words are highlighted, or a sentence speaks of the colour in which something new is shown.

Why it matters: marks of change belong into a copy for reviewers. Not every reader sees a colour.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.english.proper_names import PLACEHOLDER
from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

COLOUR = re.compile(
    r"\b(?:(?:shown in|marked in|highlighted in|indicated in|printed in|written in|in) (?:red|green|blue|yellow|purple|orange|bold|italics?)"
    r"(?: (?:text|font|ink|type|highlight(?:ing)?))?|(?:red|green|blue|yellow) (?:text|font|highlight(?:ing)?))\b",
    re.IGNORECASE,
)
MARKED = re.compile(
    r"(?:shown|marked|highlighted|indicated|printed|written) in (?:red|green|blue|yellow|purple|orange)\b",
    re.IGNORECASE,
)
CHANGE = re.compile(r"amend|change|new|updat|add|revis|highlight|indicat|review", re.IGNORECASE)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find highlighted words, but for open places, and words about colours."""
    for block in manuscript.read():
        for words in block.marked:
            if words.strip() and not PLACEHOLDER.fullmatch(words.strip()):
                yield Hit(block, cut(words))
    said = [
        quoted(block, found.start(), found.end())
        for block in manuscript.read()
        for found in COLOUR.finditer(block.text)
        if CHANGE.search(block.text) or MARKED.match(found[0])
    ]
    yield from said
    if said:
        yield from _in_bold(manuscript)


def _in_bold(manuscript: Manuscript) -> Iterator[Hit]:
    """Find what is all in bold beside what is not: so a mark in colour often comes through."""
    every = list(manuscript.prose())
    for before, block in pairwise(every):
        sentence = block.kind is Kind.ITEM or block.text.endswith(".")
        if block.bold and sentence and not before.bold and block.kind is before.kind:
            yield Hit(block, cut(block.text), "All of it is in bold.")


RULE = Rule(
    id="highlight-left",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="A mark of the last changes is still there.",
    remedy="Take the highlight off, and say in words what changed.",
    find=find,
)
