"""Schedule writer: the schedule as an Excel workbook: every policy, and what needs attention."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

from policyloom.english.grammar import capitalised
from policyloom.writers.schedule.phrases import NEVER, asked_words, sentence
from policyloom.writers.sheets import Formats, add_sheet, new_book

if TYPE_CHECKING:
    from policyloom.editions.due import Days, Scheduled
    from policyloom.writers.sheets import Cell, Column

POLICIES: tuple[Column, ...] = (
    ("School or trust", 30),
    ("Policy", 26),
    ("Statutory", 10),
    ("Must be published", 12),
    ("Reviewed", 16),
    ("Owner", 24),
    ("Approved by", 22),
    ("Version", 14),
    ("Approved on", 13),
    ("Last reviewed", 13),
    ("Next review by", 13),
    ("Needs attention", 60),
)
NEEDS: tuple[Column, ...] = (
    ("Need", 26),
    ("School or trust", 30),
    ("Policy", 26),
    ("Version", 14),
    ("Day", 13),
    ("What it is", 70),
)


def schedule_workbook(lines: tuple[Scheduled, ...], days: Days) -> bytes:
    """Return the workbook; the same schedule gives the same bytes."""
    data = BytesIO()
    made = dt.datetime.combine(dt.date.fromisoformat(days.today), dt.time(), tzinfo=dt.UTC)
    book = new_book(data, "Policy schedule", asked_words(days), made)
    formats = Formats(book)
    add_sheet(book, "Policies", POLICIES, [_policy(line) for line in lines], formats)
    add_sheet(book, "Needs attention", NEEDS, _needs(lines), formats)
    book.close()
    return data.getvalue()


def _policy(line: Scheduled) -> tuple[Cell, ...]:
    return (
        line.body_name,
        line.title,
        _yes_no(line.statutory),
        _yes_no(line.published),
        line.cycle,
        line.owner,
        capitalised(line.approver),
        line.version or NEVER,
        _day(line.approved_on),
        _day(line.last_reviewed),
        _day("" if line.away else line.next_review),
        sentence(line.away)
        if line.away
        else "\n".join(sentence(finding.words) for finding in line.findings),
    )


def _needs(lines: tuple[Scheduled, ...]) -> list[tuple[Cell, ...]]:
    return [
        (
            finding.need.heading,
            line.body_name,
            line.title,
            line.version or NEVER,
            _day(finding.day),
            sentence(finding.words),
        )
        for line in lines
        for finding in line.findings
    ]


def _yes_no(value: bool) -> str:  # noqa: FBT001 - the value is all there is
    return "Yes" if value else "No"


def _day(iso: str) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
