"""Senses: the words of a text on both sides -> what one says that the other does not.

What is explained is harmless: a word that is spelt, inflected, joined or shortened otherwise, one
that says the same, one that stands elsewhere on the other side, or one that says nothing. A word
of content for which nothing like that is found came, went, or took the place of another: what is
said is another thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from policyloom.changes.gravity import ENDS, STOPS
from policyloom.changes.ordinary import DEALING, PLAIN
from policyloom.changes.units import DIVIDING, LISTING, PREPOSITIONS, SILENT, units_of
from policyloom.changes.weights import SENSE
from policyloom.english.plain_words import TWO_WORDS
from policyloom.english.senses import (
    base,
    is_general,
    is_one_word,
    is_turned,
    plain,
    same_sense,
    says_little,
)
from policyloom.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes.units import Text, Unit, Units

FEW = 3
"""Words exchanged at one place; where it is more, something is put in other words."""
MOST = 0.5
"""More of the words of a sentence than this is most of it."""
QUOTED = 3
"""Words that are quoted of what came or went."""
PERSONS = (
    frozenset({"i", "we", "us", "our", "ours"}),
    frozenset({"you", "your", "yours"}),
    frozenset({"they", "them", "their", "theirs"}),
)
OWN = frozenset({"our", "your"})
"""Words that give something to somebody; ‘their’ may stand for whoever was named before."""
OURS = {"school", "trust", "academy", "federation", "college"}
DAYS = {"today", "tomorrow", "yesterday", "day", "week", "month", "term", "year"}
NOBODY = frozenset(OURS | DAYS)
"""Whose things are ours anyway, or nobody's."""
GENITIVE = re.compile(r"[^\W\d_]+['’]s").fullmatch
AGAIN = DIVIDING | {"it", "they"}
"""Where these come or go, what is said once or twice is the same."""
BEING = frozenset({"is", "are", "was", "were", "be"})
SHAPING = SILENT - {"a", "an", "the", "as"}
"""Little words that stand for others where a sentence is built otherwise."""
DIRECTED = frozenset(
    map(frozenset, [("to", "from"), ("to", "by"), ("from", "by"), ("for", "by"), ("with", "for")])
)
"""Two little words that say who does something and for whom, the one not what the other does."""
WHERE = "under over above below behind beside beyond inside outside near off onto out past up down"
PLACED = PREPOSITIONS | frozenset(f"after before during since until {WHERE}".split())
"""Words of time and place that are little too, where one takes the place of another."""
ARTICLES = frozenset({"a", "an"})
KNOWN = frozenset({"the", "our", "your", "their", "its", "this"})
"""What stands before one, or several, of whom is known who they are."""
DETERMINERS = ARTICLES | KNOWN


@dataclass(frozen=True, slots=True)
class Sides:
    """A line on both sides, word by word, and what stands elsewhere on either side of its text."""

    old: Units
    new: Units
    gone: frozenset[str] = frozenset()
    come: frozenset[str] = frozenset()

    def apart(self) -> Iterator[tuple[Units, Units]]:
        """Yield the stretches of a line in which its sides are not the same."""
        for _, gone, come in _stretches(self.old, self.new):
            yield gone, come

    def moved(self) -> bool:
        """Tell whether words of content stand elsewhere on the other side of the line."""
        apart = list(self.apart())
        return any(
            _bases(gone) & _bases(come)
            for at, (gone, _) in enumerate(apart)
            for to, (_, come) in enumerate(apart)
            if at != to
        )

    def alone(self) -> Iterator[tuple[Units, Units]]:
        """Yield the stretches that are the only ones of their sentence."""
        for _, mine in groupby(_stretches(self.old, self.new), key=itemgetter(0)):
            (_, gone, come), *more = mine
            if not more:
                yield gone, come

    def lacking(self, gone: Units, come: Units) -> tuple[list[str], list[str]]:
        """Return the words of content of a stretch that the other side does not say."""
        divides = any(unit.words in AGAIN for unit in (*gone, *come))
        return (
            _lacking(gone, self.new, self.come, again=divides),
            _lacking(come, self.old, self.gone, again=divides),
        )


