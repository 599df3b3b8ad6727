"""Rollout writers: a plan as a web page that needs nothing else, for narrow screens too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.document import anchor
from policyloom.english.dates import date_words
from policyloom.english.grammar import capitalised
from policyloom.planning import Standing
from policyloom.writers.backticks import code
from policyloom.writers.resources import environment, resource
from policyloom.writers.rollout.grouping import (
    affected_alike,
    grouped,
    stopped_alike,
    troubles_of,
)
from policyloom.writers.rollout.phrases import (
    HEADINGS,
    SIZES,
    approval_words,
    count_words,
    number_words,
    summary_words,
    version_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.planning import Effect, FleetPlan, Passage
    from policyloom.writers.rollout.grouping import TroubleView


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One document: its name and versions."""

    body_name: str
    title: str
    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change beside its number."""

    number: str
    words: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """Documents of which there is the same to say; the passages are those of the first."""

    documents: tuple[DocumentView, ...]
    heading: str
    said: tuple[str, ...]
    troubles: tuple[TroubleView, ...] = ()
    changes: tuple[ChangeView, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """The documents of one standing."""

    id: str
    heading: str
    count: int
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedView:
    """A line of the summary: how many changes of a size, and who approves them."""

    size: str
    count: int
    who: str


def plan_page(plan: FleetPlan) -> bytes:
    """Return the page, UTF-8; the same plan gives the same bytes."""
    template = environment().get_template("plan.html.j2")
    page = template.render(
        code=code,
        summary=summary_words(plan),
        asked=tuple(_asked(plan)),
        needs=tuple(_needs(plan)),
        parts=tuple(_parts(plan)),
        styles=resource("index.css") + resource("plan.css"),
    )
    return page.encode()


def _asked(plan: FleetPlan) -> Iterator[str]:
    if plan.clause:
        yield f"Asked about the clause `{plan.clause}`."
    if plan.as_of:
        yield f"Read as on {date_words(plan.as_of)}."


def _needs(plan: FleetPlan) -> Iterator[NeedView]:
    affected = plan.standing(Standing.AFFECTED)
    groups = grouped(affected, lambda e: (e.size, approval_words(e)))
    for group in sorted(groups, key=lambda found: SIZES.index(found[0].size)):
        one = group[0]
        yield NeedView(size=one.size, count=len(group), who=capitalised(approval_words(one)))


def _parts(plan: FleetPlan) -> Iterator[PartView]:
    for standing, heading in HEADINGS.items():
        effects = plan.standing(standing)
        if effects:
            groups = tuple(_groups(standing, effects))
            yield PartView(
                id=anchor(standing.value), heading=heading, count=len(effects), groups=groups
            )


def _groups(standing: Standing, effects: Sequence[Effect]) -> Iterator[GroupView]:
    match standing:
        case Standing.BLOCKED | Standing.CONFLICT:
            yield from (_stopped(group) for group in grouped(effects, stopped_alike))
        case Standing.AFFECTED:
            yield from (_affected(group) for group in grouped(effects, affected_alike))
        case Standing.UNAFFECTED:
            yield from (_unaffected(group) for group in grouped(effects, lambda e: e.reasons))


def _stopped(group: Sequence[Effect]) -> GroupView:
    return GroupView(documents=_documents(group), heading="", said=(), troubles=troubles_of(group))


def _affected(group: Sequence[Effect]) -> GroupView:
    one = group[0]
    counts = (count_words(one),) if one.alterations else ()
    return GroupView(
        documents=_documents(group),
        heading=f"{one.size.capitalize()}: {approval_words(one)}",
        said=tuple(map(_sentence, (*counts, *one.notes))),
        changes=tuple(
            ChangeView(number=number_words(c), words=c.words, size=c.size) for c in one.alterations
        ),
        passages=tuple(replace(p, place=capitalised(p.place)) for p in one.passages),
    )


def _unaffected(group: Sequence[Effect]) -> GroupView:
    reasons = tuple(map(_sentence, group[0].reasons))
    return GroupView(documents=_documents(group), heading=reasons[0], said=reasons[1:])


def _sentence(words: str) -> str:
    """Return words with a capital, unless an id is first: ids are typed as they stand."""
    first = words.partition(" ")[0]
    return words if "/" in first or first.startswith("`") else capitalised(words)


def _documents(group: Sequence[Effect]) -> tuple[DocumentView, ...]:
    return tuple(
        DocumentView(
            body_name=effect.body_name,
            title=effect.title,
            name=str(effect.target),
            version=version_words(effect),
        )
        for effect in group
    )
