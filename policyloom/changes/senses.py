"""Senses: words exchanged where all else stays as it was -> which of them say another thing.

Where most of a sentence stays and a word takes the place of another, the two are held against what
is known of English: one word spelt otherwise, one that says the same, or another. Words that stand
elsewhere on the other side of the line have only moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.gravity import STOPS
from policyloom.changes.lexicon import DUTY, RIGHT, SENSE
from policyloom.changes.ordinary import QUESTIONS
from policyloom.english.senses import base, is_one_word, phrases, same_sense, says_nothing
from policyloom.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.gravity import Token

FEW = 2
"""Words exchanged at one place; where it is more, something is put in other words."""
QUOTED = 3
"""Words that are quoted of what came or went."""
PERSONS = (
    frozenset({"i", "we", "us", "our", "ours"}),
    frozenset({"you", "your", "yours"}),
    frozenset({"they", "them", "their", "theirs"}),
)
OF_WHOM = "new other additional former deputy assistant acting adult local"
FITTED = "qualified trained certified licensed registered accredited experienced signed insured"
NARROWING = frozenset(f"{OF_WHOM} {FITTED}".split())
"""Words that make what follows another thing, or fewer."""
SILENT = STOPS | QUESTIONS
"""Words that are no words of content."""
ADDING = frozenset({"and", "or"})
NEXT = 3
"""Behind a member of a series, so many words on, stands the ‘and’ that ends it."""
DIRECTED = frozenset(
    map(frozenset, [("to", "from"), ("to", "by"), ("from", "by"), ("for", "by"), ("with", "for")])
)
"""Two little words that say who does something and for whom, the one not what the other does."""
LITTLE = "a an the our; is are be been; was were; has have; do does; this these"
LITTLE += "; that those which who"
ALIKE = {word: group for group in LITTLE.split("; ") for word in group.split()}
"""Little words of which one may stand for another, each with its group."""
PLACED = frozenset(
    ["after", "before", "during", "since", "through", "against", "among", "between", "until"]
)
"""Words of time and place that are little too, where one takes the place of another."""
BOUND = frozenset({DUTY, RIGHT})


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word, or several that are one in sense, in small letters."""

    words: str
    changed: bool
    says: bool
    """Whether it is a word of content, and not one that carries weight of its own."""


Units: TypeAlias = "tuple[_Unit, ...]"


def exchanged(old: tuple[Token, ...], new: tuple[Token, ...]) -> Iterator[str]:
    """Yield the words that took the place of others in a line, if they say another thing."""
    before, after = _units(old), _units(new)
    stays = sum(1 for unit in after if not unit.changed and unit.words not in STOPS)
    for gone, come in _apart(before, after):
        lost, won = _lacking(gone, after), _lacking(come, before)
        few = 0 < len(lost) <= FEW and 0 < len(won) <= FEW and stays >= max(len(lost), len(won))
        parts = ("".join(unit.words for unit in part) for part in (gone, come))
        if few and not is_one_word(*parts):
            yield f"{SENSE} changes from {_quoted(lost)} to {_quoted(won)}"


def lacking(old: tuple[Token, ...], new: tuple[Token, ...]) -> Iterator[str]:
    """Yield the words of content that came or went while nothing came for them."""
    before, after = _units(old), _units(new)
    for gone, come in _apart(before, after):
        lost, won = _lacking(gone, after), _lacking(come, before)
        if bool(lost) is not bool(won):
            yield f"{SENSE} goes ({_quoted(lost)})" if lost else f"{SENSE} comes ({_quoted(won)})"


def added(old: tuple[Token, ...], new: tuple[Token, ...]) -> Iterator[str]:
    """Yield what a line says of more or fewer things, or of somebody else, than before."""
    before, after = _units(old), _units(new)
    for gone, come in _apart(before, after):
        lost, won = _lacking(gone, after), _lacking(come, before)
        if lost and not won and (_adds(gone, lost) or _in_series(gone, before)):
            yield f"{SENSE} goes ({_quoted(lost)})"
        elif won and not lost and (_adds(come, won) or _in_series(come, after)):
            yield f"{SENSE} comes ({_quoted(won)})"
        elif (one := _person(gone)) and (other := _person(come)) and one != other:
            yield f"{SENSE} is about somebody else"


def directed(old: tuple[Token, ...], new: tuple[Token, ...]) -> Iterator[str]:
    """Yield the little words by which somebody gives who took, or does what was done."""
    other = any(True for _ in (*exchanged(old, new), *lacking(old, new)))
    for gone, come in _single(old, new):
        if frozenset((gone, come)) in DIRECTED and not other:
            yield f"{SENSE} changes from ‘{gone}’ to ‘{come}’"


