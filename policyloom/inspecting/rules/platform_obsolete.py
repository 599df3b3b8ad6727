"""A platform is named that has closed, or has another name now.

Why it matters: pupils use others, and smile.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

CLOSED = "It has closed."
GONE = {
    "Ask.fm": CLOSED,
    "Bebo": CLOSED,
    "Edmodo": CLOSED,
    "Flipgrid": CLOSED,
    "Friends Reunited": CLOSED,
    "Google Bard": "It is called Gemini now.",
    "Google+": CLOSED,
    "Google Plus": CLOSED,
    "Google Hangouts": CLOSED,
    "Houseparty": CLOSED,
    "IGTV": CLOSED,
    "Jamboard": CLOSED,
    "Mixer": CLOSED,
    "Musical.ly": "It is called TikTok now.",
    "Omegle": CLOSED,
    "Orkut": CLOSED,
    "Periscope": CLOSED,
    "Picasa": CLOSED,
    "Skype": CLOSED,
    "Vine": CLOSED,
    "Yammer": "It is called Viva Engage now.",
}
"""Platforms that a register need not know."""


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find closed platforms, and former names that stand without the new one."""
    known = {name for one in ground.known.platforms for name in (one.name, *one.former_names)}
    for name, now in GONE.items():
        if name not in known:
            yield from hits(
                manuscript.body(), re.compile(rf"(?<![\w@.]){re.escape(name)}(?![\w@])"), now
            )
    for one in ground.known.platforms:
        closed = one.status == "closed"
        names = (one.name,) if closed else one.former_names
        for name in names:
            now = "It has closed." if closed else f"It is called {one.name} now."
            for hit in hits(
                manuscript.body(), re.compile(rf"(?<![\w@.]){re.escape(name)}(?![\w@])"), now
            ):
                if not (closed or not hit.block) and re.search(
                    rf"(?:formerly|previously|once|was)[^.]{{0,20}}{re.escape(name)}|\b{re.escape(one.name)} ?[(/]",
                    hit.block.text,
                ):
                    continue
                yield hit


RULE = Rule(
    id="platform-obsolete",
    group=Group.OUT_OF_DATE,
    weight=Weight.LOOK,
    why="That platform has closed, or has another name now.",
    remedy="Use the name of today, or take it out.",
    find=find,
)
