"""Library: all that could be read in the content folders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.source.new_bodies import NewBodies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.source.channels import Platform
    from policyloom.source.clauses import Clause
    from policyloom.source.instruments import Instrument
    from policyloom.source.overlays import Overlay
    from policyloom.source.policies import Policy, RegisteredPolicy
    from policyloom.source.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Library:
    """Everything in the content folders that could be read.

    Two libraries are never compared; what is worked out of one may be kept beside it.
    """

    vocabulary: Vocabulary
    clauses: Mapping[str, Clause]
    policies: Mapping[str, Policy]
    register: Mapping[str, RegisteredPolicy]
    instruments: Mapping[str, Instrument]
    overlays: Mapping[str, Overlay]
    platforms: tuple[Platform, ...] = ()
    new_bodies: NewBodies = field(default_factory=NewBodies)
    broken: frozenset[str] = field(default_factory=frozenset)
    """Paths of the files that have errors: documents that depend on one are not built."""
    glimpsed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By body whose overlay could not be decoded: the policies that could be read in it."""
    members: Mapping[str, tuple[Overlay, ...]] = field(init=False, repr=False)
    """By body: the overlays that inherit from it, in order of their names."""

    def __post_init__(self) -> None:
        """Put the overlays under their parents, once for all documents."""
        members: dict[str, list[Overlay]] = {}
        for _, overlay in sorted(self.overlays.items()):
            if overlay.parent:
                members.setdefault(overlay.parent, []).append(overlay)
        found = {parent: tuple(overlays) for parent, overlays in members.items()}
        object.__setattr__(self, "members", found)
