"""Due: a document's editions and draft on a day -> what it needs, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.document import Paragraph, plain
from policyloom.editions.history import since
from policyloom.editions.provenance import declared_for, instrument_names
from policyloom.english.cycles import cycle_of, next_after
from policyloom.english.dates import (
    date_words,
    day_in_words,
    days_after,
    days_between,
    years_after,
)
from policyloom.english.grammar import joined
from policyloom.resolve.citations import edition_on
from policyloom.resolve.profile import profile_of
from policyloom.source import version_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes import Change
    from policyloom.document import Document
    from policyloom.editions.record import Edition
    from policyloom.english.cycles import Cycle
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


UNCONFIRMED = "unconfirmed"
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
        if papers.draft and editions[-1] in papers.editions[-1:]:
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


__all__ = ["Days", "Finding", "Need", "Papers", "findings"]


# Schedule: a body's documents on a day -> the lines of its policy schedule.


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """One line of a policy schedule, as of a day; days are ISO, and empty when there is none.

    ``revision`` is how many editions there were by then. ``reckoned`` says that the next review
    follows from the review cycle, because the edition names no day. ``away`` says in words that
    the body has left or has not begun yet; then its documents need nothing. One that is kept
    ``elsewhere`` has a ``file`` or an ``address``, and no editions here.
    """

    body: str
    body_name: str
    policy: str
    title: str
    statutory: bool
    published: bool
    cycle: str
    owner: str
    approver: str
    version: str
    approved_on: str
    last_reviewed: str
    next_review: str
    reckoned: bool
    revision: int
    digest: str
    findings: tuple[Finding, ...]
    away: str = ""
    elsewhere: bool = False
    file: str = ""
    address: str = ""

    @property
    def selector(self) -> str:
        """The words by which a command means this document."""
        return f"{self.body}:{self.policy}"

    @property
    def urgency(self) -> Need | None:
        """The most urgent thing it needs."""
        order = list(Need)
        return min((f.need for f in self.findings), key=order.index, default=None)


def schedule(library: Library, papers: Papers, days: Days) -> Scheduled:
    """Return what a document's line says on a day, and what it needs."""
    editions = papers.standing(days.today)
    current = editions[-1] if editions else None
    shown = current.document if current else papers.draft
    values = _overlay_values(library, papers)
    reviewed, review, reckoned = _review_days(library, papers, current)
    policy = library.policies.get(papers.policy)
    owner = control_words(shown, "owner")
    away = away_words(library, papers.body, days.today)
    found = () if away else tuple(findings(library, papers, editions, review, days))
    return Scheduled(
        body=papers.body,
        body_name=_name(library, papers.body, shown),
        policy=papers.policy,
        title=plain(shown.title) if shown else _title(library, papers.policy),
        statutory=policy.statutory if policy else False,
        published=policy.published if policy else False,
        cycle=cycle.words if (cycle := _cycle(library, papers, values)) else "",
        owner=owner,
        approver=current.approval.by_words if current else control_words(shown, "approver"),
        version=current.words if current else "",
        approved_on=current.approval.on if current else "",
        last_reviewed=reviewed,
        next_review=review,
        reckoned=reckoned,
        revision=len(editions),
        digest=current.digest if current else "",
        findings=found,
        away=away,
    )


def away_words(library: Library, body: str, today: str) -> str:
    """Return when a body left or begins, if it is not what its overlay says on an ISO day."""
    overlay = library.overlays.get(body)
    membership = overlay.membership if overlay else None
    if overlay is None or membership is None:
        return ""
    if membership.last and membership.last < today:
        now = f"; it is now {_called(library, membership.now)}" if membership.now else ""
        left = f"left {_name(library, overlay.parent, None)}" if overlay.parent else "ended"
        return f"{left} on {date_words(membership.last)}{now}"
    if membership.first > today:
        joins = f"joins {_name(library, overlay.parent, None)}" if overlay.parent else "begins"
        was = f"; until then it is {_called(library, membership.formerly)}"
        return f"{joins} on {date_words(membership.first)}{was if membership.formerly else ''}"
    return ""


def _called(library: Library, body: str) -> str:
    return f"{_name(library, body, None)} ({body})"


def needing(lines: tuple[Scheduled, ...]) -> dict[Need, list[tuple[Scheduled, Finding]]]:
    """Return the findings by what is needed, the most urgent first."""
    return {
        need: [(line, found) for line in lines for found in line.findings if found.need is need]
        for need in Need
    }


# THE LINE


def _name(library: Library, body: str, shown: Document | None) -> str:
    overlay = library.overlays.get(body)
    return shown.body_name if shown else overlay.name.text if overlay else body


def _title(library: Library, policy: str) -> str:
    registered = library.register.get(policy)
    return registered.title if registered else policy


def control_words(document: Document | None, key: str) -> str:
    """Return the words of a row of the control table; nothing when it has no such row."""
    rows = document.control if document else ()
    return next((_words(row.blocks) for row in rows if row.key == key), "")


def _words(blocks: tuple[object, ...]) -> str:
    return "; ".join(plain(block.inlines) for block in blocks if isinstance(block, Paragraph))


def _overlay_values(library: Library, papers: Papers) -> dict[str, str]:
    if papers.body not in library.overlays:
        return {}
    values = profile_of(library, papers.body).documents.get(papers.policy, {})
    return {name: value.text for name, value in values.items()}


def _cycle(library: Library, papers: Papers, values: dict[str, str]) -> Cycle | None:
    policy = library.policies.get(papers.policy)
    said = values.get("review-cycle") or (policy.review_cycle.text if policy else "")
    return cycle_of(said) if said else None


def _review_days(
    library: Library, papers: Papers, current: Edition | None
) -> tuple[str, str, bool]:
    """Return the last review, the next one, and whether that one had to be reckoned."""
    values = _overlay_values(library, papers)
    if current is None:
        return values.get("last-reviewed", ""), values.get("next-review", ""), False
    document = current.document
    last = day_in_words(control_words(document, "last-reviewed")) or current.approval.on
    stated = day_in_words(control_words(document, "next-review"))
    cycle = _cycle(library, papers, values)
    if stated or not cycle or not cycle.months:
        return last, stated, False
    return last, next_after(last, cycle), True


__all__ = ["Scheduled", "away_words", "needing", "schedule"]
