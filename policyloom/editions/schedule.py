"""Schedule: a body's documents on a day -> the lines of its policy schedule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.document import Paragraph, plain
from policyloom.editions.due import Days, Finding, Need, Papers, findings
from policyloom.english.cycles import cycle_of, next_after
from policyloom.english.dates import date_words, day_in_words
from policyloom.resolve.profile import profile_of

if TYPE_CHECKING:
    from policyloom.document import Document
    from policyloom.editions.record import Edition
    from policyloom.english.cycles import Cycle
    from policyloom.source import Library


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


def next_review(library: Library, papers: Papers, today: str) -> str:
    """Return the ISO day of the next review of a document, as of a day; nothing without one."""
    editions = papers.standing(today)
    return _review_days(library, papers, editions[-1] if editions else None)[1]


def away_words(library: Library, body: str, today: str) -> str:
    """Return when a body left or begins, if it is not what its overlay says on an ISO day."""
    overlay = library.overlays.get(body)
    membership = overlay.membership if overlay else None
    if overlay is None or membership is None or ended_words(library, body, today):
        return ended_words(library, body, today)
    if membership.first > today:
        joins = f"joins {_name(library, overlay.parent, None)}" if overlay.parent else "begins"
        was = f"; until then it is {_called(library, membership.formerly)}"
        return f"{joins} on {date_words(membership.first)}{was if membership.formerly else ''}"
    return ""


def ended_words(library: Library, body: str, day: str) -> str:
    """Return when a body ended, and what it is now, if it has ended by an ISO day.

    Then there is nobody who could decide on its documents, and nothing of them is affected.
    """
    overlay = library.overlays.get(body)
    membership = overlay.membership if overlay else None
    if overlay is None or membership is None or not membership.last or day <= membership.last:
        return ""
    now = f"; it is now {_called(library, membership.now)}" if membership.now else ""
    left = f"left {_name(library, overlay.parent, None)}" if overlay.parent else "ended"
    return f"{left} on {date_words(membership.last)}{now}"


def _called(library: Library, body: str) -> str:
    return f"{_name(library, body, None)} ({body})" if body in library.overlays else body


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
