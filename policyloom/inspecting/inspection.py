"""Inspection: all rules over one manuscript -> findings in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import policyloom.inspecting.rules as folder
from policyloom.inspecting.finding import Finding, Group, Place, Weight
from policyloom.manuscript.blocks import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.inspecting.finding import Ground, Hit, Rule
    from policyloom.manuscript import Manuscript


# THE RULES, in the order in which their findings are told within a group


def _all() -> tuple[Rule, ...]:
    names = sorted(one.name for one in iter_modules(folder.__path__))
    return tuple(import_module(f"{folder.__name__}.{name}").RULE for name in names)


RULES = _all()


def rule_of(name: str) -> Rule | None:
    """Return the rule of a name."""
    return next((one for one in RULES if one.id == name), None)


# WHAT THEY FIND


LONGEST = 80
"""Longer words than these hold more than one slip."""
WORD, SHOWN = re.compile(r"\S{400,}"), 40
"""A word that is too long to be one, and how much of it is read."""
ENDLESS = "words of 400 characters and more: only their beginning was read"
ORDER = {group: at for at, group in enumerate(Group)}
WEIGHTS = {weight: at for at, weight in enumerate(Weight)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found in a manuscript, and what could not be judged and why."""

    manuscript: Manuscript
    findings: tuple[Finding, ...]
    unjudged: tuple[str, ...]

    def by_rule(self, *weights: Weight) -> Iterator[tuple[Rule, tuple[Finding, ...]]]:
        """Yield each rule that found something, with all of it."""
        for rule in dict.fromkeys(one.rule for one in self.findings):
            if rule.weight in weights:
                yield rule, tuple(one for one in self.findings if one.rule is rule)

    def count(self, weight: Weight) -> int:
        """Return how many slips of a weight were found; the same words in many places are one."""
        mine = (one for one in self.findings if one.rule.weight is weight)
        return len({(one.rule.id, one.said.casefold()) for one in mine})


def inspect(whole: Manuscript, ground: Ground) -> Inspection:
    """Return what all rules find in a manuscript."""
    manuscript = _readable(whole)
    places = Places(manuscript)
    hits = [(rule, hit) for rule in RULES for hit in dict.fromkeys(rule.find(manuscript, ground))]
    found = [
        Finding(
            rule=rule,
            words=hit.words,
            heading=_heading(hit, places),
            line=hit.line,
            note=hit.note,
            said=hit.said,
            also=tuple(
                Place(words=one.words, heading=_heading(one, places), line=one.line)
                for one in hit.also
                if one.line != hit.line or one.said not in hit.words
            ),
        )
        for rule, hit in told_once(hits)
    ]
    found.sort(key=lambda one: (ORDER[one.rule.group], WEIGHTS[one.rule.weight]))
    return Inspection(
        manuscript=whole,
        findings=tuple(found),
        unjudged=(
            *_unjudged(whole, ground),
            *((ENDLESS,) if manuscript is not whole else ()),
        ),
    )


def _heading(hit: Hit, places: Places) -> str:
    return places.of(hit.block) if hit.block and not hit.block.aside else ""


def told_once(hits: Sequence[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, Hit]]:
    """Yield what was found, without what a more telling rule says of the same words.

    Of rules about words, the weightiest tells; what else is wrong with the words tells before it.
    Of two other rules of one group that mean just the same words, the weightiest or first tells.
    """
    taken: dict[int, list[tuple[Rule, tuple[int, int]]]] = {}
    lost: set[int] = set()
    ranked = sorted(range(len(hits)), key=lambda at: _rank(hits[at][0]))
    for at in ranked:
        rule, hit = hits[at]
        start, end = hit.span
        if not end or end - start > LONGEST:
            continue
        there = taken.setdefault(id(hit.block), [])
        if any(_tells(other, rule, one, hit.span) for other, one in there):
            lost.add(at)
        there.append((rule, hit.span))
    yield from (one for at, one in enumerate(hits) if at not in lost)


def _tells(other: Rule, rule: Rule, one: tuple[int, int], place: tuple[int, int]) -> bool:
    """Tell whether another rule, of higher rank, says enough of the words at a place."""
    if rule.group is Group.WORDS:
        return _holds(one, place)
    return other is not rule and other.group is rule.group and one == place


def _holds(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether one of two places lies in the other."""
    (a, b), (start, end) = one, other
    return (a <= start and end <= b) or (start <= a and b <= end)


def _rank(rule: Rule) -> tuple[bool, int]:
    return rule.group is Group.WORDS, WEIGHTS[rule.weight]


def _readable(manuscript: Manuscript) -> Manuscript:
    """Return a manuscript in which no word is endless, for patterns would take hours over one."""
    if not any(WORD.search(block.text) for block in manuscript.blocks):
        return manuscript
    blocks = tuple(
        replace(
            block,
            text=WORD.sub(_begun, block.text),
            rows=tuple(tuple(WORD.sub(_begun, cell) for cell in row) for row in block.rows),
        )
        for block in manuscript.blocks
    )
    return replace(manuscript, blocks=blocks)


def _begun(word: re.Match[str]) -> str:
    return f"{word[0][:SHOWN]}…"


def _unjudged(manuscript: Manuscript, ground: Ground) -> Iterator[str]:
    known = ground.known
    if not known.instruments:
        yield "whether guidance is of its newest edition: there is no policy project here to ask"
    if not known.policies:
        yield "whether other policies are called by their names: no register of policies was found"
    yield from manuscript.unread
    if manuscript.form in {"pdf", "txt"}:
        yield "tracked changes, comments and hidden words: only a Word file has them"
    if not any(block.links for block in manuscript.blocks):
        return
    yield "whether the links still lead to a page: nothing is fetched"
