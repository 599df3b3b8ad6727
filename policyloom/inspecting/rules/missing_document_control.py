"""Nothing says who approved the policy, when, and when it is reviewed again.

Why it matters: nobody can tell whether it is in force, and nobody is reminded of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

WANTED = (
    ("next-review", "when it is reviewed next"),
    ("version", "its version"),
)
APPROVED = ("approved-by", "approved-on", "last-reviewed", "effective-from")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Say what the document control lacks."""
    control = manuscript.control
    lacking = [words for key, words in WANTED if key not in control]
    if not any(key in control for key in APPROVED):
        lacking.append("when or by whom it was approved or reviewed")
    if "next-review" not in control or len(lacking) > 1:
        there = (one for one in manuscript.blocks if one.control or one.kind is Kind.TITLE)
        place = min(there, key=lambda one: not one.control, default=None)
        yield Hit(place, f"not said: {', '.join(lacking)}")


RULE = Rule(
    id="missing-document-control",
    group=Group.OUT_OF_DATE,
    weight=Weight.MEND,
    why="The document does not say enough about itself.",
    remedy="Add a table with the version, who approved it and when, and the next review.",
    find=find,
)
