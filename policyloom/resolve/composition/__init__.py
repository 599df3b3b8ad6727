"""Composition: a policy and a profile -> which clause texts stand in which section.

Conditions and choices first, then the modifications of each layer from the top down, then what
clauses ask of each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.resolve.composition.choosing import (
    check_company,
    placed_section,
    still_true,
    too_early,
)
from policyloom.resolve.composition.modifying import all_modified
from policyloom.resolve.composition.placed import (
    NEVER,
    Approved,
    Composer,
    Composition,
    PlacedClause,
    PlacedSection,
    placed_version,
    version_of,
    version_on,
)

if TYPE_CHECKING:
    from policyloom.resolve.profile import Profile
    from policyloom.source import Library, Policy


def compose(
    library: Library, policy: Policy, profile: Profile, date: str, approved: Approved = NEVER
) -> Composition:
    """Return the sections that have clauses, after choices and modifications.

    ``approved`` is the newest edition, if there is one.
    """
    composer = Composer(library, policy, profile, date, approved)
    sections = [
        placed_section(section, composer)
        for section in policy.sections
        if section.when.holds(profile.facts)
    ]
    composer.problems += too_early(composer.early, policy, profile, date)
    sections, found = all_modified(sections, composer)
    sections = [still_true(section, sections, composer) for section in sections]
    check_company(sections, composer)
    return Composition(
        sections=tuple(section for section in sections if section.clauses),
        found=found,
        problems=tuple(composer.problems),
        approved=approved,
    )
