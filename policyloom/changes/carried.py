"""Carried: the sentences of a text on both sides -> what one said that another one says now.

Where two sentences stay, and words that stood in the one stand in the other, they are said of
something else: who locks the shed, how long a receipt is kept. An item says what its lead-in says
of it. Sentences that were joined, split or put in another order say what they said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.changes.gravity import JOINS, name_of
from policyloom.changes.lines import texts
from policyloom.changes.weighing import share
from policyloom.changes.weights import ORDER
from policyloom.changes.weighty import stretches
from policyloom.english.senses import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token
    from policyloom.changes.hunks import Chain, Hunk

    Text = tuple[Token, ...]
    Names = frozenset[str]

CARRIED = f"{ORDER} is not the same: words are said of something else"
ENDS = frozenset(".;?!\n")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """What a sentence says, which of its words differ, and what it stands under."""

    names: Names
    changed: Names
    words: Names
    under: Chain

    def like(self, others: tuple[Sentence, ...], but: Names) -> Sentence | None:
        """Return the sentence of the other side that says most of this one, but for some words."""
        mine = self.names - but
        shared = [(len(mine & one.names), one) for one in others if share(mine, one.names - but)]
        return max(shared, key=lambda one: one[0], default=(0, None))[1]

    def leads(self, other: Sentence) -> bool:
        """Tell whether the other one is an item below this one, or beside it."""
        lead = frozenset(WORD.findall(other.under[-1].lower())) if other.under else frozenset("-")
        return lead <= self.words or other.under == self.under


@dataclass(frozen=True, slots=True)
class Move:
    """A sentence that words left, or came into, and the same one on the other side."""

    sentence: Sentence
    again: Sentence | None


def carried(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield that words left a sentence that stays, and are in another that was there before."""
    old, new = (tuple(_sentences(hunks, side)) for side in (0, 1))
    came = {name for one in new for name in one.changed}
    moving = frozenset(name for one in old for name in one.changed & came)
    for name in moving:
        sources, targets = ([one for one in side if name in one.changed] for side in (old, new))
        if len(sources) == len(targets) == 1:
            source, target = sources[0], targets[0]
            stays, was = source.like(new, moving), target.like(old, moving)
            lacked = not any(one and name in one.names for one in (stays, was))
            if lacked and _apart(Move(source, stays), Move(target, was), moving):
                yield CARRIED
                return


def _apart(gone: Move, come: Move, moving: Names) -> bool:
    """Tell whether words are in another sentence than before, and both are on both sides."""
    if gone.again and come.again:
        return gone.again is not come.sentence and come.again is not gone.sentence
    return any(
        bool(here.sentence.under)
        and not here.sentence.names - moving
        and not there.again.leads(here.sentence)
        for here, there in ((gone, come), (come, gone))
        if there.again
    )


def _sentences(hunks: tuple[Hunk, ...], side: int) -> Iterator[Sentence]:
    for text, under in texts(hunks, side):
        for first, last in stretches(text, ENDS):
            said = [token for token in text[first:last] if _is_said(token)]
            if said:
                yield Sentence(
                    frozenset(map(name_of, said)),
                    frozenset(name_of(token) for token in said if token.changed),
                    frozenset(token.words.lower() for token in text[first:last]),
                    under,
                )


def _is_said(token: Token) -> bool:
    words = token.words.lower()
    return bool(name_of(token)) and words not in JOINS and not says_nothing(words)
