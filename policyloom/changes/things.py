"""Things: the words of a line on both sides -> what is done to a thing, and what the thing does.

‘Bags are searched’ and ‘bags search’ have the same words, and so have ‘witnesses may be
questioned’ and ‘witnesses may question’, of whom no table knows that they are people. What opens
or runs by itself is left out: ‘the doors open’, ‘the doors are opened’.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.changes.gravity import ENDS, JOINS
from policyloom.changes.ordinary import DETERMINERS
from policyloom.changes.voices import BOTH_WAYS, DONE_TO
from policyloom.changes.weighing import BEING
from policyloom.changes.weights import DUTY, RIGHT
from policyloom.english.senses import base, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]
    Deeds = frozenset[tuple[str, str]]

BY_ITSELF = """
open close shut start begin finish end stop continue resume run move turn change operate work hold
lock fill empty increase decrease reduce rise improve develop grow break apply show display print
sell read ring sound serve cook dry charge load park store stand rotate renew expire lapse last
transfer combine link connect separate split divide spread heat cool warm freeze light burn fit
pass reset restart update save upload download vary differ extend expand number weigh cost total
hang face feed keep taste smell feel look lie sit lean leak boil bake float sink sail fly
point lead reach belong form gather bunch group return switch drop slow speed clear record play
wash wear tear mix match settle close recover count
"""
ITSELF = BOTH_WAYS | frozenset(map(base, BY_ITSELF.split()))
"""Verbs of which a thing may be the subject whether or not it is done by others."""
HELPING = """
do does did can could may might will would shall should must not also always never only often
sometimes then still normally usually have has had
"""
HELPS = frozenset(HELPING.split())
SEVERAL = ("s", "i", "men", "people", "children", "staff")
"""How words for several end, before which a verb has no ending."""
PERFECT = frozenset({"have", "has", "had"})
OWNS = re.compile(r".*['’]s?").fullmatch
BEGINS = ENDS | JOINS | {",", "if", "when", "unless", "because", "while", "so", "that", "until"}


def things_do(old: Text, new: Text) -> Iterator[str]:
    """Yield that what was done to a thing is done by it now, or the reverse."""
    (done, does), (was_done, did) = _deeds(new), _deeds(old)
    if (done - was_done) & (did - does) or (was_done - done) & (does - did):
        yield DONE_TO


def _deeds(line: Text) -> tuple[Deeds, Deeds]:
    """Return what is done to whom, and who does what, each as a noun with its verb."""
    text = tuple(token for token in line if token.words.lower() not in DETERMINERS)
    done, does = set(), set()
    for at, token in enumerate(text):
        helping = _helping(text, at + 1)
        verb = at + 1 + len(helping)
        named = (token.stem or token.weight) and not OWNS(token.words)
        if not named or verb >= len(text) or not text[verb].stem:
            continue
        deed = base(plain(token.words.lower())), base(text[verb].words.lower())
        helps = _said(helping)
        if not BEING.isdisjoint(helps):
            done |= set() if text[verb].words.lower().endswith("ing") else {deed}
        elif deed[1] not in ITSELF and _is_done(text, at, verb, asked=bool(helping)):
            does |= {deed} if PERFECT.isdisjoint(helps) else set()
    return frozenset(done), frozenset(does)


def _helping(text: Text, at: int) -> Text:
    """Return what stands between a noun and its verb: ‘may be’, ‘are always’."""
    end = at
    while end < len(text) and _helps(text[end]):
        end += 1
    return text[at:end]


def _said(helping: Text) -> frozenset[str]:
    """Return the words by which it is told whether something is done; ‘are to’ does not."""
    start = max((at for at, one in enumerate(helping) if _asks(one)), default=0)
    return frozenset(one.words.lower().split()[-1] for one in helping[start:])


def _helps(token: Token) -> bool:
    return _asks(token) or token.words.lower() in HELPS | BEING


def _asks(token: Token) -> bool:
    return token.weight is not None and token.weight.kind in {DUTY, RIGHT}


def _is_done(text: Text, at: int, verb: int, *, asked: bool) -> bool:
    """Tell whether a word behind a noun is its verb, and no noun of its own: ‘policy reviews’."""
    begins = not at or text[at - 1].words.lower() in BEGINS
    named = verb + 1 < len(text) and _helps(text[verb + 1])
    if asked or not begins or named:
        return asked and not named
    several = text[at].words.lower().endswith(SEVERAL)
    word = text[verb].words.lower()
    return word.endswith("s") is not several and not word.endswith(("ed", "ing"))
