"""Another school is named, as if the policy had been copied and not read.

Why it matters: it is the first thing that a parent or an inspector notices.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import (
    GENERIC,
    NAME,
    own_name,
    own_words,
    quoted,
    running_lines,
    telling,
)
from policyloom.lint.person_names import POST_WORDS
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

BEFORE = r"(?:(?:[Tt]he )?(?:[Hh]ead ?[Tt]eacher|[Pp]rincipal|[Gg]overnors|[Gg]overning [Bb]ody|[Tt]rustees|[Ss]taff|[Pp]arents|[Pp]upils) (?:of|at|from) (?:the )?)?"
NAMED = re.compile(rf"{BEFORE}(?P<name>{NAME.pattern})")
"""The name of a body, without the post that somebody holds there."""
OFFICES = frozenset(
    {
        "welsh",
        "government",
        "government's",
        "department",
        "department's",
        "council",
        "police",
        "football",
    }
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find names of schools that share no word with the name of this one."""
    own = own_words(manuscript)
    if not own_name(manuscript):
        return
    texts = (one for one in manuscript.body() if one.kind is not Kind.TABLE)
    running = (
        one
        for one in running_lines(manuscript)
        if not any(telling(found["name"]) & own for found in NAMED.finditer(one.text))
    )
    for block in (*texts, *running):
        for found in NAMED.finditer(block.text):
            words = {word.lower().strip("’'") for word in re.findall(r"[\w’'-]+", found["name"])}
            other = words - GENERIC - OFFICES
            if (
                other
                and not other & own
                and _is_a_name(found["name"], block.text, found.start("name"))
            ):
                yield quoted(block, found.start("name"), found.end())


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
            "juniors",
            "infants",
            "federation",
            "infant",
            "academy",
            "school",
            "trust",
            "college",
            "church",
            "community",
            "nursery",
            "lane",
            "partnership",
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
