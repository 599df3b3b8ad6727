"""What a document needs on a day, and what its line of the schedule says."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.document import Concept, Document, Paragraph, Text
from policyloom.editions.due import Days, Need
from policyloom.editions.schedule import Scheduled, needing, schedule
from policyloom.english.dates import (
    date_words,
    day_in_words,
    days_after,
    days_between,
    years_after,
)
from tests.papers import POLICY, document, edition, guidance, issue, library, papers

TODAY = "2026-02-01"


def line(*given: object, today: str = TODAY, within: int = 30, **more: object) -> Scheduled:
    """Return the line of the papers of these editions."""
    days = Days(today=today, within=within)
    return schedule(more.pop("library", library()), papers(*given, **more), days)  # type: ignore[arg-type]


def needs(found: Scheduled) -> list[tuple[Need, str]]:
    return [(finding.need, finding.words) for finding in found.findings]


# REVIEWS


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        ("2026-01-31", (Need.OVERDUE, "review was due by 31 January 2026, 1 day ago")),
        ("2025-02-01", (Need.OVERDUE, "review was due by 1 February 2025, 365 days ago")),
        ("2026-02-01", (Need.DUE_SOON, "review is due by 1 February 2026, today")),
        ("2026-02-02", (Need.DUE_SOON, "review is due by 2 February 2026, in 1 day")),
        ("2026-03-03", (Need.DUE_SOON, "review is due by 3 March 2026, in 30 days")),
        ("2026-03-04", None),
    ],
)
def test_a_review_is_overdue_the_day_after_it_was_due(
    review: str, expected: tuple[Need, str] | None
) -> None:
    found = line(edition(shown=document(review=review)))
    assert needs(found) == ([expected] if expected else [])
    assert found.next_review == review


@pytest.mark.parametrize(
    ("cycle", "expected"),
    [("annual", "2025-02-28"), ("four-yearly", "2028-02-29"), ("6", "2024-08-29"), ("", "")],
)
def test_a_document_without_a_day_is_reviewed_after_its_cycle(cycle: str, expected: str) -> None:
    said = SimpleNamespace(text=cycle)
    policy: Any = SimpleNamespace(statutory=True, published=False, review_cycle=said)
    known = replace(library(), policies={POLICY: policy} if cycle else {})
    approved = edition(shown=document(reviewed="2024-02-29"), on="2024-03-01")
    found = line(approved, library=known, today="2024-03-01")
    assert (found.last_reviewed, found.next_review) == ("2024-02-29", expected)
    assert found.reckoned is bool(cycle)
    assert (found.statutory, found.published) == (bool(cycle), False)


def test_an_edition_of_a_later_day_is_not_there_yet() -> None:
    first = edition((1, 0, 0), "2025-03-04", document(review="2026-01-01"))
    second = edition((1, 1, 0), "2026-06-01", document(review="2027-01-01"))
    before = line(first, second)
    assert (before.version, before.next_review, before.revision) == ("1.0", "2026-01-01", 1)
    after = line(first, second, today="2026-06-01")
    assert (after.version, after.next_review, after.revision) == ("1.1", "2027-01-01", 2)


def test_never_approved_is_said_and_nothing_else_of_it() -> None:
    found = line(draft=document(review="2020-01-01"))
    assert needs(found) == [(Need.UNAPPROVED, "no edition has been approved")]
    assert (found.version, found.approved_on, found.owner) == ("", "", "Head of grounds")


def test_approved_later_is_not_never() -> None:
    found = line(edition(on="2026-02-02"))
    words = "no edition has been approved by this day; version 1.0 was approved later"
    assert needs(found) == [(Need.UNAPPROVED, words)]


# GUIDANCE

OLD = issue(2024, until="2025-08-31")
NOW = issue(2025, expected="2026-09-01")
SINCE = "Keeping gardens safe 2025 has been in force since 1 September 2025"
CITES = "it cites Keeping gardens safe"


@pytest.mark.parametrize(
    ("cited", "editions", "today", "expected"),
    [
        (
            "2024",
            (OLD, NOW),
            TODAY,
            f"{CITES} 2024; {SINCE}",
        ),
        ("2025", (OLD, NOW), TODAY, ""),
        (
            "2025",
            (OLD, NOW),
            "2026-08-10",
            "it cites Keeping gardens safe 2025; a new edition is expected on 1 September 2026",
        ),
        (
            "2025",
            (OLD, NOW),
            "2026-09-01",
            "it cites Keeping gardens safe 2025; a new edition was expected on 1 September 2026",
        ),
        (
            "2024",
            (OLD, NOW),
            "2025-08-20",
            f"{CITES} 2024; Keeping gardens safe 2025 replaces it on 1 September 2025",
        ),
        (
            "2024",
            (OLD,),
            TODAY,
            f"{CITES} 2024, and the register has no edition that is in force now",
        ),
        (
            "2019",
            (OLD, NOW),
            TODAY,
            f"{CITES}, edition 2019; {SINCE}",
        ),
    ],
)
def test_guidance_that_has_moved_on(
    cited: str, editions: tuple[object, ...], today: str, expected: str
) -> None:
    known = library(guidance(*editions))  # type: ignore[arg-type]
    approved = edition(
        on="2024-01-01", shown=document(review="2030-01-01"), instruments={"kgs": cited}
    )
    found = line(approved, library=known, today=today)
    assert needs(found) == ([(Need.GUIDANCE, expected)] if expected else [])


def test_guidance_that_the_register_does_not_know_is_left_to_check() -> None:
    assert not line(edition(instruments={"unknown": "2020"})).findings


# SOURCES TO CHECK AGAIN


def citing(key: str) -> Document:
    """Return a document that cites an instrument."""
    return reworded(document(review="2030-01-01"), Concept(kind="citation", key=key))


CHECKED = "it cites Keeping gardens safe, last checked on 1 January 2026"


@pytest.mark.parametrize(
    ("key", "confidence", "today", "expected"),
    [
        ("kgs@2025", "seen", "2027-01-01", ""),
        ("kgs@2025", "seen", "2027-01-02", CHECKED),
        ("kgs#part-one", "seen", "2027-01-02", CHECKED),
        ("hedges", "seen", "2027-01-02", ""),
        (
            "kgs",
            "unconfirmed",
            "2026-01-01",
            "it cites Keeping gardens safe, of which the register has not confirmed the entry",
        ),
    ],
)
def test_an_entry_that_was_checked_longer_ago_than_a_year_is_to_be_checked_again(
    key: str, confidence: str, today: str, expected: str
) -> None:
    known = library(replace(guidance(), confidence=confidence))
    found = line(edition(on="2025-01-01", shown=citing(key)), library=known, today=today)
    assert needs(found) == ([(Need.SOURCES, expected)] if expected else [])


# DRAFTS


def reworded(shown: Document, concept: Concept | None = None) -> Document:
    """Return a document whose first clause says something else."""
    first, *rest = shown.sections
    clause = replace(
        first.provisions[0], blocks=(Paragraph((Text("The garden is closed.", concept),)),)
    )
    section = replace(first, provisions=(clause, *first.provisions[1:]))
    return replace(shown, sections=(section, *rest))


def test_an_edition_is_behind_its_draft_by_the_largest_change() -> None:
    shown = document(review="2027-01-01")
    found = line(edition(shown=shown), draft=reworded(shown))
    assert needs(found) == [
        (Need.BEHIND, "the draft has one change since version 1.0, which is substantive")
    ]


def test_renewed_days_put_no_edition_behind_its_draft() -> None:
    found = line(
        edition(shown=document(review="2027-01-01", reviewed="2026-01-01")),
        draft=document(review="2026-01-01", reviewed="2025-01-01"),
    )
    assert not found.findings


def test_an_older_edition_is_not_measured_against_a_later_draft() -> None:
    shown = document(review="2027-01-01")
    old, new = edition((1, 0, 0), "2025-01-01", shown), edition((2, 0, 0), "2026-06-01", shown)
    assert not line(old, new, draft=reworded(shown)).findings


def test_a_draft_with_errors_is_told() -> None:
    found = line(edition(shown=document(review="2027-01-01")), same=False)
    assert [need for need, _ in needs(found)] == [Need.REFUSED]


def test_a_policy_that_the_body_gave_up_is_told_once() -> None:
    found = line(edition(shown=document(review="2027-01-01")), same=False, listed=False)
    assert needs(found) == [
        (Need.UNLISTED, "hollin-bank no longer lists this policy among its own")
    ]


def test_the_most_urgent_need_comes_first() -> None:
    shown = document(review="2026-01-01")
    found = line(edition(shown=shown), draft=reworded(shown))
    assert [need for need, pairs in needing((found,)).items() if pairs] == [
        Need.OVERDUE,
        Need.BEHIND,
    ]
    assert all(need.heading for need in Need)


# DAYS


@given(st.dates(min_value=dt.date(1, 1, 1)))
def test_a_day_in_words_is_read_back(day: dt.date) -> None:
    assert day_in_words(date_words(day.isoformat())) == day.isoformat()


@pytest.mark.parametrize(
    "words", ["", "September 2025", "31 June 2025", "x September 2025", "1 September", "soon"]
)
def test_words_that_are_no_day_are_none(words: str) -> None:
    assert day_in_words(words) == ""


def test_years_after_a_leap_day() -> None:
    assert years_after("2024-02-29", 1) == "2025-02-28"
    assert years_after("2024-02-29", 4) == "2028-02-29"


def test_the_calendar_ends() -> None:
    assert years_after("9999-06-01", 4) == "9999-06-01"
    assert days_after("9999-12-30", 90) == "9999-12-31"
    found = line(edition(), today="9999-12-01").findings
    assert Need.OVERDUE in {one.need for one in found}


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2200, 1, 1)), st.integers(0, 999))
def test_days_are_counted_both_ways(day: dt.date, number: int) -> None:
    later = days_after(day.isoformat(), number)
    assert days_between(day.isoformat(), later) == number
    assert days_between(later, day.isoformat()) == -number
