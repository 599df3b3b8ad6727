"""Decisions: the reasons that a body gives with its modifications -> reasons for their changes.

A body gives a reason with every modification. It explains the change by which the modification
began; what happens to the text later has reasons of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changelog import names_of
from policyloom.changes.kinds import ClauseAdded, ClauseRemoved, OwnText, Reworded
from policyloom.source import Hold, Insertion, Omission, Substitution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes import Change, Comparison
    from policyloom.resolve.profile import Profile
    from policyloom.source import Modification, Policy


def modification_reasons(
    profile: Profile, policy: Policy, comparison: Comparison | None
) -> dict[str, str]:
    """Return the reasons of modifications by the names of the changes that they made."""
    found: dict[str, str] = {}
    for change in comparison.changes if comparison else ():
        for modification in _meant(profile, policy):
            if modification.reason and _made(modification, change):
                found |= dict.fromkeys(names_of(change), modification.reason)
    return found


def _meant(profile: Profile, policy: Policy) -> Iterator[Modification]:
    for _, modification in profile.modifications():
        if not modification.policies or policy.id in modification.policies:
            yield modification


def _made(modification: Modification, change: Change) -> bool:
    """Tell whether a change is the one by which a modification began."""
    match modification, change:
        case Insertion(clause=name), ClauseAdded(where=where):
            return where.clause == name
        case Omission(clause=name), ClauseRemoved(where=where):
            return where.clause == name
        case Substitution(clause=name), Reworded(where=where, own_text=OwnText.BEGUN):
            return where.clause == name
        case Hold(clause=name), Reworded(where=where, own_text=OwnText.AS_BEFORE, declared=False):
            # Only a hold brings back a version that was there before.
            return where.clause == name
        case _:
            return False


__all__ = ["modification_reasons"]
