"""Two posts stand with a slash between them: Headteacher/Principal.

Why it matters: nobody knows who has to do it.
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

POST = r"(?:[Hh]ead ?[Tt]eacher|[Pp]rincipal|[Hh]ead of [Ss]chool|[Ee]xecutive [Hh]ead(?:teacher)?|CEO|[Gg]overnors?|[Gg]overning [Bb]ody|[Gg]overning [Bb]oard|[Tt]rustees?|[Tt]rust [Bb]oard|HT|FGB|LGB|LGC|DSL|[Hh]ead of [Yy]ear|[Hh]ead of [Cc]entre|[Hh]ead|[Cc]hair|[Bb]usiness [Mm]anager|SBM|[Dd]eputy [Hh]ead(?:teacher)?|[Aa]ssistant [Hh]ead(?:teacher)?|DHT|[Ll]ead [Tt]eacher|SLT|[Bb]oard of [Tt]rustees|[Dd]irector of [A-Z][a-z]+|[Cc]hief [Ee]xecutive|[Cc]lerk|[Bb]ursar|SENCO|SENDCO|SENCo|[Ss]ite [Mm]anager|[Ll]ine [Mm]anager|[Oo]ffice [Mm]anager)"
SLASH = re.compile(
    rf"(?<!\w){POST}(?:(?: ?/ ?| and or (?:the )?| and/or (?:the )?(?=CEO|[Pp]rincipal)){POST})+(?!\w)"
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find posts with a slash, in text, forms and tables."""
    for block in manuscript.body():
        for found in SLASH.finditer(block.text):
            yield quoted(block, found.start(), found.end())


RULE = Rule(
    id="role-slash-unresolved",
    group=Group.TWO_THINGS,
    weight=Weight.MEND,
    why="Two posts stand here with a slash, as in a model for everybody.",
    remedy="Name the one that you have.",
    find=find,
)
