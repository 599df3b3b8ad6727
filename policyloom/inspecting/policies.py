"""Policies: the names of other policies in a manuscript, and its own list of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.manuscript import Block, Manuscript

NOUN = r"(?:Policy(?: and Procedures?)?|Policies(?: and Procedures?)?|Procedures?(?: Policy)?|Code of Conduct(?: for [A-Z][a-z]+)?|Plan|Strategy|Agreement(?: for [A-Z][a-z]+)?|Statement|Protocol)"
WORD = r"[A-Z][\w’'-]*"
NAMED = re.compile(
    rf"\b(?P<name>(?:[A-Z]{{2,5}} )?Policy for {WORD}(?: (?:{WORD}|and(?= [A-Z])|of(?= [A-Z]))){{0,4}}"
    rf"|{WORD}(?:(?: |, | & )(?:{WORD}|and|of|for|the|to|in|Against)){{0,9}}? {NOUN})(?![\w-])"
)
LIST = re.compile(
    r"(?:following|these)[^.:]{0,50}(?:policies|procedures|documents)\b[^.]{0,40}:$|(?:related|linked|associated|other)[^.:]{0,40}(?:policies|documents)[^.]{0,20}:?$|\b(?:policy|document|procedure)\b[^.:]{0,30}\b(?:linked (?:to|with)|read (?:alongside|with|in conjunction with))[^.:]{0,40}:$",
    re.IGNORECASE,
)
SMALL = {
    "the",
    "and",
    "of",
    "for",
    "a",
    "in",
    "to",
    "policy",
    "policies",
    "procedure",
    "procedures",
    "school",
    "our",
}
LEADING = re.compile(
    r"^(?:The|Our|This|Any|Each|All|See|Refer to|In|If|When|Under|Please|Staff (?=Code)|Follow)\s+"
)
WHOLE = 70


def stems(name: str) -> list[str]:
    """Return the telling words of a policy's name, without plurals and small words."""
    words = re.findall(r"[a-z]+", name.lower().replace("-", ""))
    return [word.removesuffix("s") for word in words if word not in SMALL]


def listed_policies(manuscript: Manuscript) -> list[tuple[str, Block]]:
    """Return the document's own list of related policies."""
    found: list[tuple[str, Block]] = []
    collecting = False
    for block in manuscript.body():
        if block.kind is Kind.ITEM and not LIST.search(block.text):
            if collecting and len(block.text) <= WHOLE:
                found.append((block.text.rstrip(".;,"), block))
            continue
        opens = block.kind in {Kind.PARAGRAPH, Kind.HEADING, Kind.CLAUSE, Kind.ITEM}
        collecting = opens and bool(LIST.search(block.text))
    return found


def named_policies(manuscript: Manuscript) -> Iterator[tuple[Block, str, int, int]]:
    """Yield each policy that the text names outside that list, with its place."""
    listed = {id(block) for _, block in listed_policies(manuscript)}
    own = set(stems(manuscript.title))
    for block in manuscript.prose():
        if id(block) in listed:
            continue
        for found in NAMED.finditer(block.text):
            name = LEADING.sub("", found["name"])
            if name and stems(name) and set(stems(name)) != own:
                yield block, name, found.start(), found.end()
