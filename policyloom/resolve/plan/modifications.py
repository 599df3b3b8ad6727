"""Modifications: planned sections and one change of a body's -> the sections with it made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.resolve.plan.outdated import expired, never_was, not_current, outlived
from policyloom.resolve.plan.permission import permitted
from policyloom.resolve.plan.planned import Planned
from policyloom.resolve.plan.versions import planned_version, version_of
from policyloom.source import NO_DATA, Hold, Insertion, Omission, Substitution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.resolve.plan.planned import PlannedSection
    from policyloom.resolve.plan.planner import Planner
    from policyloom.source import Modification, Overlay


def target_of(modification: Modification) -> str:
    """Return the clause that a modification is about; an insertion's is the one beside it."""
    return modification.beside if isinstance(modification, Insertion) else modification.clause


def all_modified(
    sections: list[PlannedSection], planner: Planner
) -> tuple[list[PlannedSection], Mapping[Span, Planned]]:
    """Return the sections as every layer leaves them, and what each modification found.

    The modifications are made from the top layer down; what is found is by the place of each.
    """
    found: dict[Span, Planned] = {}
    for overlay, modification in planner.profile.modifications():
        if not modification.policies or planner.policy.id in modification.policies:
            place = _find(sections, target_of(modification))
            if place:
                found[modification.span] = sections[place[0]].clauses[place[1]]
                sections = _modified(sections, place, overlay, modification, planner)
    return sections, found


def _find(sections: list[PlannedSection], clause: str) -> tuple[int, int] | None:
    for at, section in enumerate(sections):
        for index, planned in enumerate(section.clauses):
            if clause in {planned.clause, planned.replaces}:
                return at, index
    return None


def _modified(
    sections: list[PlannedSection],
    place: tuple[int, int],
    overlay: Overlay,
    modification: Modification,
    planner: Planner,
) -> list[PlannedSection]:
    at, index = place
    current = sections[at].clauses[index]
    if not permitted(modification, current, overlay, planner):
        return sections
    if not isinstance(modification, Hold) and "" < modification.until < planner.date:
        outlived(modification, overlay.body, planner)
    clauses = sections[at].clauses
    changed = _replacement(modification, current, overlay, planner)
    return [
        *sections[:at],
        replace(sections[at], clauses=(*clauses[:index], *changed, *clauses[index + 1 :])),
        *sections[at + 1 :],
    ]


def _replacement(
    modification: Modification, current: Planned, overlay: Overlay, planner: Planner
) -> tuple[Planned, ...]:
    match modification:
        case Substitution():
            return (_substituted(modification, current, overlay, planner),)
        case Insertion():
            local = _inserted(modification, overlay)
            return (current, local) if modification.after else (local, current)
        case Omission():
            return ()
        case Hold():
            return (_held(modification, current, planner),)


def _substituted(
    modification: Substitution, current: Planned, overlay: Overlay, planner: Planner
) -> Planned:
    if modification.base != current.version:
        not_current(modification, current, overlay.body, planner)
    return replace(
        current,
        version=modification.version,
        title=modification.title or current.title,
        wording=modification.wording,
        certifies=(),
        translations={},
        source="local",
        layer=overlay.body,
        replaces=current.replaces or current.clause,
        span=modification.text_span,
    )


def _inserted(modification: Insertion, overlay: Overlay) -> Planned:
    return Planned(
        clause=modification.clause,
        version=modification.version,
        title=modification.title,
        wording=modification.wording,
        source="local",
        data=NO_DATA,
        certifies=(),
        translations={},
        layer=overlay.body,
        replaces=None,
        span=modification.text_span,
    )


def _held(modification: Hold, current: Planned, planner: Planner) -> Planned:
    clause = planner.library.clauses.get(current.clause)
    if clause is None:
        return current
    if modification.until < planner.date:
        expired(modification, current, planner)
        return current
    version = version_of(clause, modification.at)
    if version is None:
        never_was(clause, modification.at, modification.span, planner)
        return current
    return planned_version(clause, version)
