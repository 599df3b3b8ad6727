"""Weighing: differences -> what makes them more than other words for the same thing.

A word that carries weight is looked for again on the other side: the same word, about the same
things, under the same lead-in. One that is not found came or went, and that is a finding.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, groupby
from typing import TYPE_CHECKING

from policyloom.changes.again import exchanges, is_said_again
from policyloom.changes.gravity import (
    ENDS,
    JOINS,
    LEADING,
    SENTENCE_ENDS,
    State,
    Weight,
    is_light,
    is_weighty,
)
from policyloom.changes.hunks import Shape
from policyloom.changes.lines import texts
from policyloom.changes.slips import (
    OCCASION,
    RELATIVE,
    is_asked,
    is_modest,
    is_relative,
    is_slip,
    likeness,
)
from policyloom.changes.weights import (
    ACTOR,
    CODES,
    CONDITION,
    DUTY,
    INSTRUMENT,
    LISTED,
    NAME,
    NEGATION,
    NUMBER,
    TIME,
)
from policyloom.changes.weighty import Weighty, stretches
from policyloom.english.senses import same_sense, says_little, says_nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from policyloom.changes.gravity import Token
    from policyloom.changes.hunks import Chain, Hunk

    Text = tuple[Token, ...]

ENOUGH = 0.5
"""Two places are about the same things if more than this share of the lesser one is in both."""
ALIKE = 0.75
"""Words of a condition that are spelt as much alike as this are one word, spelt otherwise."""
TOPICS = frozenset({ACTOR, NAME, NUMBER, TIME, INSTRUMENT})
"""Words of weight that say what a sentence is about."""
ALL = frozenset(CODES.values())
CLAUSE_ENDS = ENDS | {","}
DOUBLED = re.compile(r"([a-z])\1")
RANGE = re.compile(r"(?<=\d)-(?=\d)")
"""From one number to the other: 8–9 is 8 to 9."""
BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})
MADE = frozenset({"made", "making", "taken", "taking", "carried", "done"})
"""Verbs that say nothing without their noun: a decision is made."""
NO_GAP = re.compile(r" (?=[,;.:!?)])")
"""Before a mark that closes no space is printed."""


def findings(hunks: Iterable[Hunk]) -> tuple[str, ...]:
    """Return what differences of one text come to, in words; nothing for mere rewording."""
    found = tuple(hunks)
    return tuple(
        dict.fromkeys(
            (
                *weights(found),
                *_listed(found),
                *other_leads(found),
                *_conditions(found),
                *_described(found),
            )
        )
    )


def weights(hunks: Iterable[Hunk], alone: frozenset[str] = ALL) -> tuple[str, ...]:
    """Return which words of weight came, went, or are about something else.

    Those of other kinds than ``alone`` only count where they take the place of others.
    """
    old, new = _weighty(tuple(hunks))
    gone, come = _told_alone(_unmatched(old, new)), _told_alone(_unmatched(new, old))
    return tuple(_told(_counted(gone, come, alone), _counted(come, gone, alone)))


def _told_alone(found: list[Weighty]) -> list[Weighty]:
    """Return words of weight without the light ones of sentences that came or went whole."""
    return [one for one in found if not (one.alone and is_light(one.weight))]


def _told(gone: list[Weighty], come: list[Weighty]) -> Iterator[str]:
    kinds = dict.fromkeys(one.weight.kind for one in (*gone, *come))
    for kind in kinds:
        mine, others = ([w.weight for w in side if w.weight.kind == kind] for side in (gone, come))
        if kind == NUMBER and _digits(mine) == _digits(others):
            continue
        old, new = _quoted(mine), _quoted(others)
        if old and old == new:
            yield f"{kind} is about something else ({new})"
        elif old and new:
            yield f"{kind} changes from {old} to {new}"
        else:
            yield f"{kind} comes ({new})" if new else f"{kind} goes ({old})"


def _digits(weights: list[Weight]) -> str:
    """Return numbers as one: a telephone number may be in groups, and five pounds are £5."""
    return RANGE.sub("", "".join(sorted((weight.says for weight in weights), key="£".__ne__)))


def _quoted(weights: list[Weight]) -> str:
    words = dict.fromkeys(weight.words for weight in weights)
    return ", ".join(f"‘{one}’" for one in words)


def _unmatched(mine: list[Weighty], others: list[Weighty]) -> list[Weighty]:
    left = list(others)
    lacking = []
    for one in mine:
        partner = next((other for other in left if _same(one, other)), None)
        if partner is None:
            lacking.append(one)
        else:
            left.remove(partner)
    return lacking


def _same(one: Weighty, other: Weighty) -> bool:
    if one.weight.kind != other.weight.kind or _single(one) != _single(other):
        return False
    free = one.weight.kind in {ACTOR, CONDITION}
    return one.under == other.under and (free or _alike(one, other))


def _single(one: Weighty) -> str:
    """Return what a word says with single letters: whether they double is spelling."""
    return DOUBLED.sub(r"\1", one.weight.says) if one.weight.kind == ACTOR else one.weight.says


def share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two places are about the same things."""
    return len(one & other) > ENOUGH * min(len(one), len(other))


