"""What a text of somebody else comes to on a case page: its blocks, or what is found in it."""

from __future__ import annotations

import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.fleet.looking import known_in
from policyloom.inspecting import Ground, inspect
from policyloom.manuscript import ledger, structured
from policyloom.manuscript.plain import read_plain

if TYPE_CHECKING:
    from policyloom.inspecting import Known
    from policyloom.manuscript import Block

ROOT = Path(__file__).parent.parent.parent
DAY = "2026-11-21"


@cache
def known() -> Known:
    """Return what the example project knows of the world."""
    return known_in(ROOT)


def look_words(info: str, words: str) -> str:
    """Return the blocks of a text (``text blocks``), or what is found in it on a day."""
    manuscript = structured(read_plain(words))
    assert ledger(manuscript).lost == 0
    if "blocks" in info.split():
        return "".join(_block(one) for one in manuscript.blocks if not one.aside)
    day = info.rsplit(maxsplit=1)[-1] if "as-of" in info else DAY
    found = inspect(manuscript, Ground(today=day, known=known())).findings
    lines = (f"{one.rule.id}: {one.words} {one.beside}".rstrip() for one in found)
    told = (textwrap.fill(line, 100, subsequent_indent="  ") for line in lines)
    return "".join(f"{line}\n" for line in told) or "Nothing is found.\n"


def _block(one: Block) -> str:
    level = f" {one.level}" if one.level else ""
    guess = "" if one.sure else " (a guess)"
    label = f" {one.label}" if one.label else ""
    words = textwrap.shorten(one.text.replace("\t", " | "), 70, placeholder=" …")
    return f"{one.kind.value}{level}{guess}:{label} {words}\n"
