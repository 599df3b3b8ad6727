"""People: a manuscript without the names and addresses of persons, which are never written."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.inspecting.people import people_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from policyloom.manuscript import Block, Manuscript

GAP = "…"
"""What stands where a person was named, until somebody writes the post."""
NAMED = "a person is named here, and “…” stands for it: write the post, or keep the words"


def without_people(
    manuscript: Manuscript, kept: Collection[str]
) -> tuple[Manuscript, Collection[int]]:
    """Return a manuscript with gaps for people, and the lines that named them.

    Words that are ``kept`` are no person, as somebody decided.
    """
    names: dict[int, list[str]] = defaultdict(list)
    for one in people_in(manuscript):
        if not one.block.control and one.name not in kept:
            names[one.block.line].append(one.name)
    blocks = tuple(_without(one, names.get(one.line, ())) for one in manuscript.blocks)
    return replace(manuscript, blocks=blocks), names.keys()


def _without(block: Block, names: list[str] | tuple[()]) -> Block:
    if not names:
        return block
    said = "|".join(re.escape(one) for one in sorted(set(names), key=len, reverse=True))
    pattern = re.compile(said.replace(r"\ ", r"\s+"))
    rows = tuple(tuple(pattern.sub(GAP, cell) for cell in row) for row in block.rows)
    return replace(block, text=pattern.sub(GAP, block.text), rows=rows)
