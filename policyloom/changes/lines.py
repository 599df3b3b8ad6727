"""Lines: differences -> the lines in which they stand, word by word, on either side.

Of each word it is known whether it differs. What is only named otherwise, written out, or denied
where the other side says the contrary, is the same on both.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.changes.asides import without_asides
from policyloom.changes.atoms import BREAK, atoms
from policyloom.changes.denials import put_plainly
from policyloom.changes.gravity import State, tokens
from policyloom.changes.initials import written_out
from policyloom.changes.named import named_alike
from policyloom.changes.ordinary import QUESTIONS
from policyloom.changes.weights import NEGATION
from policyloom.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.atoms import Atom
    from policyloom.changes.gravity import Token
    from policyloom.changes.hunks import Chain, Hunk, Line

    Text = tuple[Token, ...]


def texts(hunks: tuple[Hunk, ...], side: int) -> Iterator[tuple[Text, Chain]]:
    """Yield one side of each line in which there are differences, with what it stands under."""
    lines = [tuple(group) for _, group in groupby(hunks, key=lambda hunk: id(hunk.line or hunk))]
    gone = [line[0] for line in lines if not (line[0].line or line[0].new)]
    come = [line[0] for line in lines if not (line[0].line or line[0].old)]
    for mine in lines:
        if len(gone) == len(come) == 1 and (mine[0] is gone[0] or mine[0] is come[0]):
            yield _rebuilt(side, mine[0], gone[0], come[0])
        else:
            yield _text_of(side, *mine)


# All that is asked of a text is asked one after another, and each begins with its tokens.
@remembered(256)
def _text_of(side: int, *mine: Hunk) -> tuple[Text, Chain]:
    under = mine[0].under
    return _both(*mine)[side], (under.old, under.new)[side]


@remembered(256)
def _rebuilt(side: int, mine: Hunk, gone: Hunk, come: Hunk) -> tuple[Text, Chain]:
    """Return one side of a line that went, or came for it, of which each knows the other."""
    here = mine is (gone, come)[side]
    return _pair(gone, come)[side] if here else (), (mine.under.old, mine.under.new)[side]


@remembered(256)
def _pair(gone: Hunk, come: Hunk) -> tuple[Text, Text]:
    return _alike(_tokens_of(0, gone), _tokens_of(1, come))


@remembered(256)
def _both(*mine: Hunk) -> tuple[Text, Text]:
    return _alike(_tokens_of(0, *mine), _tokens_of(1, *mine))


def _alike(old: Text, new: Text) -> tuple[Text, Text]:
    """Return both sides of a line without what is only named, written out or denied otherwise."""
    return put_plainly(*written_out(*named_alike(old, new)))


def _tokens_of(side: int, *mine: Hunk) -> Text:
    first = mine[0]
    state = State.FOR_OTHERS if first.old and first.new else State.ALONE
    whole = ((atom, state) for atom in (first.old, first.new)[side])
    line = _of_line(first.line, mine, side) if first.line else whole
    found = without_asides(_said_once(tokens(line, first.under.language)))
    return tuple(map(_as_asked, found)) if first.under.label else found


def _said_once(found: Text) -> Text:
    """Return words without those that differ and say the one beside them again: ‘the the’."""
    kept: list[Token] = []
    for token in found:
        again = bool(kept) and _says_again(kept[-1], token)
        if again and kept[-1].changed:
            kept[-1] = token
        elif not (again and token.changed):
            kept.append(token)
    return tuple(kept)


def _says_again(one: Token, other: Token) -> bool:
    denies = other.weight is not None and other.weight.kind == NEGATION
    return other.words.isalpha() and one.words.lower() == other.words.lower() and not denies


def _as_asked(token: Token) -> Token:
    """Return a word as it is in a label: ‘when’ asks there, and sets no condition."""
    return replace(token, weight=None) if token.words.lower() in QUESTIONS else token


def _of_line(line: Line, hunks: tuple[Hunk, ...], side: int) -> Iterator[tuple[Atom, State]]:
    mine = {(id(hunk.old), id(hunk.new)) for hunk in hunks}
    yield from ((atom, State.SAME) for atom in atoms(line.lead))
    for run in line.runs:
        state = State.FOR_OTHERS if run.old and run.new else State.ALONE
        differs = not run.same and (id(run.old), id(run.new)) in mine
        yield from ((atom, state if differs else State.SAME) for atom in (run.old, run.new)[side])
    yield from ((atom, State.SAME) for atom in atoms(line.tail))
    yield BREAK, State.SAME
