"""Named: a line on both sides -> the line in which what goes by several names has one of them.

A tannoy is a public address system, though no public is about, and the family doctor is the GP:
where the table of names has what one side says and what the other does, the new side says it in
the words of the old one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.gravity import State, words_of
from policyloom.english.nouns import plural_of
from policyloom.english.plain_words import NAMES, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token

    Text = tuple[Token, ...]

INNER = re.compile(r" (?:of|for|in|to|from|at|on|with|who|that|and|or) ")
"""Words behind which a name does not change where it names several: members of the board."""
PLAINLY = re.compile("[a-z ]+").fullmatch
SHORT = 2
"""Letters of initials that are a word as well, or an hour: IT, HR."""
LONGEST = 12
"""Words and marks of which a name may consist."""
ARTICLES = frozenset({"the", "a", "an"})
"""Words of a phrase that weighs, behind which a name may begin: ‘the public’."""
Meant: TypeAlias = "frozenset[tuple[int, bool]]"
"""What a name stands for, each with whether that is one or several."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: which tokens it is, the words it has there, and what it stands for."""

    first: int
    last: int
    words: str
    meant: Meant
    changed: bool


def named_alike(old: Text, new: Text) -> tuple[Text, Text]:
    """Return both sides of a line, in which one thing has the name that it had.

    What stands elsewhere on the new side still differs, as words that moved do.
    """
    mine, others, behind = list(old), list(new), 0
    for name, other in _pairs(old, new):
        run = old[name.first : name.last]
        stays = _stayed(old, name) == _stayed(new, other)
        run = tuple(replace(token, state=State.SAME) for token in run) if stays else run
        mine[name.first : name.last] = run
        others[other.first + behind : other.last + behind] = run
        behind += len(run) - (other.last - other.first)
    return tuple(mine), tuple(others)


def _stayed(text: Text, name: Name) -> int:
    """Return how many words before a name are the same on both sides."""
    return sum(not token.changed for token in text[: name.first])


def _pairs(old: Text, new: Text) -> list[tuple[Name, Name]]:
    """Return the names of which the new side has others for the same, in its order."""
    before, after = ([*_names_in(side)] for side in (old, new)) if _differ(old, new) else ([], [])
    found = []
    for name in before:
        again = next((one for one in after if one.words == name.words), None)
        other = again or next((one for one in after if _are_one(name, one)), None)
        if other:
            after.remove(other)
            found += [] if again else [(name, other)]
    return sorted(found, key=lambda pair: pair[1].first)


def _differ(old: Text, new: Text) -> bool:
    return any(token.changed for token in (*old, *new))


def _are_one(name: Name, other: Name) -> bool:
    return (name.changed or other.changed) and not name.meant.isdisjoint(other.meant)


def _names_in(text: Text) -> Iterator[Name]:
    """Yield the names of a text from its first word on, of two that begin alike the longer."""
    words = [(word, at) for at, token in enumerate(text) for word in token.words.split()]
    start = 0
    while start < len(words):
        length, meant = _named([word for word, _ in words[start : start + LONGEST]])
        if length and _is_whole(words, start, start + length):
            first, last = words[start][1], words[start + length - 1][1] + 1
            said = " ".join(word.lower() for word, _ in words[start : start + length])
            yield Name(first, last, said, meant, any(t.changed for t in text[first:last]))
        start += length or 1


def _is_whole(words: list[tuple[str, int]], start: int, end: int) -> bool:
    """Tell whether words begin and end where tokens do, articles apart."""
    before = [word for word, at in words[:start] if at == words[start][1]]
    behind = words[end][1] if end < len(words) else None
    return behind != words[end - 1][1] and ARTICLES.issuperset(map(str.lower, before))


def _named(words: list[str]) -> tuple[int, Meant]:
    """Return how many of the words that begin a text are a name, and what it stands for."""
    forms = _forms_of(words[0].lower())
    for length in range(len(words) if forms else 0, 0, -1):
        said = " ".join(words[:length])
        found = forms.get(said.lower().removesuffix("'s"))
        if found and (len(said) > SHORT or said.isupper()):
            return length, found
    return 0, frozenset()


@cache
def _forms_of(first: str) -> dict[str, Meant]:
    """Return the names that begin with a word, in all their forms, and what they stand for."""
    found: defaultdict[str, set[tuple[int, bool]]] = defaultdict(set)
    for name, number in _by_first_word().get(first.removesuffix("'s"), ()):
        for several, form in enumerate((name, plural_of(name))):
            for words in _written(form):
                found[words].add((number, bool(several)))
    return {words: frozenset(meant) for words, meant in found.items()}


@cache
def _by_first_word() -> dict[str, list[tuple[str, int]]]:
    """Return all names by the words that they begin with, as one or as several."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, group in enumerate(written(NAMES)):
        for name in group:
            found[_first_word(name)].append((name, number))
            if INNER.search(name):
                found[_first_word(plural_of(name))].append((name, number))
    return found


def _first_word(name: str) -> str:
    """Return the word with which a name begins in a text."""
    first = name.partition(" ")[0].rstrip(",'").removesuffix("'s")
    return next(words_of(first)) if "-" in first else first


@cache
def _written(name: str) -> frozenset[str]:
    """Return a name with its commas and apostrophes as the words of a text, and without them."""
    if PLAINLY(name):
        return frozenset([name])
    return frozenset(
        " ".join(words_of(name.replace(", ", comma).replace("s' ", mark)))
        for comma, mark in product((", ", " "), ("s' ", "s "))
    )
