"""Rollout writers: a plan as lines for a terminal, the summary first, then what needs people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.english.dates import date_words
from policyloom.planning import Sign, Standing
from policyloom.writers.rollout.grouping import (
    affected_alike,
    grouped,
    stopped_alike,
    troubles_of,
)
from policyloom.writers.rollout.lines import BLANK, Line, Tone, folded, line
from policyloom.writers.rollout.phrases import (
    HEADINGS,
    SIZES,
    approval_words,
    count_words,
    counted,
    number_words,
    summary_words,
    version_words,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from policyloom.planning import Alteration, Effect, FleetPlan, Passage

WIDEST = 110
INDENT = "    "
# Of many documents of which there is the same to say, so many are named.
NAMED = 12
TONES = {Sign.SAME: Tone.PLAIN, Sign.COME: Tone.COME, Sign.GONE: Tone.GONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a plan is told: in lines of ``width``, every document named, changed words or not."""

    width: int
    every: bool = False
    words: bool = False


def plan_lines(plan: FleetPlan, wanted: Wanted) -> Iterator[Line]:
    """Yield the lines of a plan."""
    teller = _Teller(plan, wanted)
    yield from teller.opening()
    for standing, told in (
        (Standing.BLOCKED, teller.stopped),
        (Standing.CONFLICT, teller.stopped),
        (Standing.AFFECTED, teller.affected),
        (Standing.UNAFFECTED, teller.unaffected),
    ):
        found = plan.standing(standing)
        if found:
            yield BLANK
            yield line(f"{HEADINGS[standing]} ({len(found):,})", Tone.HEADING)
            yield from told(found)
    if len(plan.effects) > 1:
        yield BLANK
        yield from teller.fold(f"Plan: {summary_words(plan)}", "", Tone.HEADING)


