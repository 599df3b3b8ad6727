"""A sentence says with whom the policy was negotiated, which is true of the model and of its area.

Why it matters: a trust, or a school elsewhere, then claims an agreement that nobody made.
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

CLAIM = re.compile(
    r"(?:formal(?:ly)? )?(?:negotiat(?:ion|ed)|consult(?:ation|ed)|agree(?:d|ment))\b[^.]{0,120}\b(?:trade )?(?:unions?|professional associations|county council|borough council|city council|local authority)",
    re.IGNORECASE,
)
OF_A_MODEL = re.compile(r"Council|recognised|\bJoint\b|Negotiating|represented", re.IGNORECASE)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find claims of an agreement with unions or a council."""
    for hit in hits(manuscript.prose(), CLAIM):
        if hit.block and OF_A_MODEL.search(hit.block.text) and is_of_a_trust(manuscript):
            yield hit


RULE = Rule(
    id="provenance-statement-stale",
    group=Group.EMBARRASS,
    weight=Weight.LOOK,
    why="It says that somebody agreed this text, which may be true of the model only.",
    remedy="Ask whether it was agreed for you, as it stands now.",
    find=find,
)
