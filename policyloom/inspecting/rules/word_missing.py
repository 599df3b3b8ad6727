"""A phrase has lost a small word, or has one too many.

Why it matters: the sentence does not say what it means.
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

PHRASES = re.compile(
    r"\b(?:advised|asked|encouraged|able|expected|required|reminded) (?:to )?refer the\b"
    r"|\bof that of others\b|\bin accordance (?:to|of)\b|\bin line (?:to|of)\b|\bcomply to\b|\bdue regards? (?:of|for)\b"
    r"|\b(?:comply|adhere|listen|respond|reply|deal|rely|participate|belong|conform) (?:the|this|these|their|our|any|all)\b"
    r"|\b(?:speak|listen|reply|respond) (?:you|them|him|her|us)\b"
    r"|\bresponsible (?:to|of) ensur|\bare responsible ensuring\b|\bin regards to\b|\bwith regards of\b"
    r"|\b(?:must|should|will|may|can) (?:must|should|will|may|can)\b|\b(?:must|should|will) (?:to|of)\b (?!(?:the|a)\b)|\bwill ensures\b"
    r"|\bin the event a\b(?! )|\bas soon possible\b|\bas well the\b|\bin addition the\b(?= [a-z]+ (?:will|must))"
    r"|\b(?:that|who|which) (?:intended|designed|likely|unlikely|able|unable|aware|entitled|eligible|supposed|willing|responsible|unsure|uncertain|unwell|absent|due)\b"
    r"|\b(?:it|this|that) (?:important|essential|necessary|recommended) (?:that|to)\b",
    re.IGNORECASE,
)
UNEVEN = re.compile(
    r"\b(?P<small>to|of|for|by|with|from) (?:the|our|each|any) [a-z]+, [a-z]+ and (?P=small) (?!be\b)[a-z]+"
    r"|\bof (?:the|our) (?:school|trust|academy|federation) (?:appropriate|suitable|necessary|relevant)"
    r" (?!to\b|for\b|in\b|and\b|or\b|as\b)[a-z]+"
)
"""One of three lacks the small word that the others have; a word stands where a name was."""

MODAL = r"(?:must|should|will|shall|may|can|would|could|cannot|won['’]t)(?: not)?(?: (?:also|always|never|only|normally|usually|then))?"
DONE = "made given taken kept held sent seen known shown done paid told written chosen carried worn driven shared begun spoken broken withdrawn undertaken brought taught sought dealt thrown forgotten drawn lent sold bought found"
NO_ED = "need feed speed seed proceed exceed succeed embed heed bleed breed weed shed led wed bed indeed"
NO_BE = re.compile(
    rf"\b{MODAL} (?:{'|'.join(DONE.split())}|(?!(?:un[a-z]+|{'|'.join(NO_ED.split())})\b)[a-z]{{3,}}ed)\b(?! (?:out )?(?:the|a|an|all|any|their|its|our|his|her|your)\b)",
)
"""'Will made': a participle after a modal verb, where 'be' was replaced with the verb before it."""
BASES = "make keep give take hold send provide ensure follow contact inform receive refer attend write speak bring choose see show tell know go do get"
NO_TO = re.compile(
    r"\b(?:not able|unable|(?:is|are|be|was|were) (?:able|required|expected|allowed|permitted|asked|invited|entitled|encouraged|advised|reminded|free|welcome))"
    rf" (?:{'|'.join(BASES.split())}|telephone|come|use|bring|wear|read|complete|sign|report|leave|stay|join|apply|request|raise|check|share|post|return|pay|collect|sign|wait|work|travel|arrive)\b(?! (?:of|for|books?|forms?)\b)"
)
"""'Are asked follow': the verb after another lacks its 'to'."""
PAST = "left met felt meant went came gave took wrote spoke began knew saw ran got chose heard led lost said thought understood became"
NO_PRESENT = re.compile(rf"\b(?:must|should|will|shall)(?: not)? (?:{'|'.join(PAST.split())})\b")
"""'Must left': the past of a verb after a modal verb."""
NO_DEED = re.compile(
    rf"\b(?:must|should|will|shall|may|can|would|could)(?: not)? be (?:{'|'.join(BASES.split())})\b(?! (?:safe|and see))"
    r"|\b(?:must|should|will|may|can) been\b|\b(?:must|should|will|may|do|does) not never\b"
    r"|\b(?:is|are|was|were|been|being) (?:keep|give|take|send|write|choose|tell|show|hold|ask|require|expect|remind|allow|invite|encourage|inform|provide)\b"
)

TWO_ARTICLES = re.compile(r"\b(?:[Tt]he|[Aa]n?) (?:the|an?|our|their|its|your)\b(?![-–.])")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find phrases that are wrong in any sentence."""
    for pattern in (PHRASES, UNEVEN, NO_BE, NO_DEED, NO_TO, NO_PRESENT, TWO_ARTICLES):
        yield from hits(manuscript.prose(), pattern)


RULE = Rule(
    id="word-missing",
    group=Group.WORDS,
    weight=Weight.MEND,
    why="A small word is missing, or one is too many.",
    remedy="Mend the sentence.",
    find=find,
)
