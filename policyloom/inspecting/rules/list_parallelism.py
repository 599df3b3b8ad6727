"""The items of a list begin in two ways: 'reporting …' and 'report …'.

Why it matters: one of them does not go with the beginning of the list.
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
    from policyloom.manuscript import Block, Manuscript

ENOUGH = 4
NOUNS = {
    "bring",
    "ring",
    "sing",
    "spring",
    "training",
    "monitoring",
    "filtering",
    "bullying",
    "meeting",
    "nothing",
    "anything",
    "something",
    "everything",
    "building",
    "during",
    "string",
    "grooming",
    "sexting",
    "safeguarding",
    "gaming",
    "messaging",
}

MAY_BE_ING = re.compile(r"\w+ing\b")
"""Monitoring is a thing, or what somebody does."""
DUTY = re.compile(
    r"\b(?:will|must|should|shall|may|can|to|not)(?: (?:also|always|never))?:$", re.IGNORECASE
)
"""A lead-in that goes on with a verb as it stands in a dictionary."""
DEEDS = frozenset(
    [
        "make", "ring", "keep", "tell", "ask", "call", "send", "check", "take", "give", "use",
        "report", "record", "follow", "ensure", "stay", "wait", "inform", "contact", "sign",
        "complete", "read", "write", "speak", "help", "move", "leave", "bring", "wear",
        "wash", "put", "do", "treat", "attend", "support", "provide", "respect", "listen",
    ]
)  # fmt: skip


def _commands(items: list[Block]) -> bool:
    """Tell whether all items begin with what somebody has to do."""
    return all(one.text.split(" ", maxsplit=1)[0].lower() in DEEDS for one in items)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find lists in which all items but one begin with a word in -ing, or one where no other may."""
    run: list[Block] = []
    lead = ""
    for block in (*manuscript.body(), None):
        if block is not None and block.kind is Kind.ITEM:
            run.append(block)
            continue
        odd = [one for one in run if not _is_ing(one.text)]
        if len(run) >= ENOUGH and len(odd) == 1 and not MAY_BE_ING.match(odd[0].text):
            yield Hit(odd[0], cut(odd[0].text))
        elif len(odd) > 1 and (DUTY.search(lead) or _commands(odd)):
            for one in (one for one in run if one not in odd):
                yield Hit(one, cut(one.text))
        run = []
        lead = block.text if block is not None else ""


def _is_ing(words: str) -> bool:
    first, _, rest = words.partition(" ")
    titled = first[:1].isupper() and rest[:1].isupper()
    return first.lower().endswith("ing") and first.lower() not in NOUNS and not titled


RULE = Rule(
    id="list-parallelism",
    group=Group.WORDS,
    weight=Weight.LOOK,
    why="The items of this list begin in two ways.",
    remedy="Begin them all alike.",
    find=find,
)
