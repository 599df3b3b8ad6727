"""Asides: the words of a line -> the same without what is put between commas and says nothing.

‘Every child, we believe, has a right’ is ‘every child has a right’. Without the commas the same
words say something: ‘where we believe that a child is at risk’.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.gravity import ENDS

if TYPE_CHECKING:
    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]

SAID = """
we believe, we feel, we think, we know, we find, we consider, we recognise, we appreciate
we understand, you may know, you will know, as you know, as we know, as you may know
as you will know, as before, as now, as ever, as always, as usual, as we say, as we said
as already said, as has been said, as explained, as described, as mentioned, as noted
as explained above, as explained below, as described above, as described below, as set out above
as set out below, as stated above, as stated below, as mentioned above, as noted above, in turn
for her part, for his part, for their part, for its part, for our part, in our view
in our experience, in our judgement, in our opinion, to our mind, in the view of governors
it should be said, it must be said, it has to be said, it should be noted, it should be added
it should be remembered, it must be remembered, it goes without saying, needless to say, of course
that is to say, so to speak, in fact, in short, in brief, in other words, in practice, in effect
to be clear, for clarity, to be sure, by the way, all in all, as it happens
"""
ASIDES = frozenset(tuple(one.split()) for one in ", ".join(SAID.strip().splitlines()).split(", "))
LONGEST = max(map(len, ASIDES))
OPENING = ENDS | {","}


def without_asides(text: Text) -> Text:
    """Return words without the asides that differ, each with the comma behind it."""
    kept: list[Token] = []
    at = 0
    while at < len(text):
        length = _aside(text, at)
        kept += () if length else text[at : at + 1]
        at += length or 1
    return tuple(kept)


def _aside(text: Text, at: int) -> int:
    """Return of how many words an aside consists that begins here."""
    if at and text[at - 1].words not in OPENING:
        return 0
    end = next((n for n in range(at, min(at + LONGEST, len(text))) if text[n].words in OPENING), 0)
    run = text[at:end]
    said = tuple(word for token in run for word in token.words.lower().split())
    differs = all(token.changed for token in run)
    return len(run) + (text[end].words == ",") if differs and said in ASIDES else 0
