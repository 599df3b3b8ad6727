"""Deviations writers: the register as a web page that needs nothing else, for narrow screens."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.document import anchor
from policyloom.english.grammar import capitalised
from policyloom.writers.backticks import code
from policyloom.writers.deviations.phrases import (
    KINDS,
    asked_words,
    behind_words,
    coming_words,
    decision_words,
    flag_words,
    newer_words,
    since_words,
    summary_words,
    until_words,
)
from policyloom.writers.resources import environment, resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.deviations.register import Deviation, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One deviation in words; ``id`` is its name on the page."""

    id: str
    body_name: str
    clause: str
    title: str
    kind: str
    flag: str
    problem: str
    reason: str
    since: str
    until: str
    behind: str
    changes: tuple[str, ...]
    decisions: tuple[str, ...]
    policies: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """The deviations of one body."""

    id: str
    name: str
    body: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneView:
    """A text that was given up."""

    body_name: str
    clause: str
    words: str
    was: str


def register_page(register: Register) -> bytes:
    """Return the page, UTF-8; the same register gives the same bytes."""
    template = environment().get_template("deviations.html.j2")
    groups = tuple(_groups(register))
    page = template.render(
        summary=summary_words(register),
        asked=asked_words(register),
        code=code,
        groups=groups,
        needing=tuple(one for group in groups for one in group.lines if one.flag),
        gone=tuple(_gone(register)),
        styles=resource("index.css") + resource("deviations.css"),
    )
    return page.encode()


def _groups(register: Register) -> Iterator[GroupView]:
    for (name, body), found in groupby(register.deviations, lambda one: (one.body_name, one.body)):
        lines = tuple(_line(one, number) for number, one in enumerate(found, start=1))
        yield GroupView(id=anchor(body), name=name, body=body, lines=lines)


def _line(one: Deviation, number: int) -> LineView:
    changes = (*map(newer_words, one.behind), *map(coming_words, one.coming))
    return LineView(
        id=anchor(f"{one.body}-{number}"),
        body_name=one.body_name,
        clause=one.clause,
        title=one.title,
        kind=capitalised(KINDS[one.kind]),
        flag=capitalised(flag_words(one)),
        problem=one.problem,
        reason=one.reason,
        since=f"Since {since_words(one)}" if one.since else capitalised(since_words(one)),
        until=until_words(one),
        behind=f"Behind by {behind_words(one)}" if one.behind else capitalised(behind_words(one)),
        changes=changes,
        decisions=tuple(capitalised(decision_words(decision)) for decision in one.decisions),
        policies=", ".join(one.policies),
    )


def _gone(register: Register) -> Iterator[GoneView]:
    for one in register.gone:
        yield GoneView(
            body_name=one.body_name,
            clause=one.decision.clause,
            words=capitalised(decision_words(one.decision)),
            was=one.decision.was,
        )
