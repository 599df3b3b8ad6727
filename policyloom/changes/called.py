"""Called: people who are called otherwise now -> whether somebody else may be meant.

A pupil is mostly a child and a parent mostly a carer, but the law knows children who are no
pupils, and carers who are no parents. Where a law or a definition hangs on the word, it says
another thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.weights import ACTOR, INSTRUMENT
from policyloom.english.senses import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]

PEOPLE = frozenset({"pupil", "parent"})
"""Whom the lexicon knows by several words, of which each may mean a few more, or fewer."""
DEFINING = frozenset({"mean", "means", "meant", "defined", "definition"})
LAW = """
act law legal legally lawful statutory court order regulations protection need looked after adopted
fostered responsibility safeguarding section rights young
"""
IN_LAW = frozenset(LAW.split())
"""Words beside which ‘child’, ‘parent’ or ‘carer’ is a word of law: a looked-after child."""
BESIDE = 2


def called_otherwise(old: Iterable[Text], new: Iterable[Text]) -> Iterator[str]:
    """Yield that people are called by another word of those that mostly mean the same."""
    for was, now in _renamed(old, new):
        yield f"{ACTOR} is called otherwise (‘{now}’ for ‘{was}’)"


def meant_in_law(old: Iterable[Text], new: Iterable[Text]) -> Iterator[str]:
    """Yield that another word stands for people where a law or a definition hangs on it."""
    before, after = tuple(old), tuple(new)
    if any(map(_is_lawful, (*before, *after))):
        for was, now in _renamed(before, after):
            yield f"{ACTOR} changes from ‘{was}’ to ‘{now}’, on which a law or definition hangs"


def _renamed(old: Iterable[Text], new: Iterable[Text]) -> Iterator[tuple[str, str]]:
    gone, come = (
        {name: token for text in side for token in text if (name := _name(token))}
        for side in (old, new)
    )
    went = [token for name, token in gone.items() if name not in come]
    came = [token for name, token in come.items() if name not in gone]
    for was, now in zip(went, came, strict=False):
        if was.weight and now.weight and was.weight.says == now.weight.says:
            yield was.words, now.words


def _name(token: Token) -> str:
    """Return the word by which a text calls people whom it may call by several, as one of them."""
    weight = token.weight
    called = token.changed and weight and weight.kind == ACTOR and weight.says in PEOPLE
    return plain(token.words.lower()) if called else ""


def _is_lawful(text: Text) -> bool:
    """Tell whether a line defines, or has words of law beside the word for people."""
    words = [token.words.lower() for token in text]
    cites = any(token.weight and token.weight.kind == INSTRUMENT for token in text)
    beside = (
        words[max(0, at - BESIDE) : at + BESIDE + 1]
        for at, token in enumerate(text)
        if _name(token)
    )
    near = any(not IN_LAW.isdisjoint(part) for part in beside)
    return bool(cites or near or not DEFINING.isdisjoint(words))
