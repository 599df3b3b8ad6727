"""'The trusts policy': an apostrophe was lost when one word was replaced by another.

Why it matters: it reads as if nobody had.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits, own_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

VERB = r"(?:are|have|will|must|should|may|can|need|were|do|and|or|in|that|who|which|with|to|of|within|across|also|where|named|listed|not|for|by|as|at|on|from|is|under)"
NOUN = r"(?!ly\b)[a-z]+"
LOST = re.compile(
    rf"\b(?:[Tt]he|[Oo]ur|a) (?P<word>trusts|schools|academys|colleges|federations|headteachers|pupils|governors) (?!{VERB}\b)(?:(?P<noun>policy|policies|complaints?|decisions?|values|network|website|reputation|ethos|behaviour|internet|systems?|procedures?|premises|name|logo|accounts?|data|duty|responsibility|role|interests?|handling|community|work|equipment|devices|office|approach|aims?|curriculum|staff)\b|(?:[a-z]+ )?(?:officer|lead|clerk|manager|register|registers|handbook)\b|[A-Z][a-z]+ [A-Z])"
)
BARE = re.compile(
    r"\b(?:criticise|challenge|question|follow|breach|bypass|under|against) (?P<word>trusts|academys|federations) (?:decisions?|policy|policies|procedures?|rules|values)\b"
)
OF_ONE = re.compile(
    r"\b(?:[Aa]|[Ee]ach|[Ee]very) (?P<word>pupils|childs|parents|governors|teachers|students|schools|employees|visitors) (?:needs?|behaviour|learning|progress|work|name|parents?|family|file|record|attendance|plan|belongings|safety|duty|role|consent|details|address|signature|bag|phone|account|password)\b"
)
THE_TRUSTS = re.compile(
    rf"\b(?:[Tt]he|[Oo]ur) (?P<word>trusts) (?!{VERB}\b|(?:share|provide|expect|work|use|keep|hold|run|make|take|follow|agree|join|employ|offer|all|both|then|do|had|has|would|could|might|already|each|when|if|so|but|it|they|we|he|she)\b)[a-z]+"
)
"""Where there is one trust, whatever stands after 'the trusts' is its own."""
THE_SCHOOLS = re.compile(THE_TRUSTS.pattern.replace("trusts", "schools"))
OF_TIME = re.compile(
    r"(?<!within )(?<!after )(?<!every )(?<!\bin )\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|several|few)(?: (?:working|school|clear|calendar|full|term|academic))? (?P<word>hours|days|weeks|months|terms|years) (?:notice|warning|leave|pay|wages|salary|sick pay|paid leave|unpaid leave)\b(?! (?:is|are|was|were|will|must|may|can|shall|should|has|have|the|an?|school|it|them|their|our|your|to)\b)",
    re.IGNORECASE,
)
"""What lasts so long: five days' notice."""
NO_PLURAL = re.compile(
    r"(?<![@./\w-])(?P<word>[Cc]hildrens|[Ww]omens|[Mm]ens) (?!rea\b)(?=[A-Za-z])"
)
"""These have no plural in -s."""
PLURAL = {"schools", "pupils", "governors", "headteachers", "colleges"}


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find plurals of a body before a noun, where the document has one of them."""
    prose = tuple(manuscript.prose())
    yield from hits(prose, LOST)
    yield from hits(prose, BARE)
    yield from hits(prose, OF_ONE)
    yield from hits(prose, OF_TIME)
    yield from hits(prose, NO_PLURAL)
    if "trust" in own_name(manuscript).lower():
        yield from hits(prose, THE_TRUSTS)
    elif re.search(r"\b(?:School|Academy|College)$", own_name(manuscript)):
        yield from hits(prose, THE_SCHOOLS)


RULE = Rule(
    id="possessive-missing-apostrophe",
    group=Group.WORDS,
    weight=Weight.MEND,
    why="An apostrophe is missing.",
    remedy="Write trust's, children's or five days'.",
    find=find,
)