# All that is asked of a line is asked one after another.
@remembered(256)
def _stretches(old: Units, new: Units) -> tuple[tuple[int, Units, Units], ...]:
    """Return what is not the same on two sides, each with the number of its sentence."""
    before, after = ([unit.words for unit in side] for side in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        (sum(words in ENDS for words in before[:first]), old[first:last], new[start:end])
        for what, first, last, start, end in matcher.get_opcodes()
        if what != "equal"
    )


def _bases(units: Units) -> frozenset[str]:
    return frozenset(base(unit.words) for unit in units if unit.words not in SILENT)


def _each(texts: object) -> tuple[int, ...]:
    """Return what makes lines the very same as others."""
    return tuple(map(id, texts)) if isinstance(texts, tuple) else (id(texts),)


# As above: all is asked of the same lines, and of those that bind once more.
@remembered(64, _each)
def sides_of(old: tuple[Text, ...], new: tuple[Text, ...]) -> tuple[Sides, ...]:
    """Return the lines of a text, of which each knows what words differ in the others."""
    lines = [
        (units_of(one, other), units_of(other, one)) for one, other in zip(old, new, strict=True)
    ]
    gone, come = ([_changed(line[side]) for line in lines] for side in (0, 1))
    return tuple(
        Sides(
            *line,
            frozenset().union(*gone[:at], *gone[at + 1 :]),
            frozenset().union(*come[:at], *come[at + 1 :]),
        )
        for at, line in enumerate(lines)
    )


@dataclass(frozen=True, slots=True)
class Exchange:
    """What only the one side says, or the other, at one place of a line, as it is quoted there."""

    lost: str = ""
    won: str = ""


def unexplained(lines: Iterable[Sides]) -> Iterator[str]:
    """Yield the words of content that came, went or took the place of others."""
    found = _found(lines)
    for one in found:
        if one.lost and one.won:
            yield f"{SENSE} changes from {one.lost} to {one.won}"
    yield from _come_or_gone(found)


def more_or_less(lines: Iterable[Sides]) -> Iterator[str]:
    """Yield the words of content that came or went, and none that took the place of others."""
    yield from _come_or_gone(_found(lines))


def _found(lines: Iterable[Sides]) -> list[Exchange]:
    return [exchange for line in lines for exchange in _exchanged(line)]


def _come_or_gone(found: Iterable[Exchange]) -> Iterator[str]:
    one_sided = [one for one in found if not (one.lost and one.won)]
    goes = [one.lost for one in one_sided if one.lost]
    comes = [one.won for one in one_sided if one.won]
    for verb, words in (("goes", goes), ("comes", comes)):
        if words:
            yield f"{SENSE} {verb} ({', '.join(dict.fromkeys(words))})"


@remembered(256)
def _exchanged(line: Sides) -> tuple[Exchange, ...]:
    return tuple(_exchanges(line))


def _exchanges(line: Sides) -> Iterator[Exchange]:
    """Yield what is exchanged in a line, or comes or goes alone.

    A word that comes or goes where the sentence is built otherwise is part of other words for it.
    """
    stays = sum(not unit.changed and unit.words not in STOPS for unit in line.new)
    for gone, come in line.apart():
        lost, won = line.lacking(gone, come)
        parts = ["".join(unit.words for unit in part) for part in (gone, come)]
        if lost and won:
            few = min(len(lost), len(won)) <= FEW and stays >= min(len(lost), len(won))
            says = _says(lost) or _says(won) or _is_alone(line, gone, come)
            if few and says and (not is_one_word(*parts) or parts[0] in TWO_WORDS):
                yield Exchange(_in_place(gone, lost), _in_place(come, won))
        elif goes := _alone_in(line, gone, come, lost, _listed(line.old, line.new), line.come):
            yield Exchange(lost=_in_place(gone, goes))
        elif comes := _alone_in(line, come, gone, won, _listed(line.new, line.old), line.gone):
            yield Exchange(won=_in_place(come, comes))


def _alone_in(  # noqa: PLR0913, PLR0917 - a stretch, and all that is known of the other side
    line: Sides,
    part: Units,
    others: Units,
    lacking: list[str],
    listed: frozenset[Unit],
    elsewhere: frozenset[str],
) -> list[str]:
    """Return the words that came or went alone, or as one more of those that are listed.

    A sentence that is built anew is said with other general words, and seen from another side.
    """
    found = _says(lacking)
    if _is_rebuilt(part, lacking):
        anew = (one for one in found if not _is_general(one))
        found = [one for one in anew if not any(is_turned(one, other) for other in elsewhere)]
    if not _tells(line, part, others, listed):
        stays = {unit.words for unit in (*line.old, *line.new) if not unit.changed}
        things = (one for one in found if base(one) in DEALING or _says_a_thing(one))
        found = [one for one in things if one not in stays]
    return found


