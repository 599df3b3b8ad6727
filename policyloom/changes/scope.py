"""Scope: differences -> what words of weight are about, where order and opposites tell it.

The same words say something else in another order: who tells whom, what ‘only’ and
‘not’ belong to. And one word may say the contrary of another with no ‘not’ in sight.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, groupby, zip_longest
from operator import ne
from typing import TYPE_CHECKING

from policyloom.changes.carried import CARRIED, carried
from policyloom.changes.conditional import made_duties, other_cases
from policyloom.changes.doers import others_do
from policyloom.changes.gravity import ENDS, JOINS, TITLED, State, name_of
from policyloom.changes.lexicon import SOFT
from policyloom.changes.limits import limits
from policyloom.changes.lines import texts
from policyloom.changes.only import other_only
from policyloom.changes.ordinary import DETERMINERS
from policyloom.changes.things import things_do
from policyloom.changes.turned import are_exchanged, is_turned, names
from policyloom.changes.voices import MEANT, made_passive, other_voices, passives
from policyloom.changes.weighing import (
    BEING,
    CLAUSE_ENDS,
    findings,
    is_lead,
    other_leads,
    share,
    weights,
)
from policyloom.changes.weights import (
    ACTOR,
    CONDITION,
    CONTRARY,
    DUTY,
    NAME,
    NEGATION,
    ORDER,
    STATE,
)
from policyloom.changes.weighty import stretches
from policyloom.document import plain
from policyloom.english.contraries import opposite
from policyloom.english.senses import base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from policyloom.changes.gravity import Token, Weight
    from policyloom.changes.hunks import Hunk
    from policyloom.changes.values import Move

    Text = tuple[Token, ...]
    Names = tuple[str, ...]

PRONOUNS = frozenset({"it", "they"})
POINTING = DETERMINERS | {"he", "she", "it", "they", "his", "her", "its", "their"}
EVERY = frozenset({"all", "each", "both"})
STEPS = frozenset({"first", "then", "next", "finally", "lastly", "afterwards"})
"""Words by which a sentence says in which order things are done."""
STEPS_MOVED = f"{ORDER} is not the same: these are steps"
HEADS_MOVED = f"{ORDER} is not the same: columns have each other's headings"
IN_LINES = (other_voices, things_do, other_cases, made_duties, limits)
"""What is told of a line that both sides have."""


def grave(hunks: Iterable[Hunk]) -> tuple[str, ...]:
    """Return what words of weight, and the order of words, make of differences."""
    found = tuple(hunks)
    english = in_english(found)
    return tuple(
        dict.fromkeys(
            (
                *_headed(found),
                *findings(found),
                *_shifted(found),
                *_turned_round(english),
                *_in_lines(english, made_passive),
                *others_do(*sides(english)),
                *(one for told in IN_LINES for one in _in_lines(english, told)),
                *carried(english),
            )
        )
    )


def _headed(hunks: Iterable[Hunk]) -> Iterator[str]:
    """Yield that what stands in columns is under other headings now."""
    if any(hunk.under.exchanged for hunk in hunks):
        yield HEADS_MOVED


def in_english(hunks: tuple[Hunk, ...]) -> tuple[Hunk, ...]:
    """Return the differences that stand in the document's own language."""
    return tuple(hunk for hunk in hunks if not hunk.under.language)


def _in_lines(
    hunks: tuple[Hunk, ...], told: Callable[[Text, Text], Iterator[str]]
) -> Iterator[str]:
    """Yield what is told of the lines that both sides have."""
    for old, new in zip(*sides(tuple(hunk for hunk in hunks if hunk.line)), strict=True):
        yield from told(old, new)


def titled(hunks: Iterable[Hunk]) -> tuple[str, ...]:
    """Return what differences of a title say of what stands under it; capitals are no names."""
    found = tuple(hunks)
    told = dict.fromkeys((*weights(found, TITLED), *_shifted(found)))
    return tuple(one for one in told if not one.startswith(NAME))


def other_body(hunks: Iterable[Hunk]) -> Iterator[str]:
    """Yield whom a term means now, if that is not another name for the same people."""
    old, new = (frozenset(_acting(side)) for side in sides(tuple(hunks)))
    if old and new and old.isdisjoint(new):
        named = ", ".join(f"‘{one}’" for one in sorted(old | new))
        yield f"another person or body is meant ({named})"


