"""The same people are pupils here and students there.

Why it matters: readers ask whether a rule is for all of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

FEW = 0.34
FIXED = re.compile(
    r"student (?:teacher|loan|union|council|voice|placement)|(?:placement|trainee|university|college|work experience|adult|ITT|teaching) students?|pupil (?:premium|referral)|(?:student|pupil) information|students? on placement|\bpupil registration|english language learner|learner (?:driver|profile)|young learner|keeping learners safe",
    re.IGNORECASE,
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Count pupils, students and learners, and quote those that are fewer where both are meant alike."""
    prose = tuple(manuscript.prose())
    found = {
        word: [
            (b, f)
            for b in prose
            for f in re.finditer(rf"\b{word}s?\b", b.text, re.IGNORECASE)
            if not FIXED.search(b.text[max(0, f.start() - 16) : f.end() + 16])
        ]
        for word in ("pupil", "student", "learner")
    }
    usual = max(found, key=lambda word: len(found[word]))
    for fewer in (word for word in found if word != usual):
        number = f"{len(found[usual])} times {usual}, {len(found[fewer])} times {fewer}."
        for block, one in found[fewer]:
            yield quoted(block, one.start(), one.end(), number)


RULE = Rule(
    id="audience-term-mixed",
    group=Group.TWO_THINGS,
    weight=Weight.LOOK,
    why="The same people are called otherwise elsewhere.",
    remedy="Choose one word, and use it everywhere.",
    find=find,
)