def _says_a_thing(word: str) -> bool:
    """Tell whether a single word names a thing, or what becomes of it, however all is built."""
    return not (" " in word or word in PLACED or _is_general(word))


def _is_general(words: str) -> bool:
    """Tell whether words say little where a sentence is built anew, or name us: ‘the school’."""
    return words in OURS or all(is_general(word) for word in words.split() if word not in SILENT)


def _is_rebuilt(part: Units, lacking: list[str]) -> bool:
    """Tell whether others say most of a sentence that came or went."""
    ends = any(unit.words in ENDS for unit in part)
    return ends and len(lacking) <= MOST * sum(unit.says for unit in part)


def _says(words: list[str]) -> list[str]:
    return [one for one in words if not says_little(one)]


def _is_alone(line: Sides, part: Units, others: Units) -> bool:
    """Tell whether words came or went with their sentence, or no little ones or others moved."""
    if any(unit.words in ENDS for unit in part):
        return True
    return SHAPING.isdisjoint(unit.words for unit in others) and not line.moved()


def _tells(line: Sides, part: Units, others: Units, listed: frozenset[Unit]) -> bool:
    """Tell whether words came or went by themselves, or as one more of those that are listed."""
    return _is_alone(line, part, others) or not listed.isdisjoint(part)


def _listed(mine: Units, theirs: Units) -> frozenset[Unit]:
    """Return what a list of one side names, where that list is longer than on the other.

    ‘A coat and boots’, ‘a coat, boots and a hat’: the sign between two moves with the one more.
    """
    if _dividers(mine) <= _dividers(theirs):
        return frozenset()
    words = [unit for unit in mine if unit.words not in DETERMINERS]
    return frozenset(
        unit for before, unit in pairwise(words) if before.words in LISTING and unit.changed
    )


def _dividers(units: Units) -> int:
    return sum(unit.words in LISTING for unit in units)


def reworded(line: Sides) -> Iterator[str]:
    """Yield that things are put in other words, of which nobody knows whether they say them."""
    for gone, come in line.apart():
        lost, won = line.lacking(gone, come)
        if words := _says(won) or _says(lost):
            yield f"{SENSE} is put in other words ({_quoted(words)})"


def directed(line: Sides) -> Iterator[str]:
    """Yield the little words by which somebody gives who took, or does what was done."""
    if not any(True for _ in unexplained((line,))):
        for gone, come in _single(line):
            if frozenset((gone, come)) in DIRECTED:
                yield f"{SENSE} changes from ‘{gone}’ to ‘{come}’"


def how_many(line: Sides) -> Iterator[str]:
    """Yield that one is spoken of where it was several, or several where it was one."""
    for pair in line.alone():
        gone, come = ([unit.words for unit in part] for part in pair)
        for one, several in ((gone, come), (come, gone)):
            known = len(one) == len(several) > 0 and _is_known(line, one[0])
            alone = ARTICLES.issuperset(one[:1]) and not _of_several(line)
            noun = one[not known : 2 - known]
            if noun and (known or alone) and several[:1] == [f"{noun[0]}s"]:
                yield f"{SENSE} is about {_quoted(come[:2])}, and was about {_quoted(gone[:2])}"


def _is_known(line: Sides, noun: str) -> bool:
    """Tell whether a noun names one that is known: ‘the owner’."""
    words = [unit.words for side in (line.old, line.new) for unit in side]
    return any(words[at] == noun and words[at - 1] in KNOWN for at in range(1, len(words)))


def _of_several(line: Sides) -> bool:
    """Tell whether a line begins with several, of whom each may have one."""
    return next((unit.words.endswith("s") for unit in line.new if unit.words.isalpha()), False)


def somebody_else(line: Sides) -> Iterator[str]:
    """Yield that a line speaks to others, or of others, than before."""
    for gone, come in line.apart():
        one, other = _person(gone), _person(come)
        if (one and other and one != other) or _is_owned(gone, come) or _is_owned(come, gone):
            yield f"{SENSE} is about somebody else"


