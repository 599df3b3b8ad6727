"""Letters stand for words that are written out nowhere.

Why it matters: parents do not know them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import own_name, quoted
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

LETTERS = re.compile(
    r"(?:(?<![\w@./-])|(?<=[A-Z]/))(?P<short>[A-Z]{2,6}|[A-Z][a-z]?[A-Z]{1,3})(?:s|['’]s)?(?![\w@-]|/[^A-Z]| \d+/)"
)
KNOWN = frozenset(
    [
        "UK",
        "US",
        "EU",
        "ICT",
        "IT",
        "PDF",
        "URL",
        "GDPR",
        "PE",
        "AI",
        "TV",
        "CCTV",
        "USB",
        "DVD",
        "CD",
        "ID",
        "HR",
        "PIN",
        "QR",
        "SMS",
        "NHS",
        "BBC",
        "GP",
        "WIFI",
        "A4",
        "PM",
        "AM",
        "OK",
        "FAQ",
        "HTML",
        "DNA",
        "FM",
        "VAT",
        "MP",
        "MPs",
        "RE",
        "DfE",
        "DFE",
        "PC",
        "PCs",
        "HMRC",
        "ISBN",
        "ISO",
        "NSPCC",
        "NB",
        "II",
        "III",
        "IV",
        "VI",
        "VII",
        "VIII",
        "IX",
        "XI",
        "CV",
        "BT",
        "UN",
    ]
)


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find letters that no bracket and no sentence explains, and that are not in the own name."""
    text = "\n".join(one.text for one in manuscript.read())
    seen = set(own_name(manuscript).split())
    tables = (one for one in manuscript.read() if one.kind is Kind.TABLE)
    for block in (*manuscript.prose(), *tables):
        shouted = block.text.isupper()
        for found in LETTERS.finditer(block.text):
            short = found["short"]
            if short in seen or shouted:
                continue
            seen.add(short)
            if not is_explained(short, text) and not _title(short, ground):
                yield quoted(block, found.start(), found.end())


def is_explained(short: str, text: str) -> bool:
    """Tell whether everybody knows what letters stand for, or the text says it."""
    said = rf"\(['‘\"“]?(?:the )?{short}s?['’\"”]?\)|\b{short}s?['’\"”]? (?:\([^()\s]+\s|means\b|stands for\b|is short for|=)|\b{short}s?:"
    return short in KNOWN or bool(re.search(said, text))


def _title(short: str, ground: Ground) -> bool:
    return any(
        one.abbreviation.upper() == short.upper() and short == "GDPR"
        for one in ground.known.instruments
    )


RULE = Rule(
    id="abbreviation-undefined",
    group=Group.WORDS,
    weight=Weight.NOTE,
    why="The letters are explained nowhere.",
    remedy="Write the words out where they first stand.",
    find=find,
)
