"""A person is named, or an e-mail address of a person is given.

Why it matters: a policy is public, and people change posts. A post stays true when a person leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.people import people_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

ADDRESS = "An address with a person's name shows who it is."


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find every person that is named."""
    for one in people_in(manuscript):
        yield Hit(one.block, one.quoted, ADDRESS if one.address else "", one.row)


RULE = Rule(
    id="personal-name-in-public-doc",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="A person is named in a document that is published.",
    remedy="Name the post, such as Headteacher, and never the person.",
    find=find,
)
