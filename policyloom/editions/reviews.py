"""Reviews: an edition that was reviewed without change -> the same text with renewed dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changelog.sentences import sentence
from policyloom.changes import Size
from policyloom.changes.kinds import LookChanged
from policyloom.diagnostics import Code
from policyloom.document import restated
from policyloom.editions.approval import approval_of, finished
from policyloom.editions.approvers import approver
from policyloom.editions.history import since, with_rows
from policyloom.editions.provenance import declared_for
from policyloom.editions.record import next_free
from policyloom.editions.request import Proposal, refusal, wrong_dates
from policyloom.english.cycles import cycle_of, next_after
from policyloom.english.dates import date_words
from policyloom.english.grammar import capitalised
from policyloom.resolve.profile import profile_of
from policyloom.resolve.stated import review_cycle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.changes import Comparison
    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document
    from policyloom.editions.record import Edition
    from policyloom.editions.request import Request, Submission
    from policyloom.resolve.profile import Profile
    from policyloom.source import Policy

NO_FIXED_DAY = cycle_of("when needed").words
DATES = frozenset({"last-reviewed", "next-review"})


def review(submission: Submission, request: Request) -> Proposal:
    """Return an edition with the text of the last one, or why this is no review without change."""
    if not submission.before:
        message = f"{submission.document.body}:{submission.policy.id} was never approved"
        refused = refusal(Code.NOTHING_TO_REVIEW, message, "approve a first edition instead")
        return Proposal(edition=None, comparison=None, size=None, problems=(refused,))
    last = submission.before[-1]
    profile = profile_of(submission.library, last.body)
    comparison = since(
        submission.before,
        submission.document,
        declared_for(submission.document, submission.library),
        renames=submission.library.renames,
    )
    by, not_allowed = approver(request.by, Size.EDITORIAL, submission.policy, profile)
    problems = (
        *wrong_dates(request, submission.every),
        *_changed(comparison, last),
        *not_allowed,
    )
    if problems or by is None:
        return Proposal(edition=None, comparison=comparison, size=None, problems=problems)
    until = request.next_review or _next(request.on, submission.policy, profile)
    taken = {edition.version for edition in submission.every}
    # The day from which the text holds is still the day of its approval.
    kept = replace(request, effective=last.approval.effective)
    reviewed = replace(
        last,
        version=next_free(last.version, Size.EDITORIAL, taken),
        approval=approval_of(kept, by, "review"),
        size="editorial",
        supersedes=last.words,
        predecessor=last.digest,
        reasons={},
        document=_renewed(last.document, {"last-reviewed": request.on, "next-review": until}),
    )
    lines = (f"Reviewed on {date_words(request.on)}: no changes",)
    edition = finished(reviewed, lines, submission.every)
    return Proposal(edition=edition, comparison=comparison, size=None)


def _changed(comparison: Comparison, last: Edition) -> Diagnostics:
    # A review keeps the text and the look of the last edition; another look waits for an approval.
    changes = [
        c
        for c in comparison.changes
        if getattr(c, "key", "") not in DATES and not isinstance(c, LookChanged)
    ]
    if not changes:
        return ()
    told = " ".join(sentence(change) for change in changes)
    message = f"the draft differs from version {last.words}, so there is a change: {told}"
    return (refusal(Code.REVIEW_WITH_CHANGES, message, "use `policyloom approve` instead"),)


def _next(on: str, policy: Policy, profile: Profile) -> str:
    return next_after(on, review_cycle(policy, profile)[0])


def _renewed(document: Document, dates: Mapping[str, str]) -> Document:
    said = {key: date_words(iso) or NO_FIXED_DAY for key, iso in dates.items()}
    rows = {key: (capitalised(words),) for key, words in said.items()}
    return replace(restated(document, said), control=with_rows(document.control, rows))
