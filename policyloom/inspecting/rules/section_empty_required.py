"""A heading or the beginning of a list is followed by nothing.

Why it matters: what belonged there was lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import around
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript


TITLE = re.compile(r"[A-Z][\w’'-]*(?:,? [\w’'&-]+){0,5}")
"""A few words without a sign after them."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find headings without text, and lead-ins without a list."""
    blocks = list(manuscript.read())
    level = number = 0
    for one, after in zip(blocks, [*blocks[1:], None], strict=False):
        if one.kind is Kind.HEADING:
            level, number = one.level, _number(one)
        if one.kind is Kind.HEADING and one.sure:
            if after is None or (
                after.kind is Kind.HEADING and after.level <= one.level and after.sure
            ):
                yield Hit(one, f"{one.label} {one.text}".strip())
        elif level and (_looks_like(one, after) or _counts_on(number, one, after)):
            yield Hit(one, one.text)
        elif (
            one.kind is Kind.PARAGRAPH
            and one.text.endswith(":")
            and _leads_nowhere(one, after, level)
        ):
            yield Hit(one, _end(one.text), also=_instead(after))


def _looks_like(one: Block, after: Block | None) -> bool:
    """Tell whether a line in bold or in capitals stands like the heading right after it."""
    short = one.kind is Kind.PARAGRAPH and bool(TITLE.fullmatch(one.text))
    if not short or after is None or after.kind is not Kind.HEADING:
        return False
    return (one.bold and "bold" in after.evidence) or (one.text.isupper() and after.text.isupper())


def _counts_on(number: int, one: Block, after: Block | None) -> bool:
    """Tell whether two numbered lines go on with the numbers of the headings, the first with nothing."""
    lines = after is not None and one.kind is after.kind is Kind.ITEM
    next_two = (_number(one), _number(after)) if after else (0, 0)
    titles = bool(TITLE.fullmatch(one.text) and after and TITLE.fullmatch(after.text))
    return number > 0 and lines and titles and next_two == (number + 1, number + 2)


def _number(one: Block) -> int:
    label = one.label.strip(" .)")
    return int(label) if label.isdigit() else 0


def _leads_nowhere(one: Block, after: Block | None, level: int) -> bool:
    if after is None:
        return True
    if after.kind is Kind.HEADING:
        return after.level <= level
    opens = after.text[:1].isupper() and after.text.endswith((".", "!"))
    promised = re.search(r"\b(?:our|the|these|following)\b[^:]{0,40}:$", one.text)
    several = len(re.split(r"(?<=[.;])\s", after.text)) > 1 or len(after.text) > 120
    lists = re.search(
        r"(?:values|list|following|include|below)\b[^:]{0,20}:$", one.text, re.IGNORECASE
    )
    return bool(
        after.kind is Kind.PARAGRAPH
        and opens
        and promised
        and several
        and lists
        and VALUES.search(one.text)
        and _sums_up(after)
    )


VALUES = re.compile(r"values", re.IGNORECASE)


def _sums_up(after: Block) -> bool:
    return bool(re.match(r"(?:Applying|Through|Using|By|These|Together)\b", after.text))


def _instead(after: Block | None) -> tuple[Hit, ...]:
    """Return what follows where something else belonged."""
    return (Hit(after, cut(after.text)),) if after and after.kind is Kind.PARAGRAPH else ()


def _end(words: str) -> str:
    return around(words, max(0, len(words) - 20), len(words))


RULE = Rule(
    id="section-empty-required",
    group=Group.NOWHERE,
    weight=Weight.MEND,
    why="Nothing comes after it.",
    remedy="Put in what belongs there, or take it out.",
    find=find,
)
