"""The text sends readers to a section, a paragraph or an appendix that is not there.

Why it matters: sections were renumbered or lost, and the text was not changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits, quoted
from policyloom.manuscript.blocks import Kind
from policyloom.manuscript.contents import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

PLACE = re.compile(
    r"\b(?P<kind>[Ss]ection|[Pp]aragraph|[Cc]lause|[Aa]ppendix|[Aa]nnex) (?P<label>\d{1,2}(?:\.\d{1,2})*|[A-H]\b(?!['’]))(?![\d/])"
)
BARE = re.compile(r"\b(?:[Ss]ee|[Rr]efer to) (?P<label>\d{1,2}\.\d{1,2})(?![\w/.%]*[\w/%])")
"""A paragraph by its number alone, where paragraphs have such numbers."""
OUTSIDE = re.compile(
    r"\bAct\b|Regulations?\b|\bCode\b|KCSIE|[Gg]uidance|Keeping|\bPart \d|[Ss]chedule|Standards|[Hh]andbook|of (?:the|our|this school's) (?!policy|document)[A-Z]|\b(?:19|20)\d{2}\b"
)
NAMED = re.compile(
    r"\b(?:[Ss]ee|[Rr]efer to|in|under) (?:the )?section (?:on|called|headed|entitled|titled) [‘'\"“]?(?P<name>[A-Z][a-z]+(?: [A-Za-z]+){0,5}?)[’'\"”]?(?=[.,;)]| (?:below|above|of this|for|on page)\b)"
)
BROKEN = re.compile(
    r"Error! (?:Reference source|Bookmark|Hyperlink reference|No bookmark name|No text of|No table of"
    r"|Unknown|Main document|Not a valid|Invalid|Cannot|Filename|Switch)\b[^.!\n\t]*\.?"
)
"""What Word prints where a field of its own leads nowhere."""
UNREAD = frozenset({Kind.HIDDEN, Kind.GONE})
REACH = 70
SENDS = re.compile(
    r"\b(?:[Ss]ee|[Rr]efer to|[Ff]ollow|[Aa]s|(?:set out|described|listed|shown|explained|given|steps) in) (?:also )?$"
)
"""Before a section that can only be one of this document, where its headings have no numbers."""
NUMBERED = {Kind.HEADING, Kind.CLAUSE}
NOT_NOW = re.compile(
    r"\b(?:removed|deleted|taken out|moved|was|formerly|renumbered)\b", re.IGNORECASE
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find references to labels that nothing has; those to Acts and guidance are not looked at."""
    labels = {_core(one.label) for one in manuscript.blocks if one.label}
    texts = [f"{one.label} {one.text}".lower() for one in manuscript.headings]
    numbered = any(one.label[:1].isdigit() for one in manuscript.blocks if one.kind in NUMBERED)
    parted = any(re.fullmatch(r"\d+\.\d+", one) for one in labels)
    notes = (one for one in manuscript.read() if one.control and not NOT_NOW.search(one.text))
    yield from hits((one for one in manuscript.blocks if one.kind not in UNREAD), BROKEN)
    for block in (*manuscript.prose(), *notes):
        for found in NAMED.finditer(block.text):
            if not any(bare(found["name"]) in bare(one.text) for one in manuscript.headings):
                yield quoted(block, found.start(), found.end())
        for found in BARE.finditer(block.text) if parted else ():
            after = block.text[found.end() : found.end() + REACH]
            if _core(found["label"]) not in labels and not OUTSIDE.search(after):
                yield quoted(block, found.start(), found.end())
        for found in PLACE.finditer(block.text):
            near = block.text[max(0, found.start() - REACH) : found.end() + REACH]
            appendix = found["kind"].lower() in {"appendix", "annex"}
            sent = numbered or SENDS.search(block.text[: found.start()])
            if not appendix and (OUTSIDE.search(near) or not sent or found["label"].isalpha()):
                continue
            if appendix and OUTSIDE.search(block.text[found.end() : found.end() + 30]):
                continue
            name = f"{found['kind']} {found['label']}".lower()
            known = any(re.match(rf"{re.escape(name)}\b", one) for one in texts)
            if not known and (appendix or _core(found["label"]) not in labels):
                yield quoted(block, found.start(), found.end())


def _core(label: str) -> str:
    core = re.sub(
        r"^(?:section|appendix|annex|part) ", "", label.strip("().: "), flags=re.IGNORECASE
    )
    return re.sub(r"\.0$", "", core)


RULE = Rule(
    id="cross-reference-missing",
    group=Group.NOWHERE,
    weight=Weight.MEND,
    why="There is no such place in this document.",
    remedy="Give the number of today, or name the section.",
    find=find,
)
