"""Slips: words of weight that stand for others, and change nothing of what is said.

They are spelt otherwise, shortened or called by another name, or are part of how a sentence is
built: a ‘who’ for an ‘if’, a ‘please’ for ‘parents are asked’.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from policyloom.changes.weights import ACTOR, CONDITION, EXTENT, NAME, PROMISE, TIME
from policyloom.english.senses import base, same_sense

if TYPE_CHECKING:
    from policyloom.changes.gravity import Token
    from policyloom.changes.weighty import Weighty

    Text = tuple[Token, ...]

ALIKE_SPELT, SPELT = 0.8, 5
"""So is a word of weight of at least so many letters, and a plain one."""
NAMED = frozenset({ACTOR, TIME, EXTENT, CONDITION, NAME})
"""Words of weight that plain ones may name as well."""
IF, RELATIVE = "if", frozenset({"who", "which", "that", "whose", "whom"})
OCCASION = frozenset({"on", "upon", "with", "having", "failure to", "failing to"})
"""Words that say when, as an ‘if’ or ‘when’ does: ‘upon arrival’."""
LETTING = frozenset({"let", "lets", "allow", "allows", "enable", "enables"})
DECISION, MADE = "decision", frozenset({"make", "makes", "made", "take", "takes", "taken"})
"""‘Decides whether to close’ is ‘makes the decision to close’."""
HAS_TO, NEEDS = frozenset({"have to", "has to"}), frozenset({"need", "needs"})
APPROVAL = frozenset({"approval", "permission", "consent", "agreement", "authorisation"})
PLEASE, REACH = frozenset({"please", "kindly"}), 3
REQUESTED = frozenset({"asked", "requested", "reminded", "invited"})
"""Words by which somebody is asked to do something, as ‘please’ asks."""


def is_relative(one: Weighty) -> bool:
    """Tell whether ‘if a phone rings’ stands for ‘a phone that rings’, or ‘on’ or ‘with’ it."""
    doing = "by" in one.others and any(word.endswith("ing") for word in one.others)
    return one.weight.says == IF and (doing or bool(one.others & (RELATIVE | OCCASION)))


def is_modest(one: Weighty, others: list[Weighty]) -> bool:
    """Tell whether a word says what one of the other side does that is of another strength.

    ‘Any’ stands for ‘a’, ‘shall’ for ‘will’, ‘lets pupils’ for ‘pupils can’, ‘decides whether’ for
    ‘the decision’, and ‘is subject to approval’ or ‘has to be approved’ for ‘needs approval’.
    """
    word = one.weight.words.lower()
    said = {other.weight.words.lower() for other in others}
    if (word in LETTING and "can" in said) or (word == "can" and not said.isdisjoint(LETTING)):
        return True
    if word == "or" and "/" in one.others:
        return True
    if word == "whether" and DECISION in one.others and not one.others.isdisjoint(MADE):
        return True
    asks = word == "subject to" or (word in HAS_TO and not APPROVAL.isdisjoint(one.others))
    if asks and not NEEDS.isdisjoint(one.others):
        return True
    return (word == "any" and not one.others.isdisjoint({"a", "an"})) or (
        word == "shall" and any(other.weight.words.lower() == "will" for other in others)
    )


def is_slip(one: Weighty) -> bool:
    """Tell whether a word stands for a plain one: spelt otherwise, shortened, or the same."""
    word = one.weight.words.lower()
    initials = "".join(part[0] for part in word.split())
    shortened = len(initials) > 1 and initials in one.others
    named = one.weight.kind in NAMED
    told = base(word).split()[0] if one.weight.kind == PROMISE else ""
    return shortened or any(
        _is_spelling(word, other) or (named and same_sense(word, other)) or told == base(other)
        for other in one.others
    )


def _is_spelling(word: str, other: str) -> bool:
    return min(len(word), len(other)) >= SPELT and likeness(word, other) >= ALIKE_SPELT


def likeness(word: str, other: str) -> float:
    """Return what share of the letters of two words is the same."""
    return SequenceMatcher(None, word, other).ratio()


def is_asked(part: Text, token: Token, others: frozenset[str]) -> bool:
    """Tell whether somebody is named only to be asked, and spoken to on the other side: please."""
    if PLEASE.isdisjoint(others) or not token.weight or token.weight.kind != ACTOR:
        return False
    behind = part[part.index(token) + 1 :][:REACH]
    return not REQUESTED.isdisjoint(word.words.lower() for word in behind)
