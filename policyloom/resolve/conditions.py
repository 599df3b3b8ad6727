"""Conditions: what ``when`` asks, answered from a body's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.source import Condition, Requirement


def holds(condition: Condition, facts: Mapping[str, str]) -> bool:
    """Tell whether a condition holds for the facts; a fact that is not set has no value."""
    if not all(_met(requirement, facts) for requirement in condition.requirements):
        return False
    return not condition.either or any(holds(option, facts) for option in condition.either)


def facts_asked(condition: Condition) -> Iterator[str]:
    """Yield the facts that a condition asks about."""
    yield from (requirement.fact for requirement in condition.requirements)
    for option in condition.either:
        yield from facts_asked(option)


def _met(requirement: Requirement, facts: Mapping[str, str]) -> bool:
    value = facts.get(requirement.fact)
    return (
        (value not in requirement.values) if requirement.negated else (value in requirement.values)
    )
