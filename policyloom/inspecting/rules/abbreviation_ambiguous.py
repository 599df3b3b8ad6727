"""Letters are used that stand for two things in schools, and nothing says for which.

Why it matters: LAC is a committee in one office and a child in care in the next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

AMBIGUOUS = {
    "LAC": "a local academy committee or a looked-after child",
    "SIP": "a school improvement partner or plan",
    "CP": "child protection or care plan",
    "CE": "Church of England or chief executive",
}


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find such letters that are explained nowhere in the document."""
    text = "\n".join(one.text for one in manuscript.read())
    for short, both in AMBIGUOUS.items():
        if not re.search(rf"\(['‘\"“]?(?:the )?{short}s?['’\"”]?\)|\b{short}s? \(", text):
            pattern = re.compile(
                rf"(?<![\w/]){short}(?![\w/])(?! (?:School|Primary|Junior|Infant|Academy|[A-Z]))"
            )
            yield from hits(manuscript.prose(), pattern, f"{short}: {both}.")


RULE = Rule(
    id="abbreviation-ambiguous",
    group=Group.WORDS,
    weight=Weight.LOOK,
    why="In schools these letters stand for two things.",
    remedy="Write out what is meant.",
    find=find,
)
