"""The legal basis is that of another kind of school: section 175 binds maintained schools.

Why it matters: an academy is bound by other law, and says that it does not know it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits, is_of_a_trust

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

BASIS = re.compile(r"[Ss]ection 175\b(?! (?:and|or|/) 157)[^.;]{0,30}Education Act 2002")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find section 175 in the policy of a trust or an academy."""
    if is_of_a_trust(manuscript):
        for hit in hits(manuscript.body(), BASIS):
            if hit.block and "157" not in hit.block.text:
                yield hit


RULE = Rule(
    id="citation-basis-wrong-for-school-type",
    group=Group.OUT_OF_DATE,
    weight=Weight.MEND,
    why="That section binds maintained schools, and this is a trust or an academy.",
    remedy="Cite the Independent School Standards and section 157, or leave the basis out.",
    find=find,
)