def _alike(one: Weighty, other: Weighty) -> bool:
    """Tell whether two words of weight are about the same things."""
    fewest = min(len(one.about), len(other.about))
    if not fewest or len(one.about & other.about) > ENOUGH * fewest:
        return True
    return _say_the_same(one.words, other.words)


def _say_the_same(one: Collection[str], other: Collection[str]) -> bool:
    """Tell whether most of the fewer words are said by the others."""
    few, many = sorted((one, other), key=len)
    return sum(any(same_sense(word, again) for again in many) for word in few) > ENOUGH * len(few)


def _counted(mine: list[Weighty], others: list[Weighty], alone: frozenset[str]) -> list[Weighty]:
    """Return those that count: no slips of spelling, and in pairs those that only weigh so."""
    return [
        one
        for one in mine
        if not (is_slip(one) or is_relative(one) or is_modest(one, others))
        and (_is_alone(one.weight, alone) or any(_replaces(one, other) for other in others))
    ]


def _is_alone(weight: Weight, alone: frozenset[str]) -> bool:
    return not weight.paired and weight.kind in alone


def _replaces(one: Weighty, other: Weighty) -> bool:
    kinds = one.weight.kind == other.weight.kind
    return kinds and (one.line == other.line or _alike(one, other))


# WHERE WORDS OF WEIGHT STAND


def _weighty(hunks: tuple[Hunk, ...]) -> tuple[list[Weighty], list[Weighty]]:
    """Return the words of weight that differ, on either side."""
    lines = list(zip(texts(hunks, 0), texts(hunks, 1), strict=True))
    # What a sentence that went said is looked for in those that came.
    gone = [was[0] for was, now in lines if not now[0]]
    come = [now[0] for was, now in lines if not was[0]]
    one = 1 in {len(gone), len(come)}
    went, came = (tuple(chain(*side)) if one else () for side in (gone, come))
    old = [w for n, (was, now) in enumerate(lines) for w in _of_text(n, *was, now[0] or came)]
    new = [w for n, (was, now) in enumerate(lines) for w in _of_text(n, *now, was[0] or went)]
    return old, new


def _plain(text: Text) -> frozenset[str]:
    """Return the words that differ and that carry no weight, unless they are names."""
    return frozenset(
        token.words.lower()
        for token in text
        if token.changed
        and (token.weight is None or token.weight.kind == NAME or token.words.lower() in OCCASION)
    )


