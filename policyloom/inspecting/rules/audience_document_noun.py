"""The document calls itself a policy, and a procedure in the next sentence.

Why it matters: it was put together from two documents, and readers look for the second.
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

OTHERS = ("policy", "procedure", "protocol", "handbook")
OF_ITSELF = r"(?:applies|sets out|tells|explains|covers|describes|aims|outlines|(?:is|was|has been|will be|should be) (?:reviewed|read|written|approved|adopted|placed|published|available|shared|given to|kept under review|monitored)|(?:can|may) be (?:found|read|obtained))\b"
"""What only a whole document does."""
OFTEN = 2
NOUNS = ("policy", "procedure", "protocol", "guidance", "statement", "code", "guidelines")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find 'this procedure' in a policy, and the other way round."""
    title = manuscript.title.lower()
    own = [noun for noun in NOUNS if re.search(rf"\b{noun}\b", title)]
    if len(own) != 1:
        return
    prose = tuple(manuscript.prose())
    usual = sum(len(re.findall(rf"\bthis {own[0]}\b", one.text, re.IGNORECASE)) for one in prose)
    other = "|".join(one for one in OTHERS if one not in own)
    ends = r"(?! and)" if usual >= OFTEN else rf" {OF_ITSELF}"
    yield from hits(prose, re.compile(rf"\bthis (?:{other})\b{ends}", re.IGNORECASE))


RULE = Rule(
    id="audience-document-noun",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="It calls itself by another noun than its title.",
    remedy="Say 'this policy' throughout.",
    find=find,
)
