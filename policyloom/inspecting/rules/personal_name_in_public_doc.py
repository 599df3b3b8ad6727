"""A person is named, or an e-mail address of a person is given.

Why it matters: a policy is public, and people change posts. A post stays true when a person leaves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import around, cells, own_words
from policyloom.lint.person_names import GIVEN_NAMES, POST_WORDS, is_personal_name
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

COLUMN = re.compile(
    r"role|admin|lead|contact|\bname|officer|\bby\b|owner|responsible|author|who\b|user|person|staff|telephone",
    re.IGNORECASE,
)
NOT_A_COLUMN = re.compile(
    r"account|page|platform|school|organisation|company|policy|form|full url|site", re.IGNORECASE
)
CONTROL = ("reviewed-by", "approved-by", "owner")
AFTER = r"(?! (?:School|Academy|Trust|Centre|College|Foundation|Hospital|Act|Report|Review|Inquiry|Street|Road|Law))"
GIVEN = re.compile(
    rf"\b(?P<given>[A-Z][a-z]+) [A-Z](?:[a-z]+|['’][A-Z][a-z]+)(?:-[A-Z][a-z]+)?\b{AFTER}"
)
TITLED_NAME = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Mx|Dr|Revd|Rev)\.? (?:[A-Z]\.? ?)?[A-Z][a-z’'-]+\b{AFTER}"
)
MAIL = re.compile(r"(?P<local>[\w.+-]+)@[\w.-]+\.[a-z]{2,}")
LETTER_AND_NAME = re.compile(r"[a-z][._][a-z]{3,}")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find names in columns and rows that are for posts, after titles, and in addresses."""
    own = own_words(manuscript)
    for block in manuscript.read():
        if block.kind is Kind.TABLE:
            yield from _in_table(block, own)
        else:
            yield from _in_words(block, own)
    for block in manuscript.read():
        for found in MAIL.finditer(block.text):
            if _is_personal(found["local"].lower()):
                yield Hit(block, found[0], "An address with a person's name shows who it is.")


def _in_table(block: Block, own: frozenset[str]) -> Iterator[Hit]:
    for label, cell in cells(block):
        fits = COLUMN.search(label) and not NOT_A_COLUMN.search(label)
        for part in re.split(r"[\n;]", cell):
            if fits and part.strip() and "@" not in part and is_personal_name(part.strip(), own):
                yield Hit(block, f"{label}: {part.strip()}" if len(label) < 40 else part.strip())


def _in_words(block: Block, own: frozenset[str]) -> Iterator[Hit]:
    said = list(TITLED_NAME.finditer(block.text))
    said += [
        found
        for found in GIVEN.finditer(block.text)
        if found["given"].lower() in GIVEN_NAMES and found["given"].lower() not in own
    ]
    for found in said:
        quoted = block.text[: found.start()].rstrip()[-1:] in {"'", "‘", "“", '"'}
        if not quoted:
            yield Hit(block, around(block.text, found.start(), found.end()))
    if block.control and ":" in block.text:
        value = block.text.partition(":")[2].strip()
        if (
            not said
            and is_personal_name(value, own)
            and re.search(r"\bby\b|owner|author|lead", block.text, re.IGNORECASE)
        ):
            yield Hit(block, block.text)


def _is_personal(local: str) -> bool:
    parts = re.split(r"[._]", local)
    return parts[0] in GIVEN_NAMES or (
        bool(LETTER_AND_NAME.fullmatch(local)) and parts[-1] not in POST_WORDS
    )


RULE = Rule(
    id="personal-name-in-public-doc",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="A person is named in a document that is published.",
    remedy="Name the post, such as Headteacher, and never the person.",
    find=find,
)