def _is_owned(one: Units, other: Units) -> bool:
    """Tell whether what is somebody's is ours or yours on the other side: ‘the owner's risk’."""
    named = [unit.words for unit in one if unit.changed and unit.says and GENITIVE(unit.words)]
    said = {unit.words for unit in other}
    mine = {unit.words for unit in other if unit.changed} & OWN
    known = said | NOBODY
    return bool(named and mine) and known.isdisjoint({*named, *(name[:-2] for name in named)})


def _single(line: Sides) -> Iterator[tuple[str, str]]:
    """Yield each word that alone took the place of a single other: ‘goes to’, ‘goes by’."""
    for pair in line.apart():
        gone, come = ([word for unit in side for word in unit.words.split()] for side in pair)
        was, now = ([one for one in a if one not in b] for a, b in ((gone, come), (come, gone)))
        phrases = {" ".join(word for word in one if word not in BEING) for one in (gone, come)}
        if len(was) == len(now) == 1 and not phrases <= PLAIN:
            yield was[0], now[0]


def _quoted(words: list[str]) -> str:
    """Return words in quotation marks, of many the first: the passage itself stands beside it."""
    more = " …" if len(words) > QUOTED else ""
    return f"‘{' '.join(words[:QUOTED])}{more}’"


def _in_place(part: Units, words: list[str]) -> str:
    """Return words of a stretch in quotation marks, with the little words between them."""
    said: list[str] = []
    between: list[str] = []
    left = words[:QUOTED]
    for unit in part:
        found = [word for word in left if word == unit.words or word in unit.parts]
        if found and {*unit.words.split()} - {*found} <= SILENT | PLACED:
            found = [unit.words]
        said += (*between, *found) if said and found else found
        between = [] if found else [*between, unit.words] if unit.words in SILENT else []
        left = [word for word in left if word not in unit.parts and word != unit.words]
    more = ["…"] if len(words) > QUOTED else []
    return f"‘{' '.join((*said, *more))}’"


def _person(part: Units) -> frozenset[str]:
    """Return who speaks or is spoken to or of, if it is one of them only."""
    words = {unit.words for unit in part if unit.changed}
    found = [person for person in PERSONS if person & words]
    return found[0] if len(found) == 1 else frozenset()


def _lacking(part: Units, others: Units, elsewhere: Iterable[str], *, again: bool) -> list[str]:
    """Return the words of content that nothing else on the other side says.

    What stayed there explains a word only where it is said ``again``, in another sentence.
    """
    known = {*elsewhere, *(unit.words for unit in others if unit.changed)}
    same = {unit.words for unit in others if not unit.changed}
    stayed = {plain(unit.words) for unit in others} if again else set()
    return [
        words
        for unit in part
        if unit.says and unit.changed and plain(unit.words) not in stayed
        for words in _unsaid(unit, known, same)
    ]


def _unsaid(unit: Unit, known: set[str], same: set[str]) -> tuple[str, ...]:
    """Return words that no others say; of several that are one in sense, those of them.

    Words of which a part stays are said by what stays only if the two are one in sense.
    """
    if any(_is_said(unit.words, one) for one in known):
        return ()
    if not unit.whole and any(same_sense(unit.words, one) for one in same):
        return ()
    if not unit.parts:
        return (unit.words,)
    left = tuple(part for part in unit.parts if not any(_is_said(part, one) for one in known))
    # None of them is said: they are quoted as they stand.
    as_one = left and (says_little(unit.words) or (unit.whole and left == unit.parts))
    return (unit.words,) if as_one else left


def _is_said(words: str, other: str) -> bool:
    """Tell whether words say the same as others, or one of several does as a single word.

    What ‘has the capacity to’ says, ‘can’ says, also where it is one with a verb: ‘can seat’.
    """
    if same_sense(words, other) or same_sense(words, other.partition(" ")[0]):
        return True
    if (" " in words) is (" " in other):
        return False
    short, long = sorted((words, other), key=lambda one: " " in one)
    initials = "".join(one[0] for one in long.split())
    parts = (one for one in long.split() if one not in STOPS)
    return short == initials or any(same_sense(short, one) for one in parts)


def _changed(units: Units) -> frozenset[str]:
    return frozenset(unit.words for unit in units if unit.changed)
