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
    "Ask.fm": (CLOSED, "https://hypeabis.id/read/43823/askfm-platform-qna-yang-sempat-populer-bakal-tutup-mulai-1-desember-2024"),
    "Edmodo": (CLOSED, "https://marketbrief.edweek.org/marketplace-k-12/online-tech-hub-edmodo-shutting-school-year-kicks-off/"),
    "Flipgrid": (CLOSED, "https://edtechinnovationhub.com/news/microsoft-folds-standalone-app-into-teams-for-education"),
    "Friends Reunited": (CLOSED, "https://www.digitalstorey.com/blog/2016/1/21/six-social-networks-forgot"),
    "Google Bard": ("It is called Gemini now.", "https://galport.com/From-Google-Bard-to-Gemini--Understanding-the-Transition"),
    "Google Hangouts": (CLOSED, "https://teknoholic.news/gadgets/popular-gadgets-apps-and-other-tech-we-lost-in-2022-68953/"),
    "Google Plus": (CLOSED, "https://www.peoplematters.in/amp-technology-skype-to-google-saying-goodbye-to-our-first-digital-homes-45440"),
    "Google+": (CLOSED, "https://www.peoplematters.in/amp-technology-skype-to-google-saying-goodbye-to-our-first-digital-homes-45440"),
    "Jamboard": (CLOSED, "https://en.cedarnews.net/66413/task/googles-whiteboarding-app-is-joining-the-graveyard/"),
    "Musical.ly": ("It is called TikTok now.", "https://www.theverge.com/2018/8/2/17644260/musically-rebrand-tiktok-bytedance-douyin"),
    "Omegle": (CLOSED, "https://ndtv.com/world-news/omegle-videotelephony-omegle-shutting-down-5-points-on-online-chat-website-4560179"),
    "Orkut": (CLOSED, "https://www.peoplematters.in/amp-technology-skype-to-google-saying-goodbye-to-our-first-digital-homes-45440"),
    "Periscope": (CLOSED, "https://www.socialhouseinc.com/posts/periscope-has-been-added-to-the-social-media-graveyard"),
    "Picasa": (CLOSED, "https://www.androidcentral.com/picasa-will-be-retired-coming-months-favor-google-photos"),
    "Skype": (CLOSED, "https://www.peoplematters.in/amp-technology-skype-to-google-saying-goodbye-to-our-first-digital-homes-45440"),
    "Vine": (CLOSED, "https://voonze.com/16-very-popular-social-networks-that-ended-up-closing/"),
    "Yammer": ("It is called Viva Engage now.", "https://simonterry.com/2022/07/21/viva-engage-a-shakespearean-comedy-of-errors/"),
}  # fmt: skip
"""Platforms that a register need not know, and the page that says so (looked up on 2026-11-30)."""


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find closed platforms, and former names that stand without the new one."""
    known = {name for one in ground.known.platforms for name in (one.name, *one.former_names)}
    for name, (now, _) in GONE.items():
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
