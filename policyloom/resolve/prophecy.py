"""Prophecy: where a house style's 'will' would read as what is going to happen, and not as a duty.

'The head will tell you' is a duty of the head. 'Phones will be kept in bags', 'It will end' and
'if someone posts about you, you will ask them' are prophecies. So 'will' stands for what people or
boards do, in the active voice, and 'you will' only where no condition goes before. What hangs on
another sentence foretells too: 'what staff will do', 'if the head will ask'. Elsewhere the duty
keeps its own word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.grammar import NounToken, PeopleToken
from policyloom.english.sentences import starts
from policyloom.source.wording import Token, Words

if TYPE_CHECKING:
    from policyloom.source.names import Reader
    from policyloom.source.wording import Piece, Pieces

WILL = re.compile(r"will\b")
WE = re.compile(r"\bwe(?: also| then)? $", re.IGNORECASE)
YOU = re.compile(r"\byou(?: also| then)? $", re.IGNORECASE)
CONDITION = re.compile(
    r"\b(?:as (?:long|soon) as|if|in case|once|provided|unless|until|when|whenever|where|wherever"
    r"|while)\b",
    re.IGNORECASE,
)
HANGS_ON = re.compile(
    r"\b(?:as|because|before|how|if|once|since|than|that|unless|until|what|when|where|whether"
    r"|which|while|who|whom|whose|why)\s+$",
    re.IGNORECASE,
)
"""What stands before a subject whose sentence is part of another: what you must do."""
BEGINS = re.compile(r"(?:we|you)\b", re.IGNORECASE)
GOES_ON = re.compile(r"(?:,? (?:and|but|or|then)|,) $")
PASSIVE = re.compile(r"\s+(?:also |always |first |never |only |then )?(?:be|have been)\b")


SUBJECT_AND_SPACE = 2


class Foretelling:
    """Says of each duty of a line whether 'will' would foretell it."""

    def __init__(self, pieces: Pieces, reader: Reader) -> None:
        """Take the pieces of a line."""
        self.pieces = pieces
        self.reader = reader
        self.last = True
        self.sentence = -1

    def of(self, at: int, before: str) -> bool:
        """Return whether the duty at an index would be foretold, after the words ``before``.

        One that goes on from another, as in 'and {must}', is what that one is.
        """
        begun = max((0, *starts(before)))
        if not GOES_ON.search(before):
            self.last = not self._is_done_by_somebody(at, before[begun:])
        elif begun != self.sentence:
            self.last = not self._begins_with_somebody(before[begun:], begun)
        self.sentence = begun
        return self.last or self._is_passive(at)

    def _begins_with_somebody(self, said: str, begun: int) -> bool:
        return bool(BEGINS.match(said)) or (not begun and self._is_somebody(self.pieces[0]))

    def _is_done_by_somebody(self, at: int, said: str) -> bool:
        if you := YOU.search(said):
            return not (CONDITION.search(said) or HANGS_ON.search(said[: you.start()]))
        if we := WE.search(said):
            return not HANGS_ON.search(said[: we.start()])
        return self._follows_somebody(at)

    def _follows_somebody(self, at: int) -> bool:
        between = self.pieces[at - 1] if at else None
        spaced = isinstance(between, Words) and not between.value.strip()
        follows = spaced and at >= SUBJECT_AND_SPACE and self._is_somebody(self.pieces[at - 2])
        before = self.pieces[at - 3] if at > SUBJECT_AND_SPACE else None
        return follows and not (isinstance(before, Words) and HANGS_ON.search(before.value))

    def _is_somebody(self, piece: Piece) -> bool:
        read = self.reader.read(piece.surface) if isinstance(piece, Token) else None
        return isinstance(read, NounToken | PeopleToken) and not read.possessive

    def _is_passive(self, at: int) -> bool:
        after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        return isinstance(after, Words) and bool(PASSIVE.match(after.value))
