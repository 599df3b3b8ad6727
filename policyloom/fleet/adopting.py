"""FLEET: a plan that was pushed and what stands in the folder -> how far each body has got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.fleet.pushing import edition_there
from policyloom.planning.adoption import Adoption, Known, adoption

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from policyloom.fleet.rollouts import Found
    from policyloom.source import Library


def adoptions(every: Sequence[Found], root: Path, library: Library, day: str) -> list[Adoption]:
    """Return how far each plan has got on an ISO day; one that is not kept has no documents.

    What a plan that was first pushed later asks about anew is settled there.
    """
    known = [one for one in every if one.plan]
    return [_adoption(one, known, root, library, day) for one in known]


def _adoption(
    found: Found, every: Sequence[Found], root: Path, library: Library, day: str
) -> Adoption:
    plan = found.plan
    if plan is None:
        return Adoption(name=found.name, plan=found.record.plan, day=day, documents=())
    editions = ((e.target, edition_there(root, e, found.record)) for e in plan.effects)
    there = {target: edition.approval for target, edition in editions if edition}
    later = {
        effect.target: one.name
        for one in sorted(every, key=lambda one: one.record.begun)
        if one.plan and one.record.begun > found.record.begun
        for effect in one.plan.effects
    }
    known = Known(record=found.record, library=library, day=day, there=there, later=later)
    return adoption(found.name, plan, known)
