"""Another school is named, as if the policy had been copied and not read.

Why it matters: it is the first thing that a parent or an inspector notices.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import GENERIC, NAME, own_name, own_words, quoted
from policyloom.lint.person_names import POST_WORDS
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

FORM = re.compile(r"\b(?P<name>[A-Z]{3,5}) (?:[A-Z][a-z]+ ){0,3}(?:Form|Policy|Procedure)\b")
OFFICES = frozenset(
    {"welsh", "government", "government's", "department", "department's", "council"}
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find names of schools that share no word with the name of this one."""
    own = own_words(manuscript)
    if not own_name(manuscript):
        return
    for block in manuscript.body():
        if block.kind is Kind.TABLE:
            continue
        for found in NAME.finditer(block.text):
            words = {word.lower().strip("’'") for word in re.findall(r"[\w’'-]+", found[0])}
            telling = words - GENERIC - OFFICES
            if telling and not telling & own and _is_a_name(found[0], block.text, found.start()):
                yield quoted(block, found.start(), found.end())


def _is_a_name(name: str, text: str, start: int) -> bool:
    before = text[:start].rstrip()
    if before.endswith(("@", "‘", "'", '"', "“")) or "@" in name:
        return False
    opens = not before or before.endswith((".", ":", "!", "?"))
    first = name.split(maxsplit=1)[0].lower()
    if opens and len(name.split()) == 2 and first.endswith(("ing", "ed", "ly", "s")):
        return False
    return not any(
        word.lower()
        in POST_WORDS
        - {
            "primary",
            "junior",
            "infant",
            "academy",
            "school",
            "trust",
            "college",
            "church",
            "community",
        }
        for word in name.split()
    )


RULE = Rule(
    id="foreign-org-name",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="Another school or trust is named than the one whose policy this is.",
    remedy="Put in your own name, or take the sentence out.",
    find=find,
)
