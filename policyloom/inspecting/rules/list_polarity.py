"""A list of what you must not do has an item that says what you must do, or denies twice.

Why it matters: read with its beginning, the item says the opposite.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

DENIES = re.compile(
    r"\b(?:must not|should not|may not|will not|cannot|never|do not|don['’]t)\b[^.]*:$",
    re.IGNORECASE,
)
TWICE = re.compile(r"(?:do not|don['’]t|never|must not|not)\b", re.IGNORECASE)
TURNED = re.compile(r"(?:always|ensure|make sure|remember to|please)\b", re.IGNORECASE)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find items that deny below a denial, and those that command."""
    denied = ""
    for block in manuscript.body():
        if block.kind is Kind.ITEM:
            if denied and (TWICE.match(block.text) or TURNED.match(block.text)):
                yield Hit(block, cut(block.text), f"Below: {denied[-50:].strip()}")
        elif block.kind is Kind.PARAGRAPH:
            denied = block.text if DENIES.search(block.text) else ""
        else:
            denied = ""


RULE = Rule(
    id="list-polarity",
    group=Group.WORDS,
    weight=Weight.LOOK,
    why="Read with the beginning of the list, it says the opposite.",
    remedy="Move the item, or turn it round.",
    find=find,
)
