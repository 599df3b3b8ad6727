"""Plan: a policy and a profile -> which clause texts stand in which section.

Conditions and choices first, then the modifications of each layer from the top down, then what
clauses ask of each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.resolve.conditions import holds
from policyloom.resolve.plan.choosing import check_company, planned_section, still_true, too_early
from policyloom.resolve.plan.modifying import all_modified
from policyloom.resolve.plan.planned import (
    Plan,
    Planned,
    PlannedSection,
    Planner,
    planned_version,
    version_of,
    version_on,
)

if TYPE_CHECKING:
    from policyloom.resolve.profile import Profile
    from policyloom.source import Library, Policy

__all__ = [
    "Plan",
    "Planned",
    "PlannedSection",
    "plan",
    "planned_version",
    "version_of",
    "version_on",
]


def plan(library: Library, policy: Policy, profile: Profile, date: str) -> Plan:
    """Return the sections that have clauses, after choices and modifications."""
    planner = Planner(library, policy, profile, date)
    sections = [
        planned_section(section, planner)
        for section in policy.sections
        if holds(section.when, profile.facts)
    ]
    planner.problems += too_early(planner.early, policy, profile, date)
    sections, found = all_modified(sections, planner)
    sections = [still_true(section, sections, planner) for section in sections]
    check_company(sections, planner)
    return Plan(
        sections=tuple(section for section in sections if section.clauses),
        found=found,
        problems=tuple(planner.problems),
    )
