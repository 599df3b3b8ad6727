"""A link leads to a page that was withdrawn.

Why it matters: readers find nothing, or what no longer holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

URL = re.compile(r"https?://[^\s<>)\]]+")

PAGES = "gov.uk/government/publications"
WITHDRAWN = {
    f"{PAGES}/school-attendance": "Working together to improve school attendance",
    f"{PAGES}/behaviour-and-discipline-in-schools": "Behaviour in schools",
    f"{PAGES}/governance-handbook": "the governance guides",
    f"{PAGES}/school-exclusion": "Suspension and permanent exclusion",
    f"{PAGES}/sexual-violence-and-sexual-harassment-between-children-in-schools-and-colleges": "Keeping children safe in education",
}
"""Pages that were withdrawn, of guidance that a register need not know."""


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find addresses that the register knows to be withdrawn."""
    gone = WITHDRAWN | {
        _bare(url): one.title for one in ground.known.instruments for url in one.withdrawn_urls
    }
    for block in manuscript.read():
        said = {link.address for link in block.links} | set(URL.findall(block.text))
        for address in sorted(said):
            bare = _bare(address)
            title = next(
                (gone[one] for one in gone if bare == one or bare.startswith(f"{one}/")), ""
            )
            if title:
                yield Hit(block, cut(address, 120), f"See instead: {title}.")


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/.>").lower()


RULE = Rule(
    id="link-withdrawn",
    group=Group.OUT_OF_DATE,
    weight=Weight.MEND,
    why="The page that it leads to was withdrawn.",
    remedy="Link what replaced it.",
    find=find,
)
