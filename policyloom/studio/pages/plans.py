"""STUDIO: what the plans that a page makes are made from."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from policyloom.fleet.plans import Ground

if TYPE_CHECKING:
    from policyloom.studio.desk import Desk


def ground_of(desk: Desk) -> Ground:
    """Return what a plan of the drafts on a desk is made from."""
    return Ground(
        project=desk.project,
        library=desk.library,
        general=desk.problems,
        program=version("policyloom"),
    )
