"""Due: a document's editions and draft on a day -> what it needs, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.editions.history import since
from policyloom.editions.provenance import declared_for, instrument_names
from policyloom.english.dates import date_words, days_after, days_between, years_after
from policyloom.english.grammar import joined
from policyloom.resolve.citations import edition_on
from policyloom.resolve.profile import profile_of
from policyloom.source import version_words
from policyloom.source.vocabulary import UNCONFIRMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes import Change
    from policyloom.document import Document
    from policyloom.editions.record import Edition
    from policyloom.source import Instrument, Library


class Need(Enum):
    """What a document needs, the most urgent first."""

    DAMAGED = "edition-damaged"
    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    GUIDANCE = "superseded-guidance"
    SOURCES = "sources-to-check"
    BEHIND = "behind-draft"
    REFUSED = "draft-refused"
    HOLDS = "holds-over"
    UNAPPROVED = "never-approved"
    ENDED = "withdrawn"
    UNLISTED = "not-listed"

    @property
    def heading(self) -> str:
        """The words above a list of documents that need it."""
        return HEADINGS[self]


"""What the register says of an entry that nobody has compared with its sources."""
HEADINGS = {
    Need.DAMAGED: "Edition that cannot be trusted",
    Need.OVERDUE: "Review overdue",
    Need.DUE_SOON: "Review due soon",
    Need.GUIDANCE: "Guidance to check",
    Need.SOURCES: "Sources to check again",
    Need.BEHIND: "Edition behind the draft",
    Need.REFUSED: "Draft with errors",
    Need.HOLDS: "Holds that end",
    Need.UNAPPROVED: "Never approved",
    Need.ENDED: "Withdrawn, and nothing in its place",
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
    """The day on which we ask, and how many days ahead we look.

    ``compared`` says whether we ask as well what drafts change, for which they are compared.
    """

    today: str
    within: int
    compared: bool = True

    @property
    def horizon(self) -> str:
        """The last day that counts as soon."""
        return days_after(self.today, self.within)


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """All there is of one document: its editions, oldest first, and its draft.

    ``listed`` is false when the body's overlay no longer names the policy, ``damaged`` is true
    when one of its editions was changed, removed or cannot be read. A draft that is refused is
    None.
    """

    body: str
    policy: str
    editions: tuple[Edition, ...]
    draft: Document | None
    listed: bool = True
    withdrawn: tuple[Edition, ...] = ()
    damaged: bool = False

    def standing(self, day: str) -> tuple[Edition, ...]:
        """Return the editions that were approved by an ISO day and not withdrawn by then."""
        every = sorted((*self.editions, *self.withdrawn), key=lambda one: one.version)
        approved = (one for one in every if one.approval.on <= day)
        return tuple(one for one in approved if not one.withdrawn or one.withdrawn.on > day)

    def ended(self, day: str) -> str:
        """Return how the last edition ended where none stands by an ISO day and one did."""
        ends = [(one.words, one.withdrawn) for one in self.withdrawn if one.withdrawn]
        over = [(words, end) for words, end in ends if end.on <= day]
        if self.standing(day) or not over:
            return ""
        words, end = over[-1]
        return f"no edition stands: version {words} was withdrawn {end.words}"


def findings(
    library: Library,
    papers: Papers,
    editions: tuple[Edition, ...],
    review: str,
    days: Days,
) -> Iterator[Finding]:
    """Yield what a document needs; ``editions`` are those of the day, ``review`` the next one."""
    if papers.damaged:
        words = (
            "an edition was changed or removed after its approval; `policyloom check` says which"
        )
        yield Finding(need=Need.DAMAGED, words=words)
    if not editions and not papers.damaged:
        ended = papers.ended(days.today)
        need = Need.ENDED if ended else Need.UNAPPROVED
        yield Finding(need=need, words=ended or _unapproved(papers))
    if editions:
        yield from review_findings(review, days)
        yield from _guidance(library, editions[-1], days)
        yield from _unchecked(library, editions[-1].document, days)
        # An older edition is behind its successor, and only the newest behind the draft.
        if days.compared and papers.draft and editions[-1] in papers.editions[-1:]:
            yield from _behind(library, editions, papers.draft)
    yield from _holds(library, papers, days)
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


def review_findings(review: str, days: Days) -> Iterator[Finding]:
    """Yield that a review on an ISO day is overdue or soon, if it is."""
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


# THE REGISTER'S OWN AGE


def _unchecked(library: Library, document: Document, days: Days) -> Iterator[Finding]:
    """Yield what the register says of the sources of a document without being sure of it."""
    doubtful = {
        name: words for i in library.instruments.values() for name, words in _doubt(i, days)
    }
    cited = dict.fromkeys(instrument_names(document)) if doubtful else {}
    told = tuple(doubtful[name] for name in cited if name in doubtful)
    if told:
        yield Finding(need=Need.SOURCES, words=f"it cites {joined(told, 'and')}")


def _doubt(instrument: Instrument, days: Days) -> Iterator[tuple[str, str]]:
    """Yield the name by which a document cites an instrument that is to be checked again."""
    said = instrument.title
    if instrument.confidence == UNCONFIRMED:
        said += ", of which the register has not confirmed the entry"
    elif years_after(instrument.checked_on, 1) < days.today:
        said += f", last checked on {date_words(instrument.checked_on)}"
    else:
        return
    yield instrument.citation_id or instrument.id, said


# HOLDS


def _holds(library: Library, papers: Papers, days: Days) -> Iterator[Finding]:
    """Yield the holds on clauses of a document that are over, or end soon."""
    if papers.body not in library.overlays:
        return
    shown = papers.draft or (papers.editions[-1].document if papers.editions else None)
    sections = shown.sections if shown else ()
    clauses = {provision.identity for section in sections for provision in section.provisions}
    for _, one in profile_of(library, papers.body).modifications():
        meant = one.traits.ends and one.is_for(papers.policy) and one.clause in clauses
        if meant and one.until <= days.horizon:
            verb = "ended" if one.until < days.today else "ends"
            at = version_words(one.base) if one.base else ""
            words = f"the hold on `{one.clause}` at version {at} {verb} on {date_words(one.until)}"
            yield Finding(need=Need.HOLDS, words=words, day=one.until)


# THE DRAFT

DATES = frozenset({"last-reviewed", "next-review", "effective-from"})
"""Control rows that a review without change renews: they put no edition behind its draft."""


def _behind(library: Library, editions: tuple[Edition, ...], draft: Document) -> Iterator[Finding]:
    declared = declared_for(draft, library)
    changes = since(editions, draft, declared, renames=library.renames).changes
    counted = [change for change in changes if not _is_date(change)]
    if not counted:
        return
    size = max(change.size for change in counted).words
    number = "one change" if len(counted) == 1 else f"{len(counted)} changes"
    largest = f"which is {size}" if len(counted) == 1 else f"the largest of them {size}"
    words = f"the draft has {number} since version {editions[-1].words}, {largest}"
    yield Finding(need=Need.BEHIND, words=words)


def _is_date(change: Change) -> bool:
    return getattr(change, "key", "") in DATES
