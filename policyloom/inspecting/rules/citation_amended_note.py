"""A section of an Act is cited that a later Act took parts out of.

Why it matters: what the policy says of it may be in another Act today.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Rule, Weight
from policyloom.inspecting.words import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground, Hit
    from policyloom.manuscript import Manuscript

AFTER_THE_NAME = r"\W{0,4}(?:\([^)]{0,20}\)\W{0,3})?"
BEFORE_THE_NAME = r"(?: \([^)]{0,20}\))? of the "


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find sections of Acts that the project has a note of, beside the name of the Act."""
    prose = tuple(manuscript.prose())
    for instrument in ground.known.instruments:
        act = re.escape(instrument.title)
        for one in instrument.provisions:
            if one.changed:
                section = rf"\b{re.escape(one.label)}\b"
                both = rf"{act}{AFTER_THE_NAME}{section}|{section}{BEFORE_THE_NAME}{act}"
                yield from hits(prose, re.compile(both, re.IGNORECASE), " ".join(one.changed))


RULE = Rule(
    id="citation-amended-note",
    group=Group.OUT_OF_DATE,
    weight=Weight.NOTE,
    why="A later Act changed the section that is cited.",
    remedy="Read the Act as it is today, and cite what is in force.",
    find=find,
)
