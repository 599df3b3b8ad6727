"""A word stands twice, one after the other.

Why it matters: it is a slip of the keyboard that everybody sees.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

TWICE = re.compile(
    r"(?<![\w-])(?!(?:had|that|bye|no|very|x|s|log)\b)(?P<word>[^\W\d_]{2,})\s+(?P=word)(?![\w-])",
    re.IGNORECASE,
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find doubled words, but for names such as Baden Baden."""
    for block in manuscript.prose():
        for found in TWICE.finditer(block.text):
            if found["word"].islower() or not found[0].split()[1][0].isupper():
                yield quoted(block, found.start(), found.end())


RULE = Rule(
    id="repeated-word",
    group=Group.WORDS,
    weight=Weight.MEND,
    why="The word stands here twice.",
    remedy="Take one out.",
    find=find,
)
