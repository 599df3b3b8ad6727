"""Report: what is in force -> the pages of a website: an index, and a page for each policy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.english.dates import date_words
from policyloom.report import Fact, Link, Report, Row, Tabled, Tone, day, note
from policyloom.report.bodies import Bodies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.report import Note
    from policyloom.report.bodies import Body

FEED = "changes.atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEdition:
    """An edition as its policy's page tells of it; ``ended`` says how it was withdrawn, if so."""

    version: str
    deed: str
    by: str
    on: str
    in_force: str
    amendments: tuple[str, ...]
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePolicy:
    """A policy on a website: its editions so far, oldest first, and the files of the current one.

    ``version`` is that of the edition in force, nothing where none is. ``page`` is the folder of
    its page and ``files`` are links, both from the index; days are ISO. One that is kept elsewhere
    has no page here.
    """

    body: str
    title: str
    version: str
    in_force: str
    next_review: str
    page: str
    files: tuple[Link, ...]
    history: tuple[PastEdition, ...]


def site_index(policies: tuple[SitePolicy, ...], names: Mapping[str, str]) -> Report:
    """Return the index by trust and school; ``names`` are those of bodies by id."""
    bodies = Bodies(names)
    current = tuple(one for one in policies if one.files)
    shown = {one.body for one in current}
    rows = tuple(_index_row(one, bodies) for one in current)
    number = "One policy is" if len(rows) == 1 else f"{len(rows):,} policies are"
    return Report(
        kind="policyloom-site",
        title=f"Policies of {bodies.body(*shown).name}" if len(shown) == 1 else "Policies",
        summary=f"{number} in force.",
        parts=(Tabled(heading="Policies in force", subject="Policy", rows=rows),) if rows else (),
        nothing="No policy is in force.",
        noun="policy",
    )


def _index_row(one: SitePolicy, bodies: Bodies) -> Row:
    body = bodies.body(one.body)
    of = f"{one.title}, {body.name}"
    files = tuple(replace(link, of=of) for link in one.files)
    history = (Link(words="History", href=f"{one.page}/", of=of),) if one.page else ()
    return Row(
        name=one.title,
        body=body,
        facts=(
            Fact("Version", one.version),
            Fact("In force from", day(one.in_force)),
            Fact("Next review by", day(one.next_review)),
            Fact("Read", (*files, *history)),
        ),
    )


def site_page(one: SitePolicy, names: Mapping[str, str], up: str) -> Report:
    """Return the page of a policy: what is in force, and what came before; ``up`` leads to it."""
    body = Bodies(names).body(one.body)
    parts = (_in_force(one, body, up), _history(one, body))
    return Report(
        kind="policyloom-site-policy",
        title=one.title,
        summary=f"{body.name}. {_standing(one)}",
        parts=parts,
        noun="edition",
    )


def _standing(one: SitePolicy) -> str:
    if one.version:
        return f"Version {one.version} is in force from {date_words(one.in_force)}."
    return "No edition of this policy is in force."


def _in_force(one: SitePolicy, body: Body, up: str) -> Tabled:
    links = (*one.files, Link(words="Feed of changes", href=f"{one.page}/{FEED}"))
    row = Row(
        name=f"Version {one.version}" if one.version else "None in force",
        body=body,
        facts=(
            Fact("In force from", day(one.in_force)),
            Fact("Next review by", day(one.next_review)),
            Fact("Read", tuple(_from(link, up) for link in links)),
            Fact("More", (Link(words="All policies", href=up),)),
        ),
    )
    return Tabled(heading="Now", subject="Edition", rows=(row,))


def _from(link: Link, up: str) -> Link:
    """Return a link that is counted from the index as it is counted from a policy's page."""
    return replace(link, href=f"{up}{link.href}")


def _history(one: SitePolicy, body: Body) -> Tabled:
    rows = tuple(_past(edition, body) for edition in reversed(one.history))
    return Tabled(heading="History", subject="Edition", rows=rows, remarks="What changed")


def _past(edition: PastEdition, body: Body) -> Row:
    return Row(
        name=f"Version {edition.version}",
        body=body,
        facts=(
            Fact("Decision", f"{edition.deed} on {date_words(edition.on)} by the {edition.by}"),
            Fact("In force from", day(edition.in_force)),
        ),
        notes=tuple(_notes(edition)),
    )


def _notes(edition: PastEdition) -> Iterator[Note]:
    if edition.ended:
        yield note(f"Withdrawn {edition.ended}", Tone.WRONG)
    yield from (note(line) for line in edition.amendments)
