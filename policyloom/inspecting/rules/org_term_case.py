"""The word for the organisation is written with a capital in one place and without in another.

Why it matters: 'the Trust' and 'the trust' read like two bodies.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.inspecting.contents import contents_lines
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted
from policyloom.manuscript.contents import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

WORDS = ("trust", "school", "academy", "federation", "college")
FEWEST = 2


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Count 'the Trust' and 'the trust' inside sentences, and quote the ones that are fewer."""
    prose = tuple(manuscript.prose())
    titles = tuple(one.title.lower() for one in ground.known.instruments)
    for word in WORDS:
        pattern = re.compile(
            rf"\b(?:[Tt]he|[Oo]ur) (?P<word>{word}|{word.capitalize()})(?:['’]s)?(?= [a-z(]|[.,;:)]|$)"
        )
        found = [
            (b, f)
            for b in prose
            for f in pattern.finditer(b.text)
            if not b.text[f.start("word") :].lower().startswith(titles)
        ]
        large = [(b, f) for b, f in found if f["word"][0].isupper()]
        small = [(b, f) for b, f in found if f["word"][0].islower()]
        fewer = large if len(large) <= len(small) else small
        if fewer and len(found) >= FEWEST:
            number = f"{len(large)} with a capital, {len(small)} without."
            for block, one in fewer:
                yield quoted(block, one.start(), one.end(), number)
        yield from _headings(manuscript, word)


def _headings(manuscript: Manuscript, word: str) -> Iterator[Hit]:
    """Find headings whose other words have capitals, where another one writes this with one too."""
    inside = rf"(?<=\w ){word}(?:['’]s)?\b"
    large = re.compile(inside.replace(word, word.capitalize()))
    other = [Hit(b, b.text) for b in manuscript.headings if large.search(b.text)][:1]
    for block in manuscript.headings:
        found = re.search(inside, block.text)
        if other and found and re.search(r"\w [A-Z][a-z]+", block.text):
            entries = [
                Hit(one.block, one.words)
                for one in contents_lines(manuscript)
                if bare(one.words) == bare(block.text) and re.search(inside, one.words)
            ]
            hit = quoted(block, found.start(), found.end(), "Another heading has a capital.")
            yield replace(hit, also=(*other, *entries))


RULE = Rule(
    id="org-term-case",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="The organisation's own word is written in two ways.",
    remedy="Choose one, and use it everywhere.",
    find=find,
)
