"""Two sentences run into one another, or a full stop stands in the middle of one.

Why it matters: readers stumble, and may connect what does not belong together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

MISPLACED = re.compile(
    r"(?<=[a-z]) [.,;](?= |$)|(?<=[a-z]) ,(?=[a-z])|(?<=[a-z]{3}),(?=[a-z]{3,} )|(?<=[a-z])(?:\.\.|,\.|,,)(?= |$)"
)
"""A sign with a space before it or none after it, or two signs; a page of a PDF has spaces of its own."""
OPENER = r"(?:Remember|The(?:se|y|re)?|This|Staff|Please|However|Where|When|If|All|Any|Parents|Pupils|(?:Children|Students|Visitors|Governors|Trustees|Volunteers|Employees|Families|Teachers|Managers|Feedback|Records|Reports|Copies|Requests|Complaints|Names|Letters|Meetings|Training)(?= (?:is|are|will|must|should|may|can|have|has)\b)|You|We|It|In addition|For example|Do not|Ensure|Always|Never)"
RUN_ON = re.compile(rf"(?<![.!?:;,”’\"'()/–-]) ?(?<=[a-z]) (?P<opener>{OPENER}) (?=[a-z])")
COMMA = re.compile(
    r"(?<=[a-z]{2}), (?P<next>Please|The|This|These|They|It|We|There) (?=[a-z]+[ .])"
)
TOO_MANY = re.compile(r"[a-z]{3,}\. (?P<next>[a-z]{2,})\b")
TOO_NEAR = re.compile(
    r"(?<![\w@/.])[A-Za-z][a-z’']+[.!?](?P<next>[A-Z][a-z]*)(?= |, |$)(?!.{0,2}@)"
)
SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|approx|incl|ext|tel|para|paras|no|p|pp|ie|eg|inc|dept|govt|max|min|ref|et al|viz)|\.[a-z]{2,3}|\w\.\w+)\.$",
    re.IGNORECASE,
)
PROPER = re.compile(
    r"\b(?:The Key|The Trust|The School|The Academy|The National|The Office|All Saints|The Education|The Royal|The Children|We |The [A-Z])"
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find where a sentence has no end, one too many, or no space after it."""
    if manuscript.form != "pdf":
        yield from hits(manuscript.prose(), MISPLACED)
    yield from hits(manuscript.prose(), COMMA)
    for block in manuscript.prose():
        for found in TOO_NEAR.finditer(block.text):
            yield quoted(block, found.start(), found.end())
        for found in RUN_ON.finditer(block.text):
            after = block.text[found.start("opener") :]
            before = block.text[: found.start("opener")].rstrip()
            titled = re.search(
                r"(?:called|entitled|titled|headed|named|see|in|at|of|to|the|and|or|by|with|from|for|as|on|that|is|are) *$",
                before,
            )
            begun = re.split(r"[.!?:;]\s", before)[-1].split()
            if len(begun) > 2 and not titled and not PROPER.match(after) and not _is_title(after):
                yield quoted(block, found.start(), found.end())
        for found in TOO_MANY.finditer(block.text):
            before = block.text[: found.start("next")].rstrip()
            if block.open_slots and before.endswith(block.open_slots):
                continue  # What stands in a control that nobody filled in is no sentence.
            if not SHORT.search(before) and "www" not in before[-12:] and "@" not in before[-30:]:
                yield quoted(block, found.start(), found.end())


def _is_title(after: str) -> bool:
    """Tell whether it is the beginning of a name of several words with capitals."""
    words = re.findall(r"[\w’'-]+", after)[:4]
    return any(word[:1].isupper() for word in words[1:])


RULE = Rule(
    id="sentence-boundary-lost",
    group=Group.WORDS,
    weight=Weight.MEND,
    why="A full stop or the space after it is missing, or one is too many.",
    remedy="Mend the sentence.",
    find=find,
)
