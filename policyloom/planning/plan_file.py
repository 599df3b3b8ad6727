"""Rollout: a plan <-> the JSON file that a push carries out, byte for byte the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.planning.effect import FleetPlan, Standing
from policyloom.records import Form, FormatError, Kind, RecordError
from policyloom.source import Target

if TYPE_CHECKING:
    from policyloom.diagnostics import Diagnostics

HEAD = ("program", "selectors", "clause", "as-of")


def write_plan(plan: FleetPlan) -> str:
    """Return the text of a plan's file; docs/fleet.md says what it holds."""
    return PLAN.text(plan)


def _with_table(data: dict[str, Any]) -> dict[str, Any]:
    """Say each input once, in a table, with the places in it for each document."""
    documents = data["documents"]
    inputs = dict(sorted(item for one in documents for item in one.get("inputs", {}).items()))
    numbers = {name: number for number, name in enumerate(inputs)}
    for one in documents:
        if "inputs" in one:
            one["inputs"] = sorted(numbers[name] for name in one["inputs"])
    counts = Counter(one["standing"] for one in documents)
    summary = {standing.value: counts[standing.value] for standing in Standing}
    table = [[name, digest] for name, digest in inputs.items()]
    head = {name: data[name] for name in HEAD}
    return head | {"summary": summary, "inputs": table, "documents": documents}


def _without_table(data: dict[str, Any]) -> dict[str, Any]:
    try:
        table = list(data["inputs"])
        documents = [
            {**one, "inputs": dict(table[number] for number in one.get("inputs", ()))}
            for one in data["documents"]
        ]
    except (KeyError, TypeError, ValueError, IndexError):
        raise RecordError("has inputs that do not fit its documents") from None
    kept = {name: said for name, said in data.items() if name not in {"inputs", "summary"}}
    return kept | {"documents": documents}


PLAN = Kind(
    name="policyloom-plan",
    made=FleetPlan,
    form=Form(whole=False, names={"Target": Target}),
    seal="policyloom-plan",
    write=_with_table,
    read=_without_table,
)


def read_plan(text: str, path: str) -> tuple[FleetPlan | None, Diagnostics]:
    """Return the plan in a file, or what is wrong with the file."""
    try:
        return PLAN.value(text), ()
    except FormatError as error:
        return None, (_problem(path, Code.PLAN_FORMAT, f"this plan {error.why}", AGAIN),)
    except RecordError as error:
        message = f"this file is no plan that can be carried out: {error}"
        hint = f"{AGAIN}; a plan is never edited by hand"
        return None, (_problem(path, Code.PLAN_CORRUPT, message, hint),)


AGAIN = "make the plan again with `policyloom plan --out`"


def _problem(path: str, code: Code, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=Span(path, 1, 1), hint=hint)
