"""Senses: words -> which say the same as others, and which say nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from policyloom.english.contraries import opposite
from policyloom.english.plain_words import (
    DIFFERENT,
    EMPTY,
    GENERAL,
    IRREGULAR,
    LIGHT,
    SAME,
    TURNED,
    table,
    vocabulary,
    words_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

SPELT_ALIKE = 0.85
"""Two words of which more of the letters than this are the same are one word, spelt otherwise."""
AMERICAN, AMERICAN_END = re.compile("[ao]e"), re.compile("([bctv])re(?=s?$)")
LONG = 6
"""Letters of a word that is long enough to be known again though two of them differ."""
FAMILY = 4
"""Letters that words of one family begin with, as ‘believing’ and ‘belief’ do."""
ENDING = re.compile(r"(?:'s|s'|'|(?<=[^s])s)$")
DERIVED = re.compile(
    r"(?<=if|pl)ication$|(?<=.{3})(?:iation|iate|iated|iating|ation|ating|ated|ator|ate|ion|iour|ment|ing|ness|ity|ally|ily|ly|ful|able|ible|[ae]nc(?:e|ed|ing|y)|al|ie|ied|ed|er|est|e|y)$"
)
INFLECTION = re.compile(r"e?s?|ed|d|ing|ly|ily|y|ies|ied|able")
HAS = {"has": "have", "goes": "go", "does": "do"}
"""What ends as if there were several."""
MEN = re.compile(r"(?<=.{3})men$")
BEHIND = re.compile(r" (?:of|on|to|with|for|about|that|in|at|by|from|into|as|how)$")
"""What may stand behind a verb or not: ‘make a decision on’."""
BEFORE = re.compile(r"^(?:be|is|are|was|were|been|being) (?=\S)")
"""What may stand before what is done: ‘be tasked with’."""
FORMS_OF_BE = ("b", "i", "a", "w")
BEING = frozenset({"be", "is", "are", "was", "were", "been", "being"})
BEGINNING = 3
"""Letters by which the words of the tables are found."""
Numbers: TypeAlias = "dict[str, list[int]]"
WORD = re.compile(r"[^\W_][\w'-]*|\S")


@lru_cache(maxsize=1 << 14)
def same_sense(one: str, other: str) -> bool:
    """Tell whether two words or phrases in small letters are one, or say the same."""
    # Few are alike, and that is known sooner than that two are not each other's opposite.
    return one == other or (
        _is_alike(one, other) and not (opposite(one, other) or _are_apart(one, other))
    )


def _are_apart(one: str, other: str) -> bool:
    """Tell whether two are often taken for each other, and say different things in a policy."""
    first, second = base(one), base(other)
    return first != second and _are_together(_apart(), first, second)


def _are_together(numbers: Numbers, one: str, other: str) -> bool:
    """Tell whether two bases are in one group of a table."""
    return not {*numbers.get(one, ())}.isdisjoint(numbers.get(other, ()))


@cache
def _apart() -> Numbers:
    return _numbered(table(DIFFERENT))


def _is_alike(one: str, other: str) -> bool:
    if is_one_word(one, other) or _share_a_group(one, other) or is_slip(one, other):
        return True
    if min(len(one), len(other)) >= LONG and _american(one) == _american(other):
        return True
    return _spelt_alike(_joined(one), _joined(other)) and not _are_words(one, other)


def _are_words(one: str, other: str) -> bool:
    """Tell whether neither is a slip: both are words, and spelt so by what they say."""
    return all(map(_is_word, (one, other)))


def _is_word(word: str) -> bool:
    """Tell whether a word stands in any table, or one that is inflected otherwise."""
    known = base(word) if len(base(word)) >= FAMILY else word
    return known in _words_that_begin(_beginning(word))


@cache
def _words_that_begin(letters: str) -> frozenset[str]:
    words = _words_by_beginning().get(letters, ())
    return frozenset((*words, *map(base, words)))


@cache
def _words_by_beginning() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in vocabulary():
        found[_beginning(word)].append(word)
    return found


@cache
def _american(word: str) -> str:
    """Return a word as it is spelt in America, or nearly: a manoeuvre is a maneuver."""
    return AMERICAN_END.sub(r"\1er", AMERICAN.sub("e", word))


def _spelt_alike(one: str, other: str) -> bool:
    """Tell whether most letters are the same; of words unlike in length they cannot be."""
    most = SPELT_ALIKE * (len(one) + len(other)) / 2
    if min(len(one), len(other)) < most or len(one) - _strange(one, other) < most:
        return False
    found = SequenceMatcher(None, one, other)
    return found.quick_ratio() >= SPELT_ALIKE and found.ratio() >= SPELT_ALIKE


def _strange(one: str, other: str) -> int:
    """Return how many letters of a word are not in another, each counted once."""
    return len(_letters(one) - _letters(other))


_letters = cache(frozenset[str])


def is_slip(one: str, other: str) -> bool:
    """Tell whether two letters of a word changed places: ‘teh’ for ‘the’."""
    if len(one) != len(other) or one[:1] != other[:1] or one == other:
        return False
    apart = [at for at, pair in enumerate(zip(one, other, strict=True)) if len({*pair}) > 1]
    first = apart[0] if apart else 0
    turned = one[first : first + 2] == other[first : first + 2][::-1]
    return apart == [first, first + 1] and turned and not _are_words(one, other)


@cache
def base(words: str) -> str:
    """Return words without their endings, as they would stand first in a dictionary or shorter."""
    # Most are plain words, and the tables have thousands of them.
    plainly = words.replace(" ", "").isalpha()
    return " ".join(map(_bare, words.split() if plainly else WORD.findall(words)))


@cache
def _bare(word: str) -> str:
    word = plain(word)
    while (shorter := DERIVED.sub("", word)) != word:
        word = shorter
    return word[:-1] if len(word) > FAMILY and word[-1] == word[-2] else word


@cache
def plain(word: str) -> str:
    """Return one of several as one, and what was done as what is done."""
    word = HAS.get(word) or ENDING.sub("", word) or word
    return _irregular().get(word) or (word[:-2] + "an" if MEN.search(word) else word)


@cache
def _irregular() -> dict[str, str]:
    return {group[0]: group[1] for group in table(IRREGULAR)}


def _share_a_group(one: str, other: str) -> bool:
    """Tell whether two say the same, or would if the one did not say ‘on’ or ‘with’ behind it."""
    mine, others = _known_by(one), _known_by(other)
    return bool(
        mine & others or mine & _known_by(_bare_verb(other)) or others & _known_by(_bare_verb(one))
    )


@cache
def _done(words: str) -> str:
    """Return the base of what is done, whether or not it is said with a ‘be’."""
    return base(BEFORE.sub("", words) if words.startswith(FORMS_OF_BE) else words)


@cache
def _bare_verb(words: str) -> str:
    return BEHIND.sub("", words)


@cache
def _known_by(words: str) -> frozenset[int | str]:
    """Return the groups of ``SAME`` that words are in, and the family of a single word."""
    mine = _done(words)
    family = () if " " in mine else (mine[: max(FAMILY, len(mine) - 1)],)
    return frozenset({*_groups_of(mine.partition(" ")[0][:BEGINNING]).get(mine, ()), *family})


@cache
def _groups_of(letters: str) -> Numbers:
    """Return by words that begin so the groups of all tables they are in, by their numbers."""
    found: Numbers = {}
    for words, number in _by_beginning()[0].get(letters, ()):
        found.setdefault(_done(words), []).append(number)
    return found


@cache
def _by_beginning() -> tuple[defaultdict[str, list[tuple[str, int]]], defaultdict[str, list[str]]]:
    """Return the words of all tables by how they begin, with their groups, and the phrases.

    There are tens of thousands, of which a comparison asks for few: only those are worked out.
    """
    groups: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    several: defaultdict[str, list[str]] = defaultdict(list)
    for number, group in enumerate(chain(*map(table, SAME))):
        for words in group:
            first = words.partition(" ")[0]
            if not words.isalpha():
                several[_beginning(first)].append(words)
                if first in BEING:
                    first = words.split(" ", 2)[1]
            groups[_beginning(first)].append((words, number))
    for words in chain(words_in(EMPTY), words_in(LIGHT)):
        several[_beginning(words.partition(" ")[0])].append(words)
    return groups, several


@cache
def _beginning(word: str) -> str:
    """Return the letters with which a word begins however it is inflected."""
    plainly = len(word) > BEGINNING + 1 and word.isalpha() and word not in _irregular()
    return (word if plainly else base(word).partition(" ")[0])[:BEGINNING]


def _numbered(groups: Iterable[tuple[str, ...]]) -> Numbers:
    """Return by words the numbers of the groups of a table that they are in."""
    found: Numbers = {}
    for number, group in enumerate(groups):
        for words in group:
            found.setdefault(_done(words), []).append(number)
    return found


@cache
def phrases(first: str) -> tuple[int, frozenset[tuple[str, ...]]]:
    """Return what begins with this base, consists of several words and is one in sense.

    The number says how many words the longest has.
    """
    found = frozenset(_phrases_that_begin(first[:BEGINNING]).get(first, ()))
    return max(map(len, found), default=1), found


@cache
def _phrases_that_begin(letters: str) -> dict[str, list[tuple[str, ...]]]:
    """Return all phrases that begin so, by the base that each begins with."""
    begun: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in _by_beginning()[1].get(letters, ()):
        phrase = tuple(base(words).split())
        if len(phrase) > 1:
            begun[phrase[0]].append(phrase)
    return begun


def says_nothing(words: str) -> bool:
    """Tell whether words can come or go and what is said stays the same."""
    return words in _empty()


@cache
def _empty() -> frozenset[str]:
    return words_in(EMPTY)


def says_little(words: str) -> bool:
    """Tell whether a word can come or go alone where a sentence is built otherwise."""
    done = BEFORE.sub("", words)
    return any(
        _is_inflected(said, one)
        for said in (done, BEHIND.sub("", done))
        for one in _light().get(base(said), ())
    )


def _is_inflected(words: str, other: str) -> bool:
    """Tell whether words of one base are one word: ‘located’ is ‘locates’, and not ‘local’."""
    return all(map(_is_form, words.split(), other.split()))


def _is_form(word: str, other: str) -> bool:
    pairs = zip(word, other, strict=False)
    apart = next((at for at, (one, two) in enumerate(pairs) if one != two), None)
    at = min(len(word), len(other)) if apart is None else apart
    return plain(word) == plain(other) or all(
        INFLECTION.fullmatch(one[at:]) for one in (word, other)
    )


@cache
def _light() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for words in (BEFORE.sub("", one) for one in words_in(LIGHT)):
        found[base(words)].append(words)
    return {words: tuple(many) for words, many in found.items()}


def is_general(words: str) -> bool:
    """Tell whether a word says little where a sentence is built anew."""
    return base(words) in _general()


@cache
def _general() -> frozenset[str]:
    return frozenset(map(base, words_in(GENERAL)))


def is_turned(one: str, other: str) -> bool:
    """Tell whether two words say the same from two sides: ‘buy’ and ‘sell’."""
    return _are_together(_turned(), base(one), base(other))


@cache
def _turned() -> Numbers:
    return _numbered(table(TURNED))


def is_one_word(one: str, other: str) -> bool:
    """Tell whether words are the same but for spaces and hyphens."""
    return _joined(one) == _joined(other)


@cache
def _joined(words: str) -> str:
    """Return words without spaces, hyphens and accents: a café is a cafe."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", words)))
