"""Conditions: what has to hold of a body for something to stand in its documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyloom.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Requirement:
    """One question about a body: that a fact has one of the values (or, negated, none)."""

    fact: str
    values: tuple[str, ...]
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Condition:
    """All of ``requirements`` hold, and at least one of ``either`` when there are any."""

    requirements: tuple[Requirement, ...] = ()
    either: tuple[Condition, ...] = ()
