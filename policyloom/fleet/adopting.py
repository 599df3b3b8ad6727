"""FLEET: a plan that was pushed and what stands in the folder -> how far each body has got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.fleet.pushing import edition_there
from policyloom.planning.adoption import Adoption, Known, adoption

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.fleet.rollouts import Found
    from policyloom.source import Library


def adoption_of(found: Found, root: Path, library: Library, day: str) -> Adoption:
    """Return how far a plan has got on an ISO day; one that is not kept has no documents."""
    plan = found.plan
    if plan is None:
        return Adoption(name=found.name, plan=found.record.plan, day=day, documents=())
    editions = ((e.target, edition_there(root, e, found.record)) for e in plan.effects)
    there = {target: edition.approval for target, edition in editions if edition}
    known = Known(record=found.record, library=library, day=day, there=there)
    return adoption(found.name, plan, known)
