"""Report: the register of deviations -> the sheets of its workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.grammar import capitalised
from policyloom.report import day, sheet_of
from policyloom.report.deviation_words import (
    KINDS,
    behind_words,
    coming_words,
    decision_words,
    distance,
    flag,
    newer_words,
)

if TYPE_CHECKING:
    from policyloom.deviations.differences import Difference
    from policyloom.deviations.register import Deviation, Register
    from policyloom.report import Sheet
    from policyloom.report.bodies import Bodies


def register_sheets(register: Register, bodies: Bodies) -> tuple[Sheet, ...]:
    """Return a sheet of what bodies say otherwise, of what was given up, and of all else."""
    return (
        _deviations(register, bodies),
        _given_up(register, bodies),
        _differences(register, bodies),
    )


def _deviations(register: Register, bodies: Bodies) -> Sheet:
    return sheet_of(
        "Deviations",
        ((bodies.body(one.body, one.body_name), one) for one in register.deviations),
        ("Body", 26, lambda one: one.body),
        ("Clause", 34, lambda one: one.clause),
        ("Title", 26, lambda one: one.title),
        ("Kind", 12, lambda one: capitalised(KINDS[one.kind])),
        ("Needs attention", 16, lambda one: capitalised(flag(one))),
        ("Reason", 50, lambda one: one.reason),
        ("Since", 13, lambda one: day(one.since.day if one.since else "")),
        ("Edition", 10, lambda one: one.since.edition if one.since else ""),
        ("Expires", 13, lambda one: day(one.until)),
        ("Based on", 10, lambda one: one.base),
        ("Version above", 10, lambda one: one.now),
        ("Versions behind", 10, lambda one: len(one.behind) if one.base else None),
        ("Behind", 26, distance),
        ("Changes since", 50, _since_then),
        ("Policies", 24, lambda one: ", ".join(one.policies)),
        (
            "Decisions",
            50,
            lambda one: "\n".join(capitalised(decision_words(d)) for d in one.decisions),
        ),
        ("Where", 46, _where),
    )


def _since_then(one: Deviation) -> str:
    return "\n".join((*map(newer_words, one.behind), *map(coming_words, one.coming)))


def _where(one: Deviation | Difference) -> str:
    return f"{one.path}:{one.line}"


def _differences(register: Register, bodies: Bodies) -> Sheet:
    return sheet_of(
        "Other differences",
        ((bodies.body(one.body, one.body_name), one) for one in register.differences),
        ("Body", 26, lambda one: one.body),
        ("Kind", 12, lambda one: one.kind),
        ("Name", 30, lambda one: one.name),
        ("Here", 40, lambda one: one.here),
        ("Above", 40, lambda one: one.above),
        ("Whose", 16, lambda one: one.whose),
        ("Weight", 8, lambda one: "Yes" if one.weight else ""),
        ("Reason", 50, lambda one: one.reason),
        ("Since", 13, lambda one: day(one.since.day if one.since else "")),
        ("Edition", 10, lambda one: one.since.edition if one.since else ""),
        ("Behind", 26, lambda one: behind_words(one.behind)),
        ("Where", 46, _where),
    )


def _given_up(register: Register, bodies: Bodies) -> Sheet:
    gone = ((bodies.body(one.body, one.body_name), one) for one in register.gone)
    return sheet_of(
        "Given up",
        gone,
        ("Body", 26, lambda one: one.body),
        ("Clause", 34, lambda one: one.decision.clause),
        ("Day", 13, lambda one: day(one.decision.on)),
        ("Decided by", 24, lambda one: one.decision.by),
        ("Reason", 50, lambda one: one.decision.reason),
        ("What stood there", 80, lambda one: one.decision.was),
    )
