"""Units: the words of a line -> what is one in sense as one, without what says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.gravity import ENDS, JOINS, STOPS
from policyloom.changes.ordinary import QUESTIONS
from policyloom.changes.weights import ACTOR, EXTENT, NAME, STATE, TIME
from policyloom.english.plain_words import TWO_WORDS, table
from policyloom.english.senses import base, phrases, says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token

PREPOSITIONS = frozenset(
    ["from", "upon", "against", "between", "among", "through", "within", "across", "toward"]
)
SILENT = STOPS | QUESTIONS | PREPOSITIONS | {"what", "being", "having", "please"}
"""Words that are no words of content."""
PLAIN_KINDS = frozenset({STATE, NAME, EXTENT, TIME, ACTOR})
"""Kinds of weight that make no other sense of a word of content which comes or goes alone."""
LINKS = frozenset({"about", "and", "with", "to", "by", "for", "so", "also", "then", "as", "in"})
"""Little words for which there are longer ones."""
REACH = 6
PARTED = {"let": "know", "pick": "up", "hand": "in out back over", "switch": "on off"}
PARTED |= {"turn": "on off down", "fill": "in", "send": "in back", "give": "back", "bring": "back"}
PARTED |= {"put": "on off up", "take": "off", "set": "up out", "sort": "out", "look": "up"}
APART = {base(verb): frozenset(words.split()) for verb, words in PARTED.items()}
"""What may stand a few words behind a verb and is one with it."""
LISTING = JOINS | {","}
DIVIDING = ENDS | LISTING
"""Where these come or go, sentences are joined or divided, and say a word once or twice."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or several that are one in sense, in small letters."""

    words: str
    changed: bool
    says: bool
    """Whether it is a word of content, and not one that carries weight of its own."""
    whole: bool = True
    """Whether all its words differ, or none."""
    parts: tuple[str, ...] = ()
    """Of several words, those of content that differ."""


Units: TypeAlias = "tuple[Unit, ...]"
Text: TypeAlias = "tuple[Token, ...]"


def units_of(tokens: Text, other: Text) -> Units:
    """Return the words of a line, what is one in sense as one, without those that say nothing."""
    runs = tuple(_runs(_side_by_side(tokens), other))
    words = ["".join(token.words.lower() for token in run) for run in runs]
    bases = [base(word) for word in words]
    found, at = [], 0
    while at < len(runs):
        length = _phrase(bases, at)
        # What stays stands the same on both sides, word by word.
        if not any(token.changed for run in runs[at : at + length] for token in run):
            length = 1
        unit = " ".join(words[at : at + length])
        if not says_nothing(unit):
            found.append(_unit(unit, tuple(chain(*runs[at : at + length]))))
        at += length
    return tuple(found)


def _runs(tokens: Text, other: Text) -> Iterator[Text]:
    """Yield words, two as one where they are one on the other side: ‘web site’ is ‘website’."""
    single = {token.words.lower() for token in other if token.changed}
    at = 0
    while at < len(tokens):
        pair = "".join(token.words.lower() for token in tokens[at : at + 2])
        length = 2 if pair in single - TWO_WORDS and len(tokens) > at + 1 else 1
        yield tokens[at : at + length]
        at += length


def _side_by_side(tokens: Text) -> Text:
    """Return words in which what belongs together stands together: ‘let know the office’."""
    found = list(tokens)
    for at, token in enumerate(tokens):
        behind = APART.get(base(token.words.lower()), frozenset())
        # What ‘hand washing’ names is not handed in.
        verb = at + 1 < len(found) and not found[at + 1].words.endswith("ing")
        near = (n for n in range(at + 2, min(at + REACH, len(found))) if verb)
        place = next((n for n in near if found[n].words.lower() in behind), 0)
        if place and not any(one.words in DIVIDING for one in found[at:place]):
            found.insert(at + 1, found.pop(place))
    return tuple(found)


def _joins(words: str) -> bool:
    """Tell whether words say what little ones do: ‘with regard to’, ‘together with’."""
    return " " in words and base(words) in _links()


@cache
def _links() -> frozenset[str]:
    groups = (group for group in table("little") if not LINKS.isdisjoint(group))
    return frozenset(base(words) for group in groups for words in group)


def _phrase(bases: list[str], at: int) -> int:
    """Return how many words from here on are one in sense."""
    longest, known = phrases(bases[at].partition(" ")[0])
    lengths = range(min(longest, len(bases) - at), 1, -1)
    return next((n for n in lengths if tuple(" ".join(bases[at : at + n]).split()) in known), 1)


def _unit(words: str, run: Text) -> Unit:
    # Of several words those may say something among which others carry weight of their own.
    parts = _parts(run) if len(run) > 1 else ()
    content = all(map(_is_content, run)) or bool(parts)
    says = content and not SILENT.issuperset(words.split()) and words[:1].isalpha()
    differ = [token.changed for token in run]
    whole = len({*differ}) == 1 and all(one.whole for one in run)
    return Unit(words, any(differ), says and not _joins(words), whole, parts)


def _parts(run: Text) -> tuple[str, ...]:
    differ = (token.words.lower() for token in run if token.changed and _is_content(token))
    return tuple(word for word in differ if word not in SILENT and word[:1].isalpha())


def _is_content(token: Token) -> bool:
    """Tell whether a word says something: what weighs only in pairs does so alone."""
    weight = token.weight
    return token.is_plain or bool(weight and weight.paired and weight.kind in PLAIN_KINDS)
