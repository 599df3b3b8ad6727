"""Due: a document's editions and draft on a day -> what it needs, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.calendar import date_words, days_after, days_between
from policyloom.changes import size_of
from policyloom.editions.history import since
from policyloom.editions.provenance import declared_for
from policyloom.resolve.citations import edition_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes import Change
    from policyloom.document import Document
    from policyloom.editions.record import Edition
    from policyloom.source import Instrument, Library


class Need(Enum):
    """What a document needs, the most urgent first."""

    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    GUIDANCE = "superseded-guidance"
    BEHIND = "behind-draft"
    REFUSED = "draft-refused"
    UNAPPROVED = "never-approved"
    UNLISTED = "not-listed"

    @property
    def heading(self) -> str:
        """The words above a list of documents that need it."""
        return HEADINGS[self]


HEADINGS = {
    Need.OVERDUE: "Review overdue",
    Need.DUE_SOON: "Review due soon",
    Need.GUIDANCE: "Guidance to check",
    Need.BEHIND: "Edition behind the draft",
    Need.REFUSED: "Draft with errors",
    Need.UNAPPROVED: "Never approved",
    Need.UNLISTED: "No longer listed by the body",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a document needs, in words; ``day`` is the day that it is about, if any."""

    need: Need
    words: str
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The day on which we ask, and how many days ahead we look."""

    today: str
    within: int

    @property
    def horizon(self) -> str:
        """The last day that counts as soon."""
        return days_after(self.today, self.within)


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """All there is of one document: its editions, oldest first, and its draft.

    ``listed`` is false when the body's overlay no longer names the policy. A draft that is
    refused is None.
    """

    body: str
    policy: str
    editions: tuple[Edition, ...]
    draft: Document | None
    listed: bool = True


def findings(
    library: Library,
    papers: Papers,
    editions: tuple[Edition, ...],
    review: str,
    days: Days,
) -> Iterator[Finding]:
    """Yield what a document needs; ``editions`` are those of the day, ``review`` the next one."""
    if not editions:
        yield Finding(need=Need.UNAPPROVED, words=_unapproved(papers))
    else:
        yield from _reviews(review, days)
        yield from _guidance(library, editions[-1], days)
        # An older edition is behind its successor, and only the newest behind the draft.
        if papers.draft and len(editions) == len(papers.editions):
            yield from _behind(library, editions[-1], papers.draft)
    if not papers.listed:
        words = f"{papers.body} no longer lists this policy among its own"
        yield Finding(need=Need.UNLISTED, words=words)
    elif papers.draft is None:
        words = "the draft has errors, which `policyloom check` lists; it cannot be compared"
        yield Finding(need=Need.REFUSED, words=words)


def _unapproved(papers: Papers) -> str:
    first = papers.editions[0] if papers.editions else None
    later = f" by this day; version {first.words} was approved later" if first else ""
    return f"no edition has been approved{later}"


def _reviews(review: str, days: Days) -> Iterator[Finding]:
    if not review:
        return
    left = days_between(days.today, review)
    when = date_words(review)
    if left < 0:
        words = f"review was due by {when}, {_days(-left)} ago"
        yield Finding(need=Need.OVERDUE, words=words, day=review)
    elif left <= days.within:
        ahead = f"in {_days(left)}" if left else "today"
        words = f"review is due by {when}, {ahead}"
        yield Finding(need=Need.DUE_SOON, words=words, day=review)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


# GUIDANCE


def _guidance(library: Library, edition: Edition, days: Days) -> Iterator[Finding]:
    instruments = {i.citation_id or i.id: i for i in library.instruments.values()}
    for name, cited in edition.instruments.items():
        instrument = instruments.get(name) or library.instruments.get(name)
        if instrument and instrument.editions:
            yield from _superseded(instrument, cited, days)


def _superseded(instrument: Instrument, cited: str, days: Days) -> Iterator[Finding]:
    title = _edition_title(instrument, cited)
    current = edition_on(instrument, days.today)
    if current is None:
        words = f"it cites {title}, and the register has no edition that is in force now"
        yield Finding(need=Need.GUIDANCE, words=words)
    elif current.edition != cited:
        day = current.in_force
        words = f"it cites {title}; {current.title} has been in force since {date_words(day)}"
        yield Finding(need=Need.GUIDANCE, words=words, day=day)
    else:
        yield from _successors(instrument, cited, title, days)


def _successors(instrument: Instrument, cited: str, title: str, days: Days) -> Iterator[Finding]:
    """Return the edition that follows the one in force: in the register, or only expected."""
    coming = [e for e in instrument.editions if days.today < e.in_force <= days.horizon]
    expected = next(e.successor_expected for e in instrument.editions if e.edition == cited)
    if coming:
        first = min(coming, key=lambda e: e.in_force)
        words = f"it cites {title}; {first.title} replaces it on {date_words(first.in_force)}"
        yield Finding(need=Need.GUIDANCE, words=words, day=first.in_force)
    elif expected and expected <= days.horizon:
        verb = "was" if expected <= days.today else "is"
        words = f"it cites {title}; a new edition {verb} expected on {date_words(expected)}"
        yield Finding(need=Need.GUIDANCE, words=words, day=expected)


def _edition_title(instrument: Instrument, cited: str) -> str:
    return next(
        (e.title for e in instrument.editions if e.edition == cited),
        f"{instrument.title}, edition {cited}",
    )


# THE DRAFT

DATES = frozenset({"last-reviewed", "next-review", "effective-from"})
"""Control rows that a review without change renews: they put no edition behind its draft."""


def _behind(library: Library, edition: Edition, draft: Document) -> Iterator[Finding]:
    changes = since(edition, draft, declared_for(draft, library)).changes
    counted = [change for change in changes if not _is_date(change)]
    if not counted:
        return
    size = max(map(size_of, counted)).name.lower()
    number = "one change" if len(counted) == 1 else f"{len(counted)} changes"
    largest = f"which is {size}" if len(counted) == 1 else f"the largest of them {size}"
    words = f"the draft has {number} since version {edition.words}, {largest}"
    yield Finding(need=Need.BEHIND, words=words)


def _is_date(change: Change) -> bool:
    return getattr(change, "key", "") in DATES


__all__ = ["Days", "Finding", "Need", "Papers", "findings"]
