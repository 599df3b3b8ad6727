"""Approvals in case pages: the old state is approved, and somebody decides about the new one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.build.drafts import Kept, compile_draft
from policyloom.cli.telling import tell
from policyloom.diagnostics import has_errors
from policyloom.diagnostics.as_text import Screen, text_report
from policyloom.diagnostics.findings import gather
from policyloom.editions import Proposal, Request, Submission, propose
from policyloom.editions.request import unsettled
from policyloom.fleet.prospects import Prospect
from policyloom.source import Target
from tests.support.plans import approved

if TYPE_CHECKING:
    from tests.support.plans import State

ASKED = re.compile(r"text approve (?P<target>\S+) by (?P<by>.+) on (?P<on>\S+)")
SCREEN = Screen(width=90)


def approval_words(info: str, old: State, new: State) -> str:
    """Return what comes of ``text approve BODY:POLICY by WHO on DAY``: told as it is asked."""
    asked = ASKED.fullmatch(info)
    assert asked, f"what is ```{info}?"
    target = Target(*asked["target"].split(":"))
    proposal = _proposed(target, Request(by=asked["by"], on=asked["on"]), old, new)
    if proposal.edition is None:
        report = text_report(gather(proposal.problems, {}), new.texts, SCREEN)
        return report.rstrip("\n") + "\n"
    prospect = Prospect(
        target=target,
        version=proposal.edition.words,
        edition=proposal.edition,
        comparison=proposal.comparison,
    )
    return "".join(f"{line}\n" for line in tell(prospect))


def _proposed(target: Target, request: Request, old: State, new: State) -> Proposal:
    first = approved(old, target)
    kept = Kept(editions=(first,) if first else ())
    compiled = compile_draft(new.library, target, kept, as_of=request.on, strict=True).compiled
    assert compiled.document is not None, compiled.diagnostics
    unmarked = unsettled(compiled.diagnostics)
    if has_errors(unmarked):
        return Proposal(edition=None, comparison=None, size=None, problems=unmarked)
    submission = Submission(
        document=compiled.document,
        library=new.library,
        policy=new.library.policies[target.policy],
        before=kept.editions,
        files=new.texts,
    )
    return propose(submission, request)


__all__ = ["approval_words"]