def _acting(side: Iterable[Text]) -> Iterator[str]:
    changed = (token for text in side for token in text if token.changed)
    yield from (t.weight.says for t in changed if t.weight and t.weight.kind == ACTOR)


def why_moved(moves: Iterable[Move]) -> tuple[str, ...]:
    """Return what makes moves more than another order of the same."""
    return tuple(dict.fromkeys(why for move in moves for why in _why_moved(move)))


def _why_moved(move: Move) -> Iterator[str]:
    if move.stays:
        return
    yield from _headed(move.hunks)
    if move.apart:
        yield f"{ORDER} is not the same"
    if move.steps:
        yield STEPS_MOVED
    if all(map(_is_footnote, move.hunks)) or any(map(_is_noted_elsewhere, move.hunks)):
        yield f"{ORDER} is not the same: a footnote is about something else"
    if not move.apart:
        found = (*weights(move.hunks), *other_leads(move.hunks), *_shifted(move.hunks))
        yield from found or _turned(move)
        yield from _belongs(move.hunks)
    among = move.whole or not move.words
    if not move.apart and among and _orders_steps(move.hunks):
        yield STEPS_MOVED


def _is_footnote(hunk: Hunk) -> bool:
    concepts = [a.concept for a in (*hunk.old, *hunk.new) if not a.is_space]
    return bool(concepts) and all(one is not None and one.kind == "footnote" for one in concepts)


ENDING = " .,;:!?()"
"""Marks that may stand between a word and its footnote."""


def _is_noted_elsewhere(hunk: Hunk) -> bool:
    """Tell whether words moved past the mark of a footnote, which belongs to others now."""
    old, new = _noted(hunk, 0), _noted(hunk, 1)
    return any(new.get(note, words) != words for note, words in old.items())


def _noted(hunk: Hunk, side: int) -> dict[str, str]:
    """Return the footnotes of a line, each with the word to which it belongs."""
    found: dict[str, str] = {}
    if hunk.line is None:
        return found
    word = "".join(plain(hunk.line.lead).split()[-1:]).strip(ENDING)
    for atom in chain.from_iterable((run.old, run.new)[side] for run in hunk.line.runs):
        if atom.concept and atom.concept.kind == "footnote":
            found[atom.concept.key] = word
        else:
            word = atom.words.strip(ENDING) or word
    return found


def _turned(move: Move) -> Iterator[str]:
    """Yield that words of a line are said of something else, though all of them stayed."""
    lines = tuple(hunk for hunk in move.hunks if hunk.line)
    old, new = sides(lines)
    whole = not lines and len(move.hunks) == len((old, new)) and is_turned(*_flat(move.hunks))
    if any(map(_follow_others, old, new)):
        yield f"{ORDER} is not the same: somebody else is spoken of"
    elif whole or any(map(is_turned, old, new)) or are_exchanged(old, new):
        yield CARRIED
    elif not move.words and (move.over or _under_others(lines)):
        yield f"{ORDER} is not the same: what is said stands under something else"
    else:
        english = in_english(move.hunks)
        yield from (*carried(english), *_in_lines(english, other_cases))


def _follow_others(old: Text, new: Text) -> bool:
    """Tell whether a sentence that begins with ‘she’ or ‘they’ follows on another than before."""
    return any(map(ne, _followed(old), _followed(new)))


def _followed(text: Text) -> list[Names]:
    """Return the words of the sentences on which one that begins with a pronoun follows."""
    parts = [text[first:last] for first, last in stretches(text, ENDS)]
    begun = [next((t.words.lower() for t in part if t.words[:1].isalpha()), "") for part in parts]
    return [names(parts[at - 1]) for at in range(1, len(parts)) if begun[at] in MEANT]


