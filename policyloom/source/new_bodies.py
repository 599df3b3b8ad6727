"""New bodies: what the library proposes for a trust or school that begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.source.conditions import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the library proposes for some new bodies: plain YAML data by key and name.

    ``places`` holds trust, school (on its own) or member (of a trust); empty means all of them.
    ``spans`` are the places of the names.
    """

    places: tuple[str, ...]
    when: Condition
    given: Mapping[str, Mapping[str, object]]
    spans: Mapping[tuple[str, str], Span]


@dataclass(frozen=True, slots=True)
class NewBodies:
    """Proposals for every new body, and those for what a policy turns out to need."""

    always: tuple[Proposal, ...] = ()
    needed: tuple[Proposal, ...] = ()
