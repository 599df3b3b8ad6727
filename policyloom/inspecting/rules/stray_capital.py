"""A common word has a capital in the middle of a sentence, or a name lacks one.

Why it matters: it shows where words were pasted in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

PASTED = re.compile(
    r"\b(?:contacting|inform|the|with|by|to|and|or|of|from) (?P<word>Law|Their|Our|Your|Any|All|Inappropriate|Appropriate|However|Such|Other|Some|Each|Every|Both|Where|When|Must|Should|Will) (?=[a-z]+ [a-z]+)"
)
SMALL_IN_NAME = re.compile(
    r"\b[A-Z][a-z]+ [A-Z][a-z]+ (?P<word>consultative|acceptable|protection|safety|governing) (?:Committee|Policy|Board|Officer|Body)\b"
)

MOST = 2
"""Who writes a word with a capital more often means to."""
VERB = re.compile(
    r"\b(?i:it|they|we|you|this|that|which|who|staff|pupils|parents|governors) (?P<word>Should|Must|Will|Shall|May|Can|Is|Are|Has|Have)\b(?= [a-z])"
)
COMMON = re.compile(
    r"(?<![\w'’])[a-z]+ (?P<word>Police|Supplier|Hospital|Doctor|Lesson|Classroom|Playground|Office|Weather|Lunch|Break|Homework|Parent|Pupil|Family|Visitor|Contractor|Volunteer|Employee|Money|Invoice|Email|Website|Phone|Coach|Bus|Week|Rules?) (?!of\b|and [A-Z]|[\w ]{0,40}\b(?:polic(?:y|ies)|procedure|plan|code|standards|guidance|form|register)\b)(?=[a-z]+)"
)
"""Words that are no name, and no title of anybody."""
NUMBER = re.compile(
    r"\b[a-z]+ (?P<word>One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Days?|Weeks?|Months?|Hours?) (?=[a-z]+)"
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find pasted capitals, and names with a small letter in them."""
    prose = tuple(manuscript.prose())
    yield from hits(prose, PASTED)
    yield from hits(prose, SMALL_IN_NAME)
    yield from hits(prose, NUMBER)
    yield from _common(prose)
    yield from hits(prose, VERB)


def _common(prose: tuple[Block, ...]) -> Iterator[Hit]:
    """Find a common word with a capital, where the text writes it without one otherwise, or once."""
    text = "\n".join(one.text for one in prose)
    for hit in hits(prose, COMMON):
        word = hit.said.split()[-1]
        if len(re.findall(rf"(?<=[a-z] ){word}\b", text)) <= MOST:
            yield hit


RULE = Rule(
    id="stray-capital",
    group=Group.WORDS,
    weight=Weight.LOOK,
    why="A capital stands where none belongs, or is missing in a name.",
    remedy="Mend the word.",
    find=find,
)
