"""Meaning: the differences of a text -> what they come to, whatever kinds of words they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.called import called_otherwise, meant_in_law
from policyloom.changes.gravity import SENTENCE_ENDS
from policyloom.changes.hunks import spelt_out
from policyloom.changes.scope import grave, in_english, sides
from policyloom.changes.senses import (
    QUOTED,
    directed,
    how_many,
    more_or_less,
    reworded,
    sides_of,
    somebody_else,
    unexplained,
)
from policyloom.changes.small import by_whom, little, one_of_two
from policyloom.changes.subjects import normal, same_words, words_of
from policyloom.changes.weights import SENSE
from policyloom.remembered import remembered
from policyloom.welsh import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes.hunks import Hunk


# A draft is compared with its last edition for its control table and again for whoever asks, and
# many bodies have one text.
@remembered(256, spelt_out)
def senses(hunks: tuple[Hunk, ...]) -> tuple[str, ...]:
    """Return all that differences of one text come to, in words; nothing for mere rewording."""
    bound = tuple(hunk for hunk in hunks if hunk.under.binding)
    english = sides(in_english(hunks))
    graver = (*grave(hunks), *meant_in_law(*english))
    return tuple(
        dict.fromkeys(
            (
                *graver,
                *_not_told(graver, _said(hunks)),
                *_gone_in_languages(hunks),
                *other_words(bound),
            )
        )
    )


def _not_told(graver: tuple[str, ...], said: Iterable[str]) -> Iterator[str]:
    """Yield what is said otherwise, but words that come or go of which more is told already."""
    told = " ".join(graver)
    for one in said:
        _, _, words = one.removesuffix(")").partition(" (")
        if not words or words not in told:
            yield one


def of_values(hunks: Iterable[Hunk]) -> tuple[str, ...]:
    """Return what differences of a setting come to; another name is neither more nor less."""
    found = tuple(hunks)
    more = more_or_less(sides_of(*sides(in_english(found))))
    return tuple(dict.fromkeys((*grave(found), *more)))


@remembered(256, spelt_out)
def other_words(hunks: tuple[Hunk, ...]) -> tuple[str, ...]:
    """Return all that is said in other words than before, whether or not that is explained."""
    told = tuple(_said(hunks))
    english = sides(in_english(hunks))
    if not told:
        told = tuple(one for line in sides_of(*english) for one in reworded(line))
    return tuple(dict.fromkeys((*told, *called_otherwise(*english), *_in_languages(hunks))))


def _said(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield what is said otherwise than before, and not only in other words."""
    lines = sides_of(*sides(in_english(hunks)))
    yield from unexplained(lines)
    for told in (little, one_of_two, by_whom, how_many, directed, somebody_else):
        yield from (one for line in lines for one in told(line))


def _gone_in_languages(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield that a sentence went, and none came for it, which only others can weigh."""
    for hunk in hunks:
        went = words_of(hunk.old).strip()
        whole = went.endswith(SENTENCE_ENDS) and any(map(str.isalpha, went))
        if hunk.under.language and whole and not normal(hunk.new):
            yield f"{SENSE} in {_language(hunk)} goes (‘{_shortly(went)}’)"


def _shortly(words: str) -> str:
    said = words.split()
    return " ".join((*said[:QUOTED], "…")) if len(said) > QUOTED else words


def _language(hunk: Hunk) -> str:
    return NAMES.get(hunk.under.language, hunk.under.language)


def _in_languages(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield that words differ which only those who read the language can weigh."""
    for hunk in hunks:
        words = any(map(str.isalpha, normal((*hunk.old, *hunk.new))))
        if hunk.under.language and words and not same_words(hunk):
            yield f"{SENSE} in {_language(hunk)} changes"
