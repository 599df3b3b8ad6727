"""The short name of guidance is written in several ways: KCSIE, KCSiE.

Why it matters: a search finds only half of the places.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits, quoted

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

FEW, LONGEST = 4, 8
GLUED = re.compile(r"\b(?P<short>[A-Z][A-Za-z]*[A-Z])(?:19|20)\d\d\b")
SHOUTED = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,}){2,}\b")
"""Several words in capitals are shouted, and no short names."""


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find short names with other capitals than the register's, or than elsewhere in the file."""
    known = {one.abbreviation.upper() for one in ground.known.instruments if one.abbreviation}
    yield from _otherwise_elsewhere(manuscript, known)
    yield from _with_a_year(manuscript)
    for one in ground.known.instruments:
        short = one.abbreviation
        if len(short) > 3 and short.isalpha():
            pattern = re.compile(rf"\b{short}(?=\W|\d|$)", re.IGNORECASE)
            for block in manuscript.read():
                for found in pattern.finditer(block.text):
                    if found[0] != short and (len(short) > FEW or not found[0].islower()):
                        yield quoted(
                            block,
                            found.start(),
                            found.end(),
                            f"Usually {short}.",
                        )


def _with_a_year(manuscript: Manuscript) -> Iterator[Hit]:
    """Find letters that a year is written right after, where they stand alone elsewhere."""
    blocks = tuple(manuscript.read())
    for block in blocks:
        for found in GLUED.finditer(block.text):
            alone = re.compile(rf"\b{found['short']}\b")
            if other := next(hits(blocks, alone), None):
                note = f"Elsewhere: {found['short']}."
                yield replace(quoted(block, *found.span(), note), also=(other,))


def _otherwise_elsewhere(manuscript: Manuscript, known: Container[str]) -> Iterator[Hit]:
    """Find the rarer way of writing letters that are a short name, and nowhere a plain word."""
    blocks = [
        (one, SHOUTED.sub(lambda found: " " * len(found[0]), one.text))
        for one in manuscript.read()
        if not one.text.isupper()
    ]
    spelt: dict[str, Counter[str]] = {}
    for word in (word for _, text in blocks for word in re.findall(r"[^\W\d_]+", text)):
        spelt.setdefault(word.upper(), Counter())[word] += 1
    for letters, ways in spelt.items():
        if letters in known or len(ways) == 1 or not all(map(_is_short_name, ways)):
            continue
        (usual, _), *others = ways.most_common()
        for block, text in blocks:
            for found in re.finditer(rf"\b(?:{'|'.join(way for way, _ in others)})\b", text):
                yield quoted(block, found.start(), found.end(), f"Elsewhere: {usual}.")


def _is_short_name(word: str) -> bool:
    """Tell whether a word may be letters that stand for others: DfE, RIDDOR, Riddor."""
    capitals = sum(map(str.isupper, word))
    return len(word) <= LONGEST and (capitals > 1 or (capitals == 1 and len(word) > FEW))


RULE = Rule(
    id="citation-case-variant",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="The same short name is written in another way than its own.",
    remedy="Write it in one way.",
    find=find,
)