def _of_text(line: int, text: Text, under: Chain, other: Text) -> Iterator[Weighty]:
    others, said, there = _plain(other), Counter(_said(text)), Counter(_said(other))
    parts = {token.weight.says for token in (*text, *other) if token.weight and not token.whole}
    for first, last in stretches(text, ENDS):
        sentence = text[first:last]
        alone = all(t.state is State.ALONE for t in sentence if t.stem or t.weight)
        # An ‘or’ behind an item is no sentence of its own: it joins the next one.
        alone = alone and any(t.stem for t in sentence)
        anew = alone and _is_built_anew(sentence, other)
        for start, end in stretches(sentence, JOINS):
            part = sentence[start:end]
            about = frozenset(name for token in part if (name := _topic(token)))
            around = frozenset(token.words.lower() for token in part if _topic(token))
            for token in part:
                weight = token.weight
                if weight is None or not token.changed or is_asked(part, token, others):
                    continue
                if exchanges(text, token, other):
                    continue
                fewer = there[weight.says] < said[weight.says]
                if fewer and is_said_again(sentence, token, other):
                    continue
                # A phrase of which a word reads otherwise is the same while both say it.
                if weight.says not in parts or said[weight.says] != there[weight.says]:
                    # Whoever is named in a sentence that is built anew does what another did.
                    acts = anew and weight.kind == ACTOR and not there[weight.says]
                    yield Weighty(weight, about, under, line, others, alone and not acts, around)


def _is_built_anew(sentence: Text, other: Text) -> bool:
    """Tell whether most of a sentence that came or went is said on the other side.

    ‘There is a choice’ says of nobody that they choose, and of nobody else that they do not.
    """
    there = any(token.words.lower() == "there" for token in (*sentence, *other))
    return not there and _say_the_same(_content(sentence), _content(other))


def _content(text: Text) -> list[str]:
    return [token.words.lower() for token in text if token.stem and _topic(token)]


def _said(text: Text) -> Iterator[str]:
    return (token.weight.says for token in text if token.weight)


def _topic(token: Token) -> str:
    """Return what a word says of what a sentence is about; nothing for a duty or a ‘not’."""
    if token.weight is None:
        return "" if says_nothing(token.words.lower()) else token.stem
    told = token.is_plain or (token.weight.kind in TOPICS and not token.weight.paired)
    return token.weight.says if told else ""


# WHAT STANDS UNDER A LEAD-IN


