"""Deviations writers: the register as an Excel workbook: what stands, and what was given up."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

from policyloom.english.grammar import capitalised
from policyloom.writers.deviations.phrases import (
    KINDS,
    behind_words,
    coming_words,
    decision_words,
    flag_words,
    newer_words,
    summary_words,
)
from policyloom.writers.sheets import Formats, add_sheet, new_book

if TYPE_CHECKING:
    from policyloom.deviations.register import Deviation, Gone, Register
    from policyloom.writers.sheets import Cell, Column

DEVIATIONS: tuple[Column, ...] = (
    ("School or trust", 30),
    ("Body", 26),
    ("Clause", 34),
    ("Title", 26),
    ("Kind", 12),
    ("Needs attention", 16),
    ("Reason", 50),
    ("Since", 13),
    ("Edition", 10),
    ("Expires", 13),
    ("Based on", 10),
    ("Version above", 10),
    ("Versions behind", 10),
    ("Behind", 26),
    ("Changes since", 50),
    ("Policies", 24),
    ("Decisions", 50),
    ("Where", 46),
)
GONE: tuple[Column, ...] = (
    ("School or trust", 30),
    ("Body", 26),
    ("Clause", 34),
    ("Day", 13),
    ("Decided by", 24),
    ("Reason", 50),
    ("What stood there", 80),
)


def register_workbook(register: Register) -> bytes:
    """Return the workbook; the same register gives the same bytes."""
    data = BytesIO()
    made = dt.datetime.combine(dt.date.fromisoformat(register.day), dt.time(), tzinfo=dt.UTC)
    book = new_book(data, "Deviations", summary_words(register), made)
    formats = Formats(book)
    rows = [_deviation(one) for one in register.deviations]
    add_sheet(book, "Deviations", DEVIATIONS, rows, formats)
    add_sheet(book, "Given up", GONE, [_gone(one) for one in register.gone], formats)
    book.close()
    return data.getvalue()


def _deviation(one: Deviation) -> tuple[Cell, ...]:
    return (
        one.body_name,
        one.body,
        one.clause,
        one.title,
        capitalised(KINDS[one.kind]),
        capitalised(flag_words(one)),
        one.reason,
        _day(one.since.day if one.since else ""),
        one.since.edition if one.since else "",
        _day(one.until),
        one.base,
        one.now,
        len(one.behind) if one.base else None,
        behind_words(one),
        "\n".join((*map(newer_words, one.behind), *map(coming_words, one.coming))),
        ", ".join(one.policies),
        "\n".join(capitalised(decision_words(decision)) for decision in one.decisions),
        f"{one.path}:{one.line}",
    )


def _gone(one: Gone) -> tuple[Cell, ...]:
    decision = one.decision
    return (
        one.body_name,
        one.body,
        decision.clause,
        _day(decision.on),
        decision.by,
        decision.reason,
        decision.was,
    )


def _day(iso: str) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
