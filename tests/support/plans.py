"""Plans in case pages: the old state is approved, the new state is planned for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from policyloom.build.drafts import Kept, compile_draft
from policyloom.compile import compile_policy
from policyloom.editions import Request, Submission, propose
from policyloom.planning import Candidate, Effect, FleetPlan, Question, weigh
from policyloom.report.plan import plan_report
from policyloom.report.text import Wanted, report_lines
from policyloom.resolve.documents import targets
from policyloom.source import Target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Diagnostics
    from policyloom.editions import Edition
    from policyloom.source import Library

APPROVED_ON = "2025-01-10"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class State(Protocol):
    """The project of a page in one state."""

    @property
    def texts(self) -> Mapping[str, str]: ...
    @property
    def library(self) -> Library: ...
    @property
    def general(self) -> Diagnostics: ...


def plan_words(info: str, old: State, new: State) -> str:
    """Return the plan that a block asks for.

    It says ``text plan [clause ID] [as-of DAY | on DAY] [words]``: read or decided on that day.
    """
    words = info.split()[2:]
    clause = words[words.index("clause") + 1] if "clause" in words else ""
    day = next((word for word in words if DAY.fullmatch(word)), "")
    as_of = "" if "on" in words else day
    plan = planned(old, new, clause=clause, as_of=as_of, day=day)
    report = plan_report(plan, {}, words="words" in words)
    lines = report_lines(report, Wanted(width=90))
    return "\n".join(line.text.rstrip() for line in lines) + "\n"


def planned(
    old: State, new: State, *, clause: str = "", as_of: str = "", day: str = ""
) -> FleetPlan:
    """Return the plan for the new state when the old one is approved."""
    errors = reversed([problem for problem in new.general if problem.severity.value == "error"])
    question = Question(
        library=new.library,
        files=new.texts,
        causes={problem.span.path: problem for problem in errors},
        program="1.0",
        clause=clause,
        words=True,
        day=day,
    )
    found = [_effect(target, old, question, as_of) for target in targets(new.library)]
    return FleetPlan(program="1.0", selectors=(), clause=clause, as_of=as_of, effects=tuple(found))


def _effect(target: Target, old: State, question: Question, as_of: str) -> Effect:
    names = (target.policy, *target.formerly)
    found = (approved(old, Target(target.body, policy)) for policy in names)
    first = next((edition for edition in found if edition), None)
    kept = Kept(editions=(first,) if first else ())
    draft = compile_draft(question.library, target, kept, as_of=as_of or None, strict=True)
    return weigh(
        Candidate(compiled=draft.compiled, edition=first, comparison=draft.comparison), question
    )


def approved(state: State, target: Target, by: str = "governing body") -> Edition | None:
    """Return the first edition of a document; none for a body that is not there yet."""
    if target not in targets(state.library):
        return None
    document = compile_policy(state.library, target, strict=True).document
    assert document is not None, f"{target} has errors in the old state"
    submission = Submission(
        document=document,
        library=state.library,
        policy=state.library.policies[target.policy],
        before=(),
        files=state.texts,
    )
    proposal = propose(submission, Request(by=by, on=APPROVED_ON))
    assert proposal.edition is not None, proposal.problems
    return proposal.edition


__all__ = ["approved", "plan_words", "planned"]