class _Teller:
    """Says a plan in lines of one width."""

    def __init__(self, plan: FleetPlan, wanted: Wanted) -> None:
        self.plan = plan
        self.width = min(wanted.width, WIDEST)
        self.wanted = wanted
        longest = max((len(str(effect.target)) for effect in plan.effects), default=0)
        self.name = min(longest, max(self.width - 24, 20))

    def fold(
        self, words: str, indent: str, tone: Tone = Tone.PLAIN, rest: str | None = None
    ) -> Iterator[Line]:
        """Yield words in lines that all begin alike, or that go on with ``rest``."""
        yield from folded([(words, tone)], self.width, indent, indent if rest is None else rest)

    # THE SUMMARY

    def opening(self) -> Iterator[Line]:
        """Yield the plan in a sentence, and what its approvals would need."""
        yield from self.fold(f"Plan: {summary_words(self.plan)}", "", Tone.HEADING)
        if self.plan.clause:
            yield from self.fold(f"Asked about the clause `{self.plan.clause}`.", "  ")
        if self.plan.as_of:
            yield from self.fold(f"Read as on {date_words(self.plan.as_of)}.", "  ")
        found = grouped(
            self.plan.standing(Standing.AFFECTED), lambda e: (e.size, approval_words(e))
        )
        for effects in sorted(found, key=lambda group: SIZES.index(group[0].size)):
            one = effects[0]
            words = f"{one.size:<12} {len(effects):>6,}  {approval_words(one)}"
            yield from self.fold_kept(words, "  ", " " * 23)

    def fold_kept(self, words: str, indent: str, rest: str) -> Iterator[Line]:
        """Yield words whose spaces line up in columns."""
        if len(indent) + len(words) <= self.width:
            yield line(indent + words)
        else:
            start = words[:21]
            yield from folded([(words[21:], Tone.PLAIN)], self.width, indent + start, rest)

    # WHAT STANDS IN THE WAY

    def stopped(self, effects: Sequence[Effect]) -> Iterator[Line]:
        """Yield documents that cannot be approved, each with its first problem."""
        for group in grouped(effects, stopped_alike):
            yield from self.names(group, "!", Tone.WRONG)
            trouble = troubles_of(group)[0]
            yield from self.fold(f"{trouble.message} ({trouble.place})", INDENT)
            if trouble.hint:
                yield from self.fold(f"hint: {trouble.hint}", INDENT, Tone.QUIET, INDENT + "  ")
            more = len(group[0].troubles) - 1
            if more:
                yield from self.fold(f"and {counted(more, 'further problem')}", INDENT, Tone.QUIET)

    # WHAT CHANGES

    def affected(self, effects: Sequence[Effect]) -> Iterator[Line]:
        """Yield documents that change; those that change alike are told together."""
        for group in grouped(effects, self.alike):
            one = group[0]
            sign, tone = ("~", Tone.CHANGED) if one.before else ("+", Tone.ADDED)
            yield from self.names(group, sign, tone)
            yield from self.fold(f"{one.size}: {approval_words(one)}", INDENT)
            yield from self.alterations(one)
            for note in one.notes:
                yield from self.fold(f"note: {note}", INDENT, Tone.QUIET, INDENT + "  ")
            for passage in one.passages if self.wanted.words else ():
                yield from self.passage(passage)

    def alike(self, effect: Effect) -> Hashable:
        """Return what documents have in common that are told together."""
        return affected_alike(effect), effect.passages if self.wanted.words else ()

    def alterations(self, effect: Effect) -> Iterator[Line]:
        """Yield the changes of one document, each beside its number."""
        if len(effect.alterations) > 1:
            yield from self.fold(count_words(effect), INDENT, Tone.QUIET)
        column = max((len(number_words(one)) for one in effect.alterations), default=0)
        for one in effect.alterations:
            start = f"{INDENT}{_sign(one)} {number_words(one):<{column}}  "
            words = one.words if one.size == effect.size else f"{one.words} ({one.size})"
            yield from self.fold(words, start, _tone(one), " " * len(start))

    def passage(self, passage: Passage) -> Iterator[Line]:
        """Yield one paragraph with the words that come and go."""
        yield from self.fold(f"{passage.place}:", INDENT, Tone.QUIET)
        said = [(words, TONES[sign]) for sign, words in passage.runs]
        yield from folded(said, self.width, INDENT + "  ", INDENT + "  ")

    # WHAT STAYS

    def unaffected(self, effects: Sequence[Effect]) -> Iterator[Line]:
        """Yield documents that stay as they are, by the reasons why."""
        for group in grouped(effects, lambda e: e.reasons):
            for at, reason in enumerate(group[0].reasons):
                yield from self.fold(reason, "  " if not at else INDENT, rest=INDENT)
            yield from self.names(group, "=", Tone.QUIET)

    # NAMES

    def names(self, effects: Sequence[Effect], sign: str, tone: Tone) -> Iterator[Line]:
        """Yield the documents of a group, each with its versions."""
        shown = effects if self.wanted.every or len(effects) <= NAMED else effects[: NAMED - 2]
        for effect in shown:
            yield from self.name_line(effect, sign, tone)
        left = len(effects) - len(shown)
        if left:
            yield line(f"{sign} and {left:,} more alike (--all names them)", Tone.QUIET)

    def name_line(self, effect: Effect, sign: str, tone: Tone) -> Iterator[Line]:
        """Yield a document beside its versions, or above them on a narrow screen."""
        name, version = f"{sign} {effect.target}", version_words(effect)
        column = f"{name:<{self.name + 4}}"
        if len(column) + len(version) <= self.width:
            yield Line(((column, tone), (version, Tone.PLAIN)))
        else:
            yield line(name, tone)
            yield line(INDENT + version)


def _sign(one: Alteration) -> str:
    return {"added": "+", "removed": "-", "moved": ">"}.get(one.kind.rpartition(" ")[2], "~")


def _tone(one: Alteration) -> Tone:
    return {"+": Tone.ADDED, "-": Tone.REMOVED}.get(_sign(one), Tone.PLAIN)
