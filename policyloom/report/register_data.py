"""Report: the register of deviations -> what programs read; docs/fleet.md says what it holds."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from policyloom.deviations.meetings import Standing

if TYPE_CHECKING:
    from policyloom.deviations.decisions import Decision
    from policyloom.deviations.differences import Difference
    from policyloom.deviations.register import Deviation, Register
    from policyloom.deviations.since import Newer


def register_data(register: Register) -> dict[str, Any]:
    """Return all of the register by name."""
    standings = [one.standing for one in register.deviations]
    return {
        "day": register.day,
        "as-of": register.as_of or None,
        "counts": {
            "deviations": len(standings),
            "differences": len(register.differences),
            "needing": len(register.needing),
            "expired": sum(one.expired for one in register.deviations),
            **{one.value: standings.count(one) for one in Standing if one is not Standing.EXPIRED},
        },
        "deviations": [_deviation(one) for one in register.deviations],
        "differences": [_difference(one) for one in register.differences],
        "given-up": [
            {"body": one.body, "body-name": one.body_name, **_decision(one.decision)}
            for one in register.gone
        ],
    }


def _deviation(one: Deviation) -> dict[str, Any]:
    return {
        "body": one.body,
        "body-name": one.body_name,
        "clause": one.clause,
        "title": one.title,
        "kind": one.kind,
        "reason": one.reason,
        "policies": list(one.policies),
        "since": asdict(one.since) if one.since else None,
        "until": one.until or None,
        "expired": one.expired,
        "base": one.base or None,
        "now": one.now or None,
        "whose": one.whose or None,
        "behind": [_newer(newer) for newer in one.behind],
        "coming": [_newer(newer) for newer in one.coming],
        "standing": one.standing.value,
        "problem": one.problem or None,
        "path": one.path,
        "line": one.line,
        "decisions": [_decision(decision) for decision in one.decisions],
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "body": one.body,
        "body-name": one.body_name,
        "kind": one.kind,
        "name": one.name,
        "here": one.here,
        "above": one.above or None,
        "whose": one.whose,
        "weight": one.weight,
        "reason": one.reason or None,
        "since": asdict(one.since) if one.since else None,
        "behind": [_newer(newer) for newer in one.behind],
        "path": one.path,
        "line": one.line,
    }


def _newer(newer: Newer) -> dict[str, str]:
    return {
        "version": newer.version,
        "change": newer.change,
        "in-force": newer.in_force,
        "amendment": newer.amendment,
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return asdict(decision) | {"deed": decision.deed.value, "policies": list(decision.policies)}
