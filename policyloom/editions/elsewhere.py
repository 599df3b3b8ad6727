"""Elsewhere: a policy that is kept in some file or on some page -> its line of the schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.editions.due import Finding, Need, review_findings
from policyloom.editions.schedule import Scheduled, away_words
from policyloom.english.cycles import cycle_of, next_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.editions.due import Days
    from policyloom.source import KeptPolicy, Library


def kept_elsewhere(library: Library, body: str, one: KeptPolicy, days: Days) -> Scheduled:
    """Return what its line says on a day, and what it needs."""
    cycle = cycle_of(one.cycle) if one.cycle else None
    last = one.last_reviewed or one.approved_on
    stated = one.next_review.text if one.next_review else ""
    review = stated or (next_after(last, cycle) if cycle and last else "")
    away = away_words(library, body, days.today)
    overlay, registered = library.overlays.get(body), library.register.get(one.policy.text)
    return Scheduled(
        body=body,
        body_name=overlay.name.text if overlay else body,
        policy=one.policy.text,
        title=one.title or (registered.title if registered else one.policy.text),
        statutory=one.statutory,
        published=one.published,
        cycle=cycle.words if cycle else "",
        owner=one.owner.text if one.owner else "",
        approver=one.approver.text if one.approver else "",
        version=one.version,
        approved_on=one.approved_on,
        last_reviewed=last,
        next_review=review,
        reckoned=bool(review and not stated),
        revision=1,
        digest="",
        findings=() if away else tuple(_needs(one, review, days)),
        away=away,
        file=one.file.text if one.file else "",
        address=one.address,
        elsewhere=True,
    )


def _needs(one: KeptPolicy, review: str, days: Days) -> Iterator[Finding]:
    if not one.approved_on:
        words = "its register names no day on which it was approved"
        yield Finding(need=Need.UNAPPROVED, words=words)
    yield from review_findings(review, days)