def _turned_round(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield that the same words, in whatever number, tell something else of each other.

    What is said the other way round, with a ‘by’, is the same.
    """
    for old, new in _same_again(hunks):
        if _inflected(old) == _inflected(new) and is_turned(old, new):
            yield CARRIED
        elif _denied(old, new) or _denied(new, old):
            yield f"{NEGATION} is about something else"


def _same_again(hunks: tuple[Hunk, ...]) -> Iterator[tuple[Text, Text]]:
    """Yield the lines on both sides that have the same words of content, turned by no ‘by’."""
    old, new = sides(hunks)
    left = [(_content(text), text) for text in new if names(text)]
    for text in old:
        mine = _content(text)
        yield from ((text, other) for content, other in left if content == mine)


def _content(text: Text) -> tuple[Counter[str], int]:
    """Return the words of content in whatever order, and how often a ‘by’ turns them round."""
    return Counter(names(text)), passives(text)


def _inflected(text: Text) -> Counter[str]:
    """Return the words of a text, however each is inflected, without those that only point."""
    words = (token.words.lower() for token in text if token.words[:1].isalnum())
    return Counter(base(word) for word in words if word not in POINTING)


def _denied(old: Text, new: Text) -> bool:
    """Tell whether something that a ‘not’ was said of stands before the only one there is now."""
    before, after = ([*_around(text)] for text in (old, new))
    if len(before) != 1 or len(after) != 1:
        return False
    (_, behind), (ahead, then) = before[0], after[0]
    # ‘It is not right to swear’ is ‘swearing is not right’.
    return bool({*behind} & {*ahead} - {*then}) and behind[:1] != then[:1]


def _around(text: Text) -> Iterator[tuple[Names, Names]]:
    """Yield the words of content before and behind each negation, in its part of a sentence."""
    for first, last in stretches(text, CLAUSE_ENDS):
        part = text[first:last]
        for place, token in enumerate(part):
            # A ‘no’ stands before what it denies: ‘no hats may’ is ‘hats may not’.
            if token.words.lower().endswith("not"):
                yield names(part[:place]), names(part[place + 1 :])


def _under_others(hunks: tuple[Hunk, ...]) -> bool:
    """Tell whether whole lines took each other's places below, or as, what others stand under."""
    places = [next(found).under for _, found in groupby(hunks, key=lambda hunk: id(hunk.line))]
    lines = list(zip(places, *sides(hunks), strict=True))
    stood = {names(old): under.old for under, old, _ in lines}
    return any(
        names(new) != names(old)
        and names(new) in stood
        and not under.exchanged
        and (under.label or is_lead(old) or stood[names(new)] != under.old)
        for under, old, new in lines
    )


def _shifted(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield what differences say of others than before, or the contrary of what was said."""
    yield from _exchanged(*_flat(hunks))
    for old, new in zip_longest(*sides(hunks), fillvalue=()):
        yield from _negated(old, new)
        yield from other_only(old, new)
        yield from _contrary(old, new)


def _orders_steps(hunks: tuple[Hunk, ...]) -> bool:
    """Tell whether words that changed places among themselves say in which order to do things."""
    old, _ = _flat(hunks)
    return any(_is_step(old, place) for place in range(len(old)))


def _belongs(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield the duty, condition or ‘not’ that is about something else now."""
    old, new = _flat(hunks)
    for kind, ends in ((NEGATION, CLAUSE_ENDS), (DUTY, ENDS)):
        if _beyond(_after(old, kind, ends), _after(new, kind, ends)):
            yield f"{kind} is about something else"
    before, after = [*_conditioned(old)], [*_conditioned(new)]
    if before and after and not all(any(a <= b or b <= a for b in after) for a in before):
        yield f"{CONDITION} is about something else"


def _conditioned(text: Text) -> Iterator[frozenset[str]]:
    """Yield the words of content of each sentence in which there is a condition."""
    for first, last in stretches(text, ENDS):
        weights = (token.weight for token in text[first:last])
        if any(weight and weight.kind == CONDITION for weight in weights):
            yield frozenset(names(text[first:last]))


def _is_step(text: Text, place: int) -> bool:
    """Tell whether a word that begins a clause says in which order things are done."""
    begins = not place or text[place - 1].words.lower() in CLAUSE_ENDS | JOINS
    return begins and text[place].words.lower() in STEPS


def sides(hunks: tuple[Hunk, ...]) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Return the lines of both sides of differences."""
    old, new = (tuple(text for text, _ in texts(hunks, side)) for side in (0, 1))
    return old, new


def _flat(hunks: tuple[Hunk, ...]) -> tuple[Text, Text]:
    old, new = (tuple(token for text in side for token in text) for side in sides(hunks))
    return old, new


# WHO, AND WHOM


def _exchanged(old: Text, new: Text) -> Iterator[str]:
    """Yield the people who stand before or after other words than they did, in others' places."""
    before, after = (dict(_stand(text)) for text in (old, new))
    moved = [words for words, place in before.items() if after.get(words, place) != place]
    if moved and not (_is_passive_of(old, new) or _is_passive_of(new, old)):
        yield f"{ACTOR} is about something else (‘{moved[0]}’)"


def _is_passive_of(passive: Text, active: Text) -> bool:
    """Tell whether what is done by, or to, somebody is what they or we do on the other side.

    Of one who is named alone, and called ‘it’ or ‘they’ for that, more may stand before.
    """
    gone, come = ({t.words.lower() for t in text if t.changed} for text in (passive, active))
    ours = "we" in come - gone and "us" not in gone
    if len({*_acting((passive, active))}) == 1 and come & PRONOUNS - gone:
        return True
    return bool(BEING & gone - come) and (ours or "by" in gone - come)


def _stand(text: Text) -> Iterator[tuple[str, int]]:
    """Yield the people put in others' places, with how many words that stayed are before them."""
    stayed = 0
    for token in text:
        weight = token.weight
        if weight and weight.kind == ACTOR and token.state is State.FOR_OTHERS:
            yield weight.says, stayed
        stayed += bool(token.stem or (weight and not _joins(weight))) and not token.changed


def _joins(weight: Weight) -> bool:
    """Tell whether a word may stand between two that are named together, in whatever order."""
    return weight.kind == ACTOR or weight.says in SOFT


# ‘NOT’ AND ‘ONLY’


def _negated(old: Text, new: Text) -> Iterator[str]:
    """Yield the negation that stood before ‘all’ and stands behind it now, or the other way."""
    before, after = (Counter(_orders(text)) for text in (old, new))
    flat = [
        Counter(word for order in side.elements() for word in order) for side in (before, after)
    ]
    if flat[0] == flat[1] and before != after:
        yield f"{NEGATION} is about something else"


def _orders(text: Text) -> Iterator[tuple[str, ...]]:
    """Yield of each sentence in which order its negations and words for ‘all’ stand."""
    for first, last in stretches(text, ENDS):
        weights = [token.weight for token in text[first:last] if token.weight]
        order = tuple(w.says for w in weights if w.kind == NEGATION or w.says in EVERY)
        if len(set(order)) > 1:
            yield order


def _after(text: Text, kind: str, ends: frozenset[str]) -> list[frozenset[str]]:
    """Return the words of content behind each word of a kind, up to an end."""
    found = []
    for first, last in stretches(text, ends):
        part = text[first:last]
        for place, token in enumerate(part):
            if token.weight and token.weight.kind == kind:
                found.append(frozenset(name for t in part[place + 1 :] if (name := name_of(t))))
    return found


def _beyond(old: list[frozenset[str]], new: list[frozenset[str]]) -> bool:
    """Tell whether any of the words on one side are about nothing that the other side has."""
    sides = ((old, new), (new, old))
    return any(mine and not _found(mine, others) for ours, others in sides for mine in ours)


def _found(mine: frozenset[str], others: list[frozenset[str]]) -> bool:
    return any(not one or share(mine, one) for one in others)


# CONTRARIES


def _contrary(old: Text, new: Text) -> Iterator[str]:
    """Yield two words, of which one took the place of the other and says its contrary.

    Two that weigh as words of what is open or final are told as such.
    """
    gone, come = (
        {t.words.lower(): t for t in text if t.state is State.FOR_OTHERS and t.words[:1].isalpha()}
        for text in (old, new)
    )
    left, right = ([one for one in a if one not in b] for a, b in ((gone, come), (come, gone)))
    pairs = ((a, b) for a in left for b in right if opposite(a, b))
    # ‘Anti bullying’ is antibullying.
    pairs = ((a, b) for a, b in pairs if b.removesuffix(a) not in gone)
    pairs = ((a, b) for a, b in pairs if a.removesuffix(b) not in come)
    pair = next(((a, b) for a, b in pairs if not _both_states(gone[a], come[b])), None)
    if pair:
        yield f"{CONTRARY} is said (‘{pair[0]}’, ‘{pair[1]}’)"


def _both_states(one: Token, other: Token) -> bool:
    return all(token.weight and token.weight.kind == STATE for token in (one, other))
