"""The contents name a section that the document does not have.

Why it matters: something was promised, and was lost or never written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.contents import called_otherwise
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.blocks import Kind
from policyloom.manuscript.contents import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

NO_SECTION = re.compile(
    r"(?:appendi(?:x|ces)|annex(?:es)?|contents|page|section|policy)s?", re.IGNORECASE
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find entries that have neither a heading of their name nor one of their number."""
    names = {bare(one.text) for one in manuscript.read()} | {
        bare(f"{one.label} {one.text}") for one in manuscript.read()
    }
    for entry, heading in called_otherwise(manuscript):
        name = bare(entry.words)
        known = name in names or bare(f"{entry.label} {entry.words}") in names
        if heading or known or NO_SECTION.fullmatch(entry.words.strip()):
            continue
        if not any(_opens(one, entry.words) for one in manuscript.read()):
            yield Hit(entry.block, f"{entry.label} {entry.words}".strip())


def _opens(block: Block, entry: str) -> bool:
    """Tell whether a block begins with the words of an entry, as a heading or before a sign."""
    if block.kind is Kind.HEADING:
        return f"{bare(block.text)} ".startswith(f"{bare(entry)} ")
    return bool(re.match(rf"{re.escape(entry.strip())}\s*[.:–—]", block.text, re.IGNORECASE))


RULE = Rule(
    id="toc-entry-without-section",
    group=Group.NOWHERE,
    weight=Weight.MEND,
    why="The contents name it, and there is no such section.",
    remedy="Write the section, or take the entry out.",
    find=find,
)
