"""People: where a manuscript names a person, or gives an address that has a person's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.inspecting.words import around, cells, own_words, running_lines
from policyloom.lint.person_names import GIVEN_NAMES, POST_WORDS, is_personal_name
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.manuscript import Block, Manuscript

COLUMN = re.compile(
    r"role|admin|lead|contact|\bname|officer|\bby\b|owner|responsible|author|who\b|user|person|staff|telephone",
    re.IGNORECASE,
)
NOT_A_COLUMN = re.compile(
    r"account|page|platform|school|organisation|company|policy|form|full url|site", re.IGNORECASE
)
BY_SOMEBODY = re.compile(r"\bby\b|owner|author|lead", re.IGNORECASE)
AFTER = r"(?! (?:School|Academy|Trust|Centre|College|Foundation|Hospital|Act|Report|Review|Inquiry|Street|Road|Law))"
GIVEN = re.compile(
    rf"\b(?P<given>{'|'.join(sorted(one.capitalize() for one in GIVEN_NAMES))}) [A-Z](?:[a-z]+|['’][A-Z][a-z]+)(?:-[A-Z][a-z]+)?\b{AFTER}"
)
POST = rf"(?:{'|'.join(sorted(one.capitalize() for one in POST_WORDS))})\b"
NAME_PART = rf"(?:(?:de|la|van|von|der|den|al) )*(?!{POST})[A-Z](?:[a-z]*['’]?[A-Z])?[a-z’']+(?:-[A-Z]?[a-z]+)*\b"
TITLED_NAME = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Revd|Rev|Cllr|Councillor)\.?"
    rf"(?: (?:[A-Z]\b\.? ?)*{NAME_PART}(?: {NAME_PART}){{0,2}}|(?: ?[A-Z]\b\.?)+ {NAME_PART}){AFTER}"
)
"""A title, and all that belongs to the name: initials, first names, both parts of a surname."""
MAIL = re.compile(r"(?P<local>[\w.+-]+)@[\w.-]+\.[a-z]{2,}")
LETTER_AND_NAME = re.compile(r"[a-z][._][a-z]{3,}")
SHORT_LABEL = 40


@dataclass(frozen=True, slots=True)
class Named:
    """A person in a block: the name or address, and the words that are quoted with it."""

    block: Block
    name: str
    quoted: str
    address: bool = False
    row: int = 0


def people_in(manuscript: Manuscript) -> Iterator[Named]:
    """Yield names in columns and rows that are for posts, after titles, and in addresses."""
    own = own_words(manuscript)
    for block in (*manuscript.read(), *running_lines(manuscript)):
        if block.kind is Kind.TABLE:
            yield from _in_table(block, own)
        else:
            yield from _in_words(block, own)
    for block in manuscript.read():
        for found in MAIL.finditer(block.text):
            if _is_personal(found["local"].lower()):
                row = block.text.count("\n", 0, found.start())
                yield Named(block, found[0], found[0], address=True, row=row)


def _in_table(block: Block, own: frozenset[str]) -> Iterator[Named]:
    for row, label, cell in cells(block):
        fits = _is_for_people(label) or _is_for_people(_heading(block, label, cell))
        for part in (one.strip() for one in re.split(r"[\n;]", cell)):
            named = fits and is_personal_name(part, own)
            if part and "@" not in part and (named or TITLED_NAME.fullmatch(part)):
                said = f"{label}: {part}" if len(label) < SHORT_LABEL else part
                yield Named(block, part, said, row=row)


def _heading(block: Block, label: str, cell: str) -> str:
    """Return what stands over the answers of a table of two columns, below its first row."""
    head = block.rows[0]
    return head[1] if len(head) > 1 and (label, cell) != head[:2] else ""


def _is_for_people(label: str) -> bool:
    return bool(COLUMN.search(label)) and not NOT_A_COLUMN.search(label)


def _in_words(block: Block, own: frozenset[str]) -> Iterator[Named]:
    said = list(TITLED_NAME.finditer(block.text))
    said += [
        found
        for found in GIVEN.finditer(block.text)
        if found["given"].lower() in GIVEN_NAMES and found["given"].lower() not in own
    ]
    for found in _whole(said):
        quoted = block.text[: found.start()].rstrip()[-1:] in {"'", "‘", "“", '"'}
        if not quoted:
            yield Named(block, found[0], around(block.text, found.start(), found.end()))
    if block.control and ":" in block.text and not said:
        value = block.text.partition(":")[2].strip()
        if is_personal_name(value, own) and BY_SOMEBODY.search(block.text):
            yield Named(block, value, block.text)


def _whole(said: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield what names one person once: the longest of the names that share words."""
    end = 0
    for found in sorted(said, key=lambda one: (one.start(), -one.end())):
        if found.start() >= end:
            yield found
            end = found.end()


def _is_personal(local: str) -> bool:
    parts = re.split(r"[._]", local)
    return parts[0] in GIVEN_NAMES or (
        bool(LETTER_AND_NAME.fullmatch(local)) and parts[-1] not in POST_WORDS
    )
