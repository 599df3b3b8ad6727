"""Running lines: what the headers and footers of a file say that was not printed there."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from policyloom.homecoming.layers import RUNNING, Layer, Proposal
from policyloom.homecoming.printing import Place, like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.manuscript.home import Home


def running_lines(printed: Home, home: Home) -> Iterator[Proposal]:
    """Yield each line that is new, with the line that went for it; numbers of pages may differ."""
    for kind in RUNNING:
        was, now = _lines(printed, kind), _lines(home, kind)
        gone = [said for said in was if said not in now]
        for said in (one for one in now if one not in was):
            near = get_close_matches(said, gone, n=1, cutoff=0.3)
            yield Proposal(
                layer=Layer.CONTROL,
                clause="",
                key=kind,
                old=was[near[0]] if near else "",
                new=now[said],
                marked=False,
                at=Place(),
            )


def _lines(home: Home, kind: str) -> dict[str, str]:
    """Return the lines of a kind, by how they read without numbers."""
    said = (words for of, words in home.running if of == kind)
    return {re.sub(r"\d+", "#", like(words)): like(words) for words in said if words.strip()}
