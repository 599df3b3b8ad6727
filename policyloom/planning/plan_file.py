"""Rollout: a plan <-> the JSON file that a push carries out, byte for byte the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from policyloom.compile import Target
from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.planning.effect import (
    Alteration,
    Effect,
    FleetPlan,
    Passage,
    Sign,
    Standing,
    Trouble,
)
from policyloom.planning.inputs import sha

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KIND = "policyloom-plan"
FORMAT = 1
"""The format written here; newer ones are refused."""


# WRITING


def write_plan(plan: FleetPlan) -> str:
    """Return the text of a plan's file; docs/fleet.md says what it holds."""
    data = _data(plan)
    return json.dumps(data | {"digest": digest_of(data)}, ensure_ascii=False, indent=1) + "\n"


def plan_digest(plan: FleetPlan) -> str:
    """Return what a plan is known by in rollout records."""
    return digest_of(_data(plan))


def digest_of(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the data of a plan without its own digest."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha(f"{KIND}\n{canonical}".encode())


def _data(plan: FleetPlan) -> dict[str, Any]:
    inputs = dict(sorted(item for effect in plan.effects for item in effect.inputs.items()))
    numbers = {name: number for number, name in enumerate(inputs)}
    return {
        "kind": KIND,
        "format": FORMAT,
        "program": plan.program,
        "selectors": list(plan.selectors),
        "clause": plan.clause,
        "as-of": plan.as_of,
        "summary": {standing.value: len(plan.standing(standing)) for standing in Standing},
        "inputs": [[name, digest] for name, digest in inputs.items()],
        "documents": [_effect(effect, numbers) for effect in plan.effects],
    }


def _effect(effect: Effect, numbers: Mapping[str, int]) -> dict[str, Any]:
    said = {
        "body": effect.target.body,
        "policy": effect.target.policy,
        "body-name": effect.body_name,
        "title": effect.title,
        "standing": effect.standing.value,
        "before": effect.before,
        "after": effect.after,
        "size": effect.size,
        "approvers": list(effect.approvers),
        "approver-words": list(effect.approver_words),
        "flows": effect.flows,
        "changes": [_alteration(one) for one in effect.alterations],
        "passages": [_passage(one) for one in effect.passages],
        "reasons": list(effect.reasons),
        "notes": list(effect.notes),
        "problems": [_trouble(one) for one in effect.troubles],
        "date": effect.date,
        "inputs": sorted(numbers[name] for name in effect.inputs),
        "document": effect.document,
    }
    return {name: value for name, value in said.items() if value not in ("", [], False)}


def _alteration(one: Alteration) -> dict[str, str]:
    said = {
        "kind": one.kind,
        "size": one.size,
        "words": one.words,
        "clause": one.clause,
        "old-number": one.old_number,
        "new-number": one.new_number,
    }
    return {name: value for name, value in said.items() if value}


def _passage(one: Passage) -> dict[str, Any]:
    return {"place": one.place, "runs": [[sign.value, words] for sign, words in one.runs]}


def _trouble(one: Trouble) -> dict[str, Any]:
    return {
        "code": one.code,
        "message": one.message,
        "path": one.path,
        "line": one.line,
        "hint": one.hint,
    }


# READING


def read_plan(text: str, path: str) -> tuple[FleetPlan | None, tuple[Diagnostic, ...]]:
    """Return the plan in a file, or what is wrong with the file."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("kind") != KIND:
            return None, (_corrupt(path, "it is not a plan"),)
        if data.get("format") != FORMAT:
            return None, (_other_format(path, data.get("format")),)
        digest = data.pop("digest", "")
        if digest != digest_of(data):
            return None, (_corrupt(path, "its digest does not fit what it says"),)
        return _plan(data), ()
    except json.JSONDecodeError as error:
        return None, (_corrupt(path, f"it is not JSON: {error.msg}"),)
    except (KeyError, TypeError, ValueError, IndexError, RecursionError) as error:
        return None, (_corrupt(path, str(error) or type(error).__name__),)


def _plan(data: Mapping[str, Any]) -> FleetPlan:
    inputs = [(str(name), str(digest)) for name, digest in data["inputs"]]
    return FleetPlan(
        program=data["program"],
        selectors=tuple(data["selectors"]),
        clause=data["clause"],
        as_of=data["as-of"],
        effects=tuple(_read_effect(one, inputs) for one in data["documents"]),
    )


def _read_effect(said: Mapping[str, Any], inputs: Sequence[tuple[str, str]]) -> Effect:
    return Effect(
        target=Target(said["body"], said["policy"]),
        body_name=said["body-name"],
        title=said["title"],
        standing=Standing(said["standing"]),
        before=said.get("before", ""),
        after=said.get("after", ""),
        size=said.get("size", ""),
        approvers=tuple(said.get("approvers", ())),
        approver_words=tuple(said.get("approver-words", ())),
        flows=said.get("flows", False),
        alterations=tuple(_read_alteration(one) for one in said.get("changes", ())),
        passages=tuple(_read_passage(one) for one in said.get("passages", ())),
        reasons=tuple(said.get("reasons", ())),
        notes=tuple(said.get("notes", ())),
        troubles=tuple(Trouble(**one) for one in said.get("problems", ())),
        date=said.get("date", ""),
        inputs=dict(inputs[number] for number in said.get("inputs", ())),
        document=said.get("document", ""),
    )


def _read_alteration(said: Mapping[str, str]) -> Alteration:
    return Alteration(**{name.replace("-", "_"): value for name, value in said.items()})


def _read_passage(said: Mapping[str, Any]) -> Passage:
    runs = tuple((Sign(sign), str(words)) for sign, words in said["runs"])
    return Passage(place=said["place"], runs=runs)


def _other_format(path: str, number: object) -> Diagnostic:
    return Diagnostic(
        code=Code.PLAN_FORMAT,
        message=f"this plan is in format {number}, and this program reads format {FORMAT}",
        span=Span(path, 1, 1),
        hint="make the plan again with `policyloom plan --out`",
    )


def _corrupt(path: str, why: str) -> Diagnostic:
    return Diagnostic(
        code=Code.PLAN_CORRUPT,
        message=f"this file is no plan that can be carried out: {why}",
        span=Span(path, 1, 1),
        hint="make the plan again with `policyloom plan --out`; a plan is never edited by hand",
    )
