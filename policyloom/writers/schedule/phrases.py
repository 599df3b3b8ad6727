"""Schedule writers: one line of the schedule -> the phrases that every format prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.dates import date_words, short_date_words

if TYPE_CHECKING:
    from policyloom.editions.due import Days, Scheduled

NEVER = "Never approved"
NO_DAY = "No day given"


def status_words(line: Scheduled) -> str:
    """Return whether the law asks for the policy, its review cycle, and whether it is public.

    Of a body that is away only that.
    """
    if line.away:
        return f"{line.away[:1].upper()}{line.away[1:]}"
    standing = "Statutory" if line.statutory else "Not statutory"
    cycle = f"; reviewed {line.cycle}" if line.cycle else ""
    return f"{standing}{cycle}; {published_words(line)}"


def published_words(line: Scheduled) -> str:
    """Return whether the policy has to be on the website."""
    return "must be published" if line.published else "need not be published"


def edition_words(line: Scheduled) -> str:
    """Return the version with its approval."""
    if not line.version:
        return NEVER
    approved = f"approved on {date_words(line.approved_on)} by the {line.approver}"
    return f"Version {line.version}, {approved}"


def review_words(line: Scheduled) -> str:
    """Return the day of the next review; nothing for a body that is away."""
    if line.away:
        return ""
    if not line.next_review:
        return NO_DAY
    reckoned = " (from the review cycle)" if line.reckoned else ""
    return f"by {date_words(line.next_review)}{reckoned}"


def day_words(iso: str) -> str:
    """Return a short day, for a narrow column."""
    return short_date_words(iso) if iso else ""


def asked_words(days: Days) -> str:
    """Return the day that was asked about, and how far ahead we look."""
    ahead = "1 day" if days.within == 1 else f"{days.within} days"
    return f"As of {date_words(days.today)}, looking {ahead} ahead"


def sentence(words: str) -> str:
    """Return the words of a finding as a sentence."""
    return f"{words[:1].upper()}{words[1:]}."
