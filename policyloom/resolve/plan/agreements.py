"""Agreements: statements that are true only while other clauses stand unchanged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Label
from policyloom.resolve.profile import LIBRARY
from policyloom.source import version_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.resolve.plan.planned import Planned, PlannedSection
    from policyloom.resolve.plan.planner import Planner
    from policyloom.source import Version


def still_true(
    section: PlannedSection, sections: list[PlannedSection], planner: Planner
) -> PlannedSection:
    """Leave out a clause that certifies others when one of them is changed, absent or newer."""
    standing = {p.clause: p.version for s in sections for p in s.clauses if p.layer == LIBRARY}
    kept = tuple(p for p in section.clauses if _certified(p, standing, planner))
    return replace(section, clauses=kept)


def _certified(planned: Planned, standing: Mapping[str, Version], planner: Planner) -> bool:
    for clause, version in planned.certifies:
        if standing.get(clause) != version:
            words = version_words(version)
            message = (
                f"`{planned.clause}` is left out: it is true only while version {words} of "
                f"`{clause}` stands unchanged, and {planner.profile.body} has something else"
            )
            hint = "keep the agreed text, or consult again and record a new agreement"
            label = Label(planner.profile.overlay.span, "the overlay")
            planner.warn("agreement-lapsed", message, planned.span, hint, label)
            return False
    return True
