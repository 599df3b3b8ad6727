"""Rollout writers: a plan as an Excel workbook: every document, and every change of every one."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

from policyloom.planning import Standing
from policyloom.writers.rollout.phrases import HEADINGS, count_words, summary_words
from policyloom.writers.sheets import Formats, add_sheet, new_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.planning import Effect, FleetPlan, Trouble
    from policyloom.writers.sheets import Cell, Column

# A plan knows no day, and a workbook has to say one.
MADE = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
DOCUMENTS: tuple[Column, ...] = (
    ("School or trust", 30),
    ("Policy", 26),
    ("Document", 36),
    ("Standing", 15),
    ("Version now", 11),
    ("Next version", 11),
    ("Largest change", 14),
    ("Who approves", 26),
    ("Flows", 8),
    ("Changes", 30),
    ("Why, or what stands in the way", 70),
)
CHANGES: tuple[Column, ...] = (
    ("School or trust", 30),
    ("Policy", 26),
    ("Document", 36),
    ("Number now", 11),
    ("New number", 11),
    ("What changes", 22),
    ("Size", 13),
    ("Clause", 34),
    ("In words", 80),
)


def plan_workbook(plan: FleetPlan) -> bytes:
    """Return the workbook; the same plan gives the same bytes."""
    data = BytesIO()
    book = new_book(data, "Plan", summary_words(plan), MADE)
    formats = Formats(book)
    add_sheet(book, "Documents", DOCUMENTS, [_document(one) for one in plan.effects], formats)
    changes = [row for effect in plan.effects for row in _changes(effect)]
    add_sheet(book, "Changes", CHANGES, changes, formats)
    book.close()
    return data.getvalue()


def _document(effect: Effect) -> tuple[Cell, ...]:
    return (
        effect.body_name,
        effect.title,
        str(effect.target),
        HEADINGS[effect.standing],
        effect.before,
        effect.after,
        effect.size,
        " or ".join(effect.approver_words),
        "Yes" if effect.flows else "",
        count_words(effect),
        _why(effect),
    )


def _why(effect: Effect) -> str:
    if effect.standing in {Standing.BLOCKED, Standing.CONFLICT}:
        return "\n".join(map(_trouble, effect.troubles))
    return "\n".join((*effect.reasons, *effect.notes))


def _trouble(one: Trouble) -> str:
    place = f"{one.message} ({one.path}:{one.line})"
    return f"{place}\n  hint: {one.hint}" if one.hint else place


def _changes(effect: Effect) -> Iterator[tuple[Cell, ...]]:
    for one in effect.alterations:
        yield (
            effect.body_name,
            effect.title,
            str(effect.target),
            one.old_number,
            one.new_number,
            one.kind,
            one.size,
            one.clause,
            one.words,
        )