def little(old: tuple[Token, ...], new: tuple[Token, ...]) -> Iterator[str]:
    """Yield the little words that took the place of others: ‘was’ for ‘is’, ‘on’ for ‘under’."""
    for gone, come in _single(old, new):
        known = ALIKE.get(gone, gone) == ALIKE.get(come, come)
        if {gone, come} <= STOPS | PLACED and not known:
            yield f"{SENSE} changes from ‘{gone}’ to ‘{come}’"


def _single(old: tuple[Token, ...], new: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
    """Yield each word that alone took the place of a single other."""
    for gone, come in _apart(_units(old), _units(new)):
        if len(gone) == len(come) == 1 and gone[0].changed and come[0].changed:
            yield gone[0].words, come[0].words


def bound(old: tuple[Token, ...], new: tuple[Token, ...]) -> Iterator[str]:
    """Yield what somebody must, may or must not do now in place of what was said before."""
    if any(t.weight and t.weight.kind in BOUND and not t.changed for t in old):
        yield from exchanged(old, new)


@remembered(256)
def _apart(before: Units, after: Units) -> tuple[tuple[Units, Units], ...]:
    """Return the stretches of a line in which its sides are not the same."""
    matcher = SequenceMatcher(
        None, [unit.words for unit in before], [unit.words for unit in after], autojunk=False
    )
    return tuple(
        (before[first:last], after[start:end])
        for what, first, last, start, end in matcher.get_opcodes()
        if what != "equal"
    )


def _quoted(words: list[str]) -> str:
    """Return words in quotation marks, of many the first: the passage itself stands beside it."""
    more = " …" if len(words) > QUOTED else ""
    return f"‘{' '.join(words[:QUOTED])}{more}’"


def _adds(part: tuple[_Unit, ...], words: list[str]) -> bool:
    """Tell whether words that came or went alone name one thing more, or narrow what is named."""
    joined = any(unit.changed and unit.words in ADDING for unit in part)
    return (joined and len(words) <= FEW) or words[0] in NARROWING


def _in_series(part: Units, line: Units) -> bool:
    """Tell whether words with their comma are members of a series: ‘ropes, mats and hoops’."""
    end = next(at for at in range(len(line)) if line[at] is part[-1]) + 1
    follows = [unit.words for unit in line[end : end + NEXT]]
    return any(unit.words == "," for unit in part) and not ADDING.isdisjoint(follows)


def _person(part: tuple[_Unit, ...]) -> frozenset[str]:
    """Return who speaks or is spoken to or of, if it is one of them only."""
    words = {unit.words for unit in part if unit.changed}
    found = [person for person in PERSONS if person & words]
    return found[0] if len(found) == 1 else frozenset()


def _lacking(part: tuple[_Unit, ...], others: tuple[_Unit, ...]) -> list[str]:
    """Return the words of content that nothing else on the other side of the line says."""
    known = [unit.words for unit in others if unit.changed]
    mine = (unit.words for unit in part if unit.says and unit.changed)
    return [words for words in mine if not any(_is_said(words, other) for other in known)]


def _is_said(words: str, other: str) -> bool:
    """Tell whether words say the same as others, or one of several does as a single word."""
    if same_sense(words, other):
        return True
    if (" " in words) is (" " in other):
        return False
    short, long = sorted((words, other), key=lambda one: " " in one)
    return any(same_sense(short, one) for one in long.split() if one not in STOPS)


# All that is asked of a line is asked one after another.
@remembered(256)
def _units(tokens: tuple[Token, ...]) -> Units:
    """Return the words of one side of a line, phrases as one, without those that say nothing."""
    return tuple(_each_unit(tokens))


def _each_unit(tokens: tuple[Token, ...]) -> Iterator[_Unit]:
    words = [token.words.lower() for token in tokens]
    bases = [base(word) for word in words]
    at = 0
    while at < len(tokens):
        known = phrases().get(bases[at], ())
        length = next((len(p) for p in known if tuple(bases[at : at + len(p)]) == p), 1)
        run = tokens[at : at + length]
        unit = " ".join(words[at : at + length])
        content = all(t.is_plain for t in run) and unit not in SILENT and unit[:1].isalpha()
        if not says_nothing(unit):
            yield _Unit(unit, any(t.changed for t in run), says=content)
        at += length