def _listed(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield the lead-ins that say what holds for all below them, where that comes or goes."""
    listed = [hunk for hunk in hunks if hunk.shape is not Shape.WORDS and _lead(hunk)]
    if not _is_sentence(hunks, listed):
        for hunk in listed:
            yield f"{LISTED} ‘{_lead(hunk)}’ is not the same"


def _lead(hunk: Hunk) -> str:
    """Return what leads in to a difference and says what holds for it; nothing if nothing does."""
    leads = hunk.under.old or hunk.under.new
    return leads[-1] if leads and is_weighty(leads[-1]) else ""


def _is_sentence(hunks: tuple[Hunk, ...], listed: list[Hunk]) -> bool:
    """Tell whether a list with its lead-in is a sentence on the other side that rules the same."""
    one_sided = all(hunk.old for hunk in listed) != all(hunk.new for hunk in listed)
    old, new = _ruled(hunks, 0), _ruled(hunks, 1)
    return one_sided and old == new and not {*old} <= {"be"}


def other_leads(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield the lead-ins in whose places others say something else for what stands below."""
    lines = [*zip(*(map(_words, texts(hunks, side)) for side in (0, 1)), strict=True)]
    # A line of which words come alone differs on both sides.
    differ = [line for line in lines if any(token.changed for side in line for token in side)]
    old, new = ([line[side] for line in differ if is_lead(line[side])] for side in (0, 1))
    if len(old) == len(new):
        for before, after in zip(old, new, strict=True):
            if _rules(before) != _rules(after):
                yield f"{LISTED} ‘{_lead_words(before)}’ is not the same"


def _ruled(hunks: tuple[Hunk, ...], side: int) -> Counter[str]:
    """Return what all that differs says of what holds, in a list with its lead-in or without."""
    found = [tuple(t for t in text if t.changed) for text, _ in texts(hunks, side)]
    verbs = Counter("be" for text in found for token in text if token.words.lower() in BEING)
    return sum(map(_rules, found), verbs)


def _words(text: tuple[Text, Chain]) -> Text:
    return tuple(token for token in text[0] if not token.words.isspace())


def is_lead(text: Text) -> bool:
    """Tell whether a line ends as those do under which others stand."""
    return next((one.words == ":" for one in reversed(text) if not one.words.isspace()), False)


def _rules(text: Text) -> Counter[str]:
    """Return what a lead-in says of what holds for the items below it."""
    found = (token.weight for token in text if token.weight)
    return Counter(one.says for one in found if one.kind in LEADING and not is_light(one))


def _is_part(token: Token) -> bool:
    """Tell whether a ‘not’ is that of the duty behind it, which is quoted with it: ‘must not’."""
    duty = token.weight.words if token.weight and token.weight.kind == NEGATION else ""
    return bool(duty) and duty != token.words


def _lead_words(text: Text) -> str:
    """Return the sentence that leads in, as it is quoted wherever else it is named."""
    words = [token.words for token in text[:-1] if not _is_part(token)]
    start = max((at for at, one in enumerate(words, 1) if one in SENTENCE_ENDS), default=0)
    return f"{NO_GAP.sub('', ' '.join(words[start:]))}:"


# CONDITIONS AND EXCEPTIONS


def _conditions(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    old, new = (_conditional(hunks, side) for side in (0, 1))
    names = [_names(hunks, side) for side in (0, 1)]
    apart = [word for word in old if not _known(word, new + names[1])]
    apart += [word for word in new if not _known(word, old + names[0])]
    if apart:
        yield f"{CONDITION} reads otherwise (‘{apart[0]}’)"


def _described(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield that words came or went by themselves which say to whom or what a text applies."""
    for old, new in zip(texts(hunks, 0), texts(hunks, 1), strict=True):
        for (mine, _), (other, _), verb in ((old, new, "goes"), (new, old, "comes")):
            known = {token.stem for token in other}
            for run in _alone(mine):
                says = {t.stem for t in run if not says_little(t.words.lower())}
                if run[0].words.lower() in RELATIVE and not says <= known:
                    yield f"{CONDITION} {verb} (‘{' '.join(token.words for token in run)}’)"


def _alone(text: Text) -> Iterator[Text]:
    for state, group in groupby(text, key=lambda token: token.state):
        if state is State.ALONE:
            yield tuple(group)


def _conditional(hunks: tuple[Hunk, ...], side: int) -> list[str]:
    """Return the words of content that differ after an ‘if’ or ‘unless’ of the same clause."""
    found: list[str] = []
    for text, _ in texts(hunks, side):
        for first, last in stretches(text, CLAUSE_ENDS):
            found += _after(text[first:last], _is_condition)
    return found


def _names(hunks: tuple[Hunk, ...], side: int) -> list[str]:
    """Return the words that differ and are names for their capitals: ‘the Hall’."""
    found = (token for text, _ in texts(hunks, side) for token in text if token.changed)
    return [one.words.lower() for one in found if one.weight and one.weight.kind == NAME]


def _is_condition(token: Token) -> bool:
    return bool(token.weight and token.weight.kind == CONDITION and not token.changed)


def _after(part: Text, begins: Callable[[Token], bool]) -> list[str]:
    start = next((place for place, token in enumerate(part) if begins(token)), len(part))
    return [token.words.lower() for token in part[start:] if token.changed and _is_said(token)]


def _is_said(token: Token) -> bool:
    """Tell whether a word is one of content, or a duty only in the place of another."""
    weight = token.weight
    word = token.words.lower()
    said = token.stem and not (says_nothing(word) or word in MADE)
    return bool(said or (weight and weight.kind == DUTY and weight.paired))


def _known(word: str, others: list[str]) -> bool:
    return any(
        word == other or likeness(word, other) >= ALIKE or same_sense(word, other)
        for other in others
    )
