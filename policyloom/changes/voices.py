"""Voices: the words of a line on both sides -> who acts, and to whom it is done.

‘Pupils are searched’ and ‘pupils search’ have the same words, and so have ‘we pay the fares of
pupils’ and ‘pupils pay their fares’. Whoever is the subject of a verb is read from both sides,
and whether he does it or it is done to him.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.changes.gravity import ENDS, JOINS, name_of
from policyloom.changes.ordinary import DETERMINERS
from policyloom.changes.weighing import BEING
from policyloom.changes.weights import ACTOR, DUTY, ORDER, RIGHT
from policyloom.english.senses import base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]

DONE_TO = f"{ORDER} is not the same: what was done to others is done by them"
BEFORE = ENDS | JOINS | {",", "if", "when", "unless", "because", "while", "so", "that", "until"}
"""Behind these a clause begins with its subject."""
SPEAKING = frozenset({"we", "you"})
MEANT = frozenset({"they", "them", "he", "she", "it", "one"})
"""Words for somebody who was named before, of whom nobody knows who that is."""
PERFECT = frozenset({"have", "has", "had", "having"})
BETWEEN = """
do does did can could may might will would shall should must not also always never only often
sometimes then still normally usually who
"""
HELPING = BEING | PERFECT | {*BETWEEN.split()}
"""What may stand between a subject and its verb."""
DONE = ("ed", "en")
"""Ends of words for what has been done."""
EITHER = """
train dress meet move gather line change register enrol seat agree finish start prepare retire
qualify marry assemble group involve discuss share talk speak work match
"""
BOTH_WAYS = frozenset(map(base, EITHER.split()))
"""What somebody does by himself or with others where it is done to him: ‘are trained’, ‘meet’."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who is the subject of a verb, and whether it is done to him."""

    who: str
    done_to: bool


def other_voices(old: Text, new: Text) -> Iterator[str]:
    """Yield that somebody does what is done to him, or to others for whom others acted."""
    before, after = (dict(_once(text)) for text in (old, new))
    for verb in sorted(before.keys() & after.keys() - BOTH_WAYS):
        was, now = before[verb], after[verb]
        if was.who == now.who and was.done_to is not now.done_to:
            yield DONE_TO
        elif not (was.done_to or now.done_to) and _took_over(was, now, old, new):
            yield f"{ACTOR} does what another did (‘{now.who}’)"


def _took_over(was: Deed, now: Deed, old: Text, new: Text) -> bool:
    """Tell whether one who was named beside the subject of a verb, or was it, is that now."""
    there, here = _named(old), _named(new)
    return was.who != now.who and (now.who in there or was.who in here)


def _named(text: Text) -> frozenset[str]:
    return frozenset(who for token in text if (who := _who(token)))


def _who(token: Token) -> str:
    word = token.words.lower()
    if word in SPEAKING:
        return word
    acts = token.weight if word not in MEANT and token.weight else None
    return acts.says if acts and acts.kind == ACTOR else ""


def _once(text: Text) -> Iterator[tuple[str, Deed]]:
    """Yield the verbs of which a line has one subject, each with it."""
    found = [*_deeds(tuple(t for t in text if t.words.lower() not in DETERMINERS))]
    counts = Counter(verb for verb, _ in found)
    yield from (pair for pair in found if counts[pair[0]] == 1)


def _deeds(text: Text) -> Iterator[tuple[str, Deed]]:
    for at, token in enumerate(text):
        if _begins(text, at) and (who := _subject(token)):
            end = at + 1
            while end < len(text) and _helps(text[end]):
                end += 1
            if end < len(text) and text[end].stem:
                yield from _deed(who, text[at + 1 : end], text[end])


def _begins(text: Text, at: int) -> bool:
    """Tell whether a clause begins here, and not with the second of two who are named."""
    before = text[at - 1].words.lower() if at else ""
    second = before in JOINS and at > 1 and _who(text[at - 2])
    return not at or (before in BEFORE and not second)


def _subject(token: Token) -> str:
    owns = token.words.replace("’", "'").endswith(("'s", "s'"))
    return "" if owns else _who(token)


def _helps(token: Token) -> bool:
    helping = token.weight is not None and token.weight.kind in {DUTY, RIGHT}
    return helping or token.words.lower() in HELPING


def _deed(who: str, helping: Text, token: Token) -> Iterator[tuple[str, Deed]]:
    """Yield the verb behind its subject; what somebody has is a thing, unless it is done."""
    word = token.words.lower()
    # ‘Are to’ and ‘are required to’ say of nobody that something is done to him; ‘is to be’ does.
    helps = {token.words.lower().split()[-1] for token in helping}
    if not helps.isdisjoint(BEING) or word.endswith(DONE) or helps.isdisjoint(PERFECT):
        done_to = not helps.isdisjoint(BEING) and not word.endswith("ing")
        yield base(word), Deed(who, done_to)


# A ‘BY’ THAT CAME OR WENT


def passives(text: Text) -> int:
    """Return how often a ‘by’ may turn a line round."""
    return sum(token.words.lower() == "by" for token in text)


def made_passive(old: Text, new: Text) -> Iterator[str]:
    """Yield that a ‘by’ and its verb came, or went, between the same words in the same order."""
    if _bases(old) == _bases(new) and abs(passives(new) - passives(old)) == 1:
        differ = {token.words.lower() for token in (*old, *new) if token.changed}
        if "by" in differ and not BEING.isdisjoint(differ):
            yield DONE_TO


def _bases(text: Text) -> tuple[str, ...]:
    words = (token.words.lower() for token in text if name_of(token))
    return tuple(base(word) for word in words if word not in BEING)
