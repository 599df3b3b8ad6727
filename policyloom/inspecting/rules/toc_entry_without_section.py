"""The contents name a section that the document does not have.

Why it matters: something was promised, and was lost or never written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.contents import contents_lines, partner
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.contents import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

NO_SECTION = re.compile(
    r"(?:appendi(?:x|ces)|annex(?:es)?|contents|page|section|policy)s?", re.IGNORECASE
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find entries that have neither a heading of their name nor one of their number."""
    lines = contents_lines(manuscript)
    names = {bare(one.text) for one in manuscript.read()} | {
        bare(f"{one.label} {one.text}") for one in manuscript.read()
    }
    taken = {bare(one.words) for one in lines}
    free = [one for one in manuscript.headings if bare(one.text) not in taken]
    for entry in lines:
        name = bare(entry.words)
        known = name in names or bare(f"{entry.label} {entry.words}") in names
        if known or NO_SECTION.fullmatch(entry.words.strip()):
            continue
        found = partner(entry, free)
        if found:
            free.remove(found)
        elif not any(one.startswith(name) for one in names):
            yield Hit(entry.block, f"{entry.label} {entry.words}".strip())


RULE = Rule(
    id="toc-entry-without-section",
    group=Group.NOWHERE,
    weight=Weight.MEND,
    why="The contents name it, and there is no such section.",
    remedy="Write the section, or take the entry out.",
    find=find,
)
