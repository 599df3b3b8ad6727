"""Conditional: the words of a line on both sides -> whether the case is what followed from it.

‘If the alarm rings, staff call’ is ‘staff call if the alarm rings’, and ‘the alarm rings if staff
call’ is not: what stood in the condition stands outside it, and what stood outside in it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.changes.gravity import ENDS
from policyloom.changes.weighing import BEING
from policyloom.changes.weights import ACTOR, CONDITION, DUTY
from policyloom.changes.weighty import stretches
from policyloom.english.senses import base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]
    Names = frozenset[str]

CLAUSE_ENDS = ENDS | {","}
CASES = frozenset({"if", "when", "whenever", "unless", "once", "until"})
OF_SOME = frozenset({"some", "there", "certain", "many", "most"})
"""Words that say that there are such, of whom the next sentence may speak."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a line says of the case in which it holds, of whom it holds, and besides."""

    case: Names
    whose: Names
    rest: Names


def other_cases(old: Text, new: Text) -> Iterator[str]:
    """Yield that what follows from a condition is the condition now, or that a duty was made."""
    before, after = _case(old), _case(new)
    inward = (before.rest & after.case, after.rest & before.case)
    if all(inward) or (
        _are_joined(old, new) and before.case and after.case and _turn(before, after)
    ):
        yield f"{CONDITION} is what follows from it now, or the reverse"


def _turn(one: Case, other: Case) -> bool:
    """Tell whether those for whom it holds do what they did besides: ‘who wait’, ‘they wait’."""
    return bool(one.whose & other.rest or other.whose & one.rest)


def _are_joined(old: Text, new: Text) -> bool:
    """Tell whether sentences were joined or divided, and none says that there are such people."""
    told = {token.words.lower() for token in (*old, *new)}
    count = [sum(token.words in ENDS for token in text) for text in (old, new)]
    return count[0] != count[1] and told.isdisjoint(OF_SOME)


def made_duties(old: Text, new: Text) -> Iterator[str]:
    """Yield the duty that words make which only stand together on one side: ‘are (able) to’."""
    made, asked = ([Counter(told(text)) for text in (old, new)] for told in (_made, _asked))
    for verb, mine, other in (("comes", 1, 0), ("goes", 0, 1)):
        if asked[mine] - asked[other]:
            yield from (f"{DUTY} {verb} (‘{words}’)" for words in made[mine] - made[other])


def _made(text: Text) -> Iterator[str]:
    """Yield the duties of several words of which none differs."""
    for token in text:
        weight = token.weight
        if weight and weight.kind == DUTY and not (weight.paired or token.changed):
            yield from (words for words in (token.words.lower(),) if " " in words)


def _asked(text: Text) -> Iterator[str]:
    return (one.weight.says for one in text if one.weight and one.weight.kind == DUTY)


def _case(text: Text) -> Case:
    """Return the words of content of a line which it has once, by where they stand."""
    counts = Counter(filter(None, map(_name, text)))
    parts = [text[first:last] for first, last in stretches(text, CLAUSE_ENDS)]
    case = {name for part in parts for name in _behind(part)}
    whose = {name for part in parts for name in _of_whom(part)}
    once = frozenset(name for name, count in counts.items() if count == 1)
    return Case(once & (case | whose), once & whose, once - case - whose)


def _name(token: Token) -> str:
    """Return what a word of content is known by; whoever acts may stand anywhere."""
    acts = token.weight is not None and token.weight.kind == ACTOR
    return "" if acts or not token.stem else base(token.words.lower())


def _behind(part: Text) -> Iterator[str]:
    """Yield the words behind an ‘if’ or ‘when’ of a part of a sentence."""
    # Some are told with the word behind them: ‘once the’.
    first = [token.words.lower().partition(" ")[0] if token.weight else "" for token in part]
    start = next((at for at, word in enumerate(first) if word in CASES), len(part))
    yield from filter(None, map(_name, part[start:]))


def _of_whom(part: Text) -> Iterator[str]:
    """Yield the first word behind a ‘who’ that follows its noun: ‘pupils who (are) late’."""
    for at, token in enumerate(part):
        if at and token.words.lower() == "who":
            rest = (one for one in part[at + 1 :] if one.words.lower() not in BEING)
            first = next(rest, None)
            yield from filter(None, (_name(first) if first else "",))
