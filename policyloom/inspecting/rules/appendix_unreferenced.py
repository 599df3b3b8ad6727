"""No sentence of the text leads to the appendix.

Why it matters: readers do not know what it is for, or when to use it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.contents import contents_lines
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.blocks import Places
from policyloom.manuscript.contents import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

APPENDIX = re.compile(r"(?P<label>(?:appendix|annex) [A-Z0-9]+)\b", re.IGNORECASE)
FORM = re.compile(r"\bform\b", re.IGNORECASE)
SMALL = {
    "form",
    "the",
    "a",
    "of",
    "for",
    "and",
    "to",
    "on",
    "an",
    "request",
    "report",
    "social",
    "media",
}


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find appendices whose letter and whose name stand nowhere in the text."""
    places = Places(manuscript)
    blocks = [(places.of(one), one.text) for one in manuscript.prose()]
    lettered = {
        bare(entry.words): Hit(entry.block, f"{entry.label} {entry.words}")
        for entry in contents_lines(manuscript)
        if re.fullmatch(r"(?:appendix )?[A-Z][.:)]?", entry.label, re.IGNORECASE)
    }
    for one in manuscript.headings:
        label = APPENDIX.match(f"{one.label} {one.text}".strip())
        if not label and bare(one.text) not in lettered:
            continue
        own = f"{one.label} {one.text}".strip()
        prose = "\n".join(text for place, text in blocks if place != own)
        named = label and re.search(rf"\b{re.escape(label['label'])}\b", prose, re.IGNORECASE)
        if not named and not _is_named(one.text, prose):
            listed = lettered.get(bare(one.text))
            yield Hit(one, own, also=(listed,) if listed else ())


def _is_named(title: str, prose: str) -> bool:
    """Tell whether most of the telling words of a title stand together in a sentence."""
    telling = set(bare(title).split()) - SMALL
    if not telling:
        return True
    sentences = re.split(r"(?<=[.!?])\s", prose)
    kept = [s for s in sentences if FORM.search(s) or not FORM.search(title)]
    return any(
        len(telling & set(bare(one).split())) >= max(2, len(telling) - 1)
        or bare(title) in bare(one)
        for one in kept
    )


RULE = Rule(
    id="appendix-unreferenced",
    group=Group.NOWHERE,
    weight=Weight.LOOK,
    why="No sentence of the text names it.",
    remedy="Say where it is used, or take it out.",
    find=find,
)
