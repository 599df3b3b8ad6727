"""Again: words of extent and time in a sentence -> which of them say what is said without them.

‘Each visitor signs in’ is ‘visitors sign in’, and ‘each year, an annual audit’ an annual audit.
Where a sum or number stands beside them, that is for each, and not for all of them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.gravity import ENDS, JOINS, STOPS, name_of
from policyloom.changes.weights import ACTOR, EXTENT, NUMBER, TIME
from policyloom.changes.weighty import stretches
from policyloom.english.senses import base, same_sense, says_little

if TYPE_CHECKING:
    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]

EACH = frozenset({"each", "every", "any"})
KNOWN = frozenset({"the", "our", "your", "their", "its", "his", "her", "this", "these", "those"})
"""What stands before those of whom is known who they are: ‘the governors have a vote’."""
BETWEEN = 3
"""Words that may stand between ‘each’ and its noun: ‘each new member of staff’."""
CALLED = frozenset({"who", "they", "them", "he", "she", "it", "their"})
LISTING = JOINS | {","}
OR = "or"
OFTEN = ("each ", "every ", "per ", "a ", "an ")
"""How phrases begin that say how often something is done."""


def is_said_again(sentence: Text, token: Token, other: Text) -> bool:
    """Tell whether a word of a sentence can come or go, and it says the same."""
    named = _is_named_again(token, sentence, other) or _is_listed_again(sentence, token)
    return named or _is_generic(sentence, token, other) or _is_twice(sentence, token)


def _is_named_again(token: Token, sentence: Text, other: Text) -> bool:
    """Tell whether somebody is named where the other side says ‘who’ or ‘they’ of him."""
    acts = token.weight is not None and token.weight.kind == ACTOR and not token.weight.paired
    called = acts and any(one.changed and one.words.lower() in CALLED for one in other)
    return called and any(_says(one) == _says(token) and not one.changed for one in sentence)


def _is_listed_again(sentence: Text, token: Token) -> bool:
    """Tell whether each that is named together has the word which the first had: ‘to all’."""
    if token.words.lower() != "all":
        return False
    place = next(at for at, one in enumerate(sentence) if one is token)
    before = [one.words.lower() for one in sentence[max(place - 2, 0) : place]]
    return not LISTING.isdisjoint(before) and any(
        not one.changed for one in sentence if _says(one) == _says(token)
    )


def _says(token: Token) -> str:
    return token.weight.says if token.weight else ""


def _is_generic(sentence: Text, token: Token, other: Text) -> bool:
    if token.words.lower() not in EACH or any(_counts(one) for one in sentence):
        return False
    place = next(at for at, one in enumerate(sentence) if one is token)
    nouns = sentence[place + 1 : place + 1 + BETWEEN]
    return any(_are_several(noun, other, sentence) for noun in nouns if noun.changed)


def _is_there(token: Token, sentence: Text) -> bool:
    """Tell whether a word of the other side is said in a sentence, or says nothing of its own."""
    word = token.words.lower()
    if not (token.changed and token.stem) or says_little(word):
        return True
    return any(same_sense(word, one.words.lower()) for one in sentence)


def _counts(token: Token) -> bool:
    return token.weight is not None and token.weight.kind == NUMBER


def _are_several(noun: Token, other: Text, sentence: Text) -> bool:
    """Tell whether the other side says of several, and of no known ones, what one does of each.

    It says so where it says nothing else: larger departments, or those who finish, are not each.
    """
    return any(
        all(_is_there(one, sentence) for one in other[first:last])
        and _of_several(noun, other[first:last])
        for first, last in stretches(other, ENDS)
    )


def _of_several(noun: Token, other: Text) -> bool:
    return any(
        _is_plural(noun, many)
        and KNOWN.isdisjoint(one.words.lower() for one in other[max(at - BETWEEN, 0) : at])
        and not (at and _limits(other[at - 1]))
        for at, many in enumerate(other)
        if many.changed
    )


def _is_plural(noun: Token, many: Token) -> bool:
    one, several = noun.words.lower(), many.words.lower()
    if one == several or one in STOPS:
        return False
    acts = {token.weight.says for token in (noun, many) if token.weight}
    known = noun.weight and many.weight and noun.weight.kind == many.weight.kind == ACTOR
    plainly = not (noun.weight or many.weight) and several.endswith("s")
    return len(acts) == 1 if known else plainly and base(several) == base(one)


def _limits(token: Token) -> bool:
    return token.weight is not None and token.weight.kind == EXTENT


def _is_twice(sentence: Text, token: Token) -> bool:
    """Tell whether a sentence says once more how often something is done."""
    often = _how_often(token)
    return bool(often) and any(_how_often(one) == often for one in sentence if not one.changed)


def _how_often(token: Token) -> str:
    """Return what a word says of how often something is done; nothing for others."""
    word = token.words.lower()
    told = word.startswith(OFTEN) or word.endswith("ly") or word == "annual"
    period = token.weight is not None and token.weight.kind == TIME
    return token.weight.says if token.weight and period and told else ""


def exchanges(text: Text, token: Token, other: Text) -> bool:
    """Tell whether what an ‘or’ stands between only changes sides: ‘bought or ordered’."""
    if token.words.lower() != OR:
        return False
    mine, theirs = _sides(text), _sides(other)
    if len(mine) != 2 or len(theirs) != 2:  # noqa: PLR2004 - before and behind
        return False
    (ahead, behind), (first, last) = mine, theirs
    return bool(behind and last) and behind <= first and last <= ahead


def _sides(text: Text) -> list[frozenset[str]]:
    """Return the words of content before and behind each ‘or’ of a line."""
    parts: list[set[str]] = [set()]
    for token in text:
        if token.words.lower() == OR:
            parts.append(set())
        elif name := name_of(token):
            parts[-1].add(name)
    return [frozenset(part) for part in parts]
