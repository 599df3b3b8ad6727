"""Schedule writer: the schedule as a web page that needs nothing else, for narrow screens too."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.document import anchor
from policyloom.editions.due import Need, needing
from policyloom.writers.resources import environment, resource
from policyloom.writers.schedule.phrases import (
    asked_words,
    day_words,
    edition_words,
    review_words,
    sentence,
    status_words,
)

if TYPE_CHECKING:
    from policyloom.editions.due import Days, Finding, Scheduled

STOPPING = frozenset({Need.OVERDUE, Need.REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One thing that a document needs."""

    heading: str
    words: str
    stop: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One document: its id on the page and its phrases."""

    id: str
    body_name: str
    title: str
    status: str
    owner: str
    edition: str
    last_review: str
    next_review: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """The documents of a trust with its schools, or of one school."""

    id: str
    name: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedView:
    """A list of documents that need one thing."""

    heading: str
    found: tuple[tuple[LineView, str], ...]


def schedule_page(lines: tuple[Scheduled, ...], days: Days) -> bytes:
    """Return the page, UTF-8; the same schedule gives the same bytes."""
    return (
        environment()
        .get_template("schedule.html.j2")
        .render(
            asked=asked_words(days),
            needs=_needs(lines),
            groups=_groups(lines),
            styles=resource("index.css") + resource("schedule.css"),
        )
        .encode()
    )


def _needs(lines: tuple[Scheduled, ...]) -> tuple[NeedView, ...]:
    return tuple(
        NeedView(
            heading=need.heading,
            found=tuple((_line(line), sentence(finding.words)) for line, finding in pairs),
        )
        for need, pairs in needing(lines).items()
        if pairs
    )


def _groups(lines: tuple[Scheduled, ...]) -> tuple[GroupView, ...]:
    in_order = sorted(lines, key=lambda line: (line.body.split("/"), line.policy))
    families = groupby(in_order, key=lambda line: line.body.partition("/")[0])
    return tuple(_group(family, tuple(group)) for family, group in families)


def _group(family: str, lines: tuple[Scheduled, ...]) -> GroupView:
    name = next((line.body_name for line in lines if line.body == family), family)
    return GroupView(id=f"body-{family}", name=name, lines=tuple(map(_line, lines)))


def _line(line: Scheduled) -> LineView:
    return LineView(
        id=anchor(line.selector),
        body_name=line.body_name,
        title=line.title,
        status=status_words(line),
        owner=line.owner,
        edition=edition_words(line),
        last_review=day_words(line.last_reviewed),
        next_review=review_words(line),
        findings=tuple(map(_finding, line.findings)),
    )


def _finding(finding: Finding) -> FindingView:
    return FindingView(
        heading=finding.need.heading,
        words=sentence(finding.words),
        stop=finding.need in STOPPING,
    )
