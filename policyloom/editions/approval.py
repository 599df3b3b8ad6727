"""Approval: a document that may be approved, and who asks -> an Edition, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changelog import Reason, summary, unmatched
from policyloom.changelog.sentences import sentence
from policyloom.changes import Comparison, Size
from policyloom.diagnostics import Code, did_you_mean
from policyloom.editions.approvers import approver, automatically
from policyloom.editions.codec import decode_document, encode
from policyloom.editions.history import approved_document, since
from policyloom.editions.provenance import (
    clauses_left_out,
    clauses_used,
    declared_for,
    file_digests,
    instruments_cited,
    modification_reasons,
)
from policyloom.editions.record import Approval, Edition, next_free, sealed
from policyloom.editions.request import Proposal, minute_number, refusal, wrong_dates
from policyloom.english.dates import date_words
from policyloom.resolve.profile import profile_of
from policyloom.source import AUTOMATIC
from policyloom.source.library import edition_version, edition_words

if TYPE_CHECKING:
    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.editions.approvers import Approver
    from policyloom.editions.request import Request, Submission
    from policyloom.resolve.profile import Profile
    from policyloom.source import GivenReason, Policy, Version


def propose(submission: Submission, request: Request) -> Proposal:
    """Return the edition that a request makes of a document, or why it is refused."""
    document, before = submission.document, submission.before
    profile = profile_of(submission.library, document.body)
    declared = declared_for(document, submission.library)
    comparison = (
        since(before, document, declared, renames=submission.library.renames) if before else None
    )
    size = comparison.size if comparison else Size.SUBSTANTIVE
    reasons = given_reasons(profile, submission.policy, before)
    problems = [
        *wrong_dates(request, submission.every),
        *_review_passed(request, submission.policy, profile),
        *wrong_reasons(reasons, profile, comparison),
    ]
    if size is None:
        refused = (*problems, _nothing(before[-1]))
        return Proposal(edition=None, comparison=comparison, size=None, problems=refused)
    by, not_allowed = (
        automatically(comparison, submission.policy, profile)
        if request.by == AUTOMATIC
        else approver(request.by, size, submission.policy, profile, comparison)
    )
    version, too_small = _version(request.version, submission, size, comparison)
    problems += [*not_allowed, *too_small]
    if problems or by is None or version is None:
        return Proposal(edition=None, comparison=comparison, size=size, problems=tuple(problems))
    texts = reason_texts(reasons, profile, submission.policy, comparison)
    edition = Edition(
        body=document.body,
        policy=submission.policy.id,
        version=version,
        approval=approval_of(request, by, AUTOMATIC if by.name == AUTOMATIC else "approval"),
        size=size.words,
        supersedes=before[-1].words if before else "",
        predecessor=before[-1].digest if before else "",
        document=document,
        reasons=texts,
        declared=declared,
        clauses=clauses_used(document, submission.library),
        overlays=file_digests(submission.files, (overlay.path for overlay in profile.chain)),
        instruments=instruments_cited(document),
        left_out=clauses_left_out(document, submission.library, submission.policy, profile),
    )
    amendments = summary(comparison, texts, declared) if comparison else ()
    return Proposal(
        edition=finished(edition, amendments, submission.every), comparison=comparison, size=size
    )


def approval_of(request: Request, by: Approver, kind: str) -> Approval:
    """Return the record of a decision."""
    return Approval(
        kind=kind,
        by=by.name,
        by_words=by.words,
        on=request.on,
        effective=request.effective or request.on,
        minute=minute_number(request.minute),
        note=request.note,
    )


def finished(
    edition: Edition, amendments: tuple[str, ...], before: tuple[Edition, ...]
) -> Edition:
    """Return an edition with its control table filled in and its digest.

    ``before`` are all editions there have been, those too that were withdrawn.
    """
    words = edition_words(edition.version)
    document = approved_document(edition, words, amendments, before)
    # It will be printed from its file alone, so it is made equal to what the file gives back.
    as_read = decode_document(encode(document))
    return sealed(replace(edition, document=as_read, recorded=True))


# REASONS


def given_reasons(
    profile: Profile, policy: Policy, before: tuple[Edition, ...]
) -> tuple[Reason, ...]:
    """Return the reasons that the overlays give for changes since the last edition."""
    last = before[-1].words if before else ""
    return tuple(
        Reason(about=reason.about, text=reason.reason, span=reason.span)
        for overlay in profile.chain
        for reason in overlay.reasons
        if last and reason.since == last and (not reason.policies or policy.id in reason.policies)
    )


def reason_texts(
    given: tuple[Reason, ...], profile: Profile, policy: Policy, comparison: Comparison | None
) -> dict[str, str]:
    """Return what authors say by what it is about: given reasons, then those of modifications."""
    texts = {reason.about: reason.text for reason in given}
    return modification_reasons(profile, policy, comparison) | texts


def wrong_reasons(
    reasons: tuple[Reason, ...], profile: Profile, comparison: Comparison | None
) -> Diagnostics:
    """Return an error for every reason of the body's own that no change bears out.

    A reason inherited from the trust is used where it fits; not every school changes alike.
    """
    own = tuple(reason for reason in reasons if reason.span.path == profile.overlay.path)
    return unmatched(own, comparison) if comparison else ()


def unknown_editions(profile: Profile, policy: Policy, before: tuple[Edition, ...]) -> Diagnostics:
    """Return an error for every reason of the body's own that names an edition there is not."""
    # A trust's reasons may be about its schools' editions, and one of several policies' too.
    if profile.children:
        return ()
    known = [edition.words for edition in before]
    only = {policy.id} == {value.text for value in profile.policies}
    return tuple(
        _unknown_edition(reason, policy, known)
        for reason in profile.overlay.reasons
        if (only or policy.id in reason.policies) and reason.since not in known
    )


def _unknown_edition(reason: GivenReason, policy: Policy, known: list[str]) -> Diagnostic:
    message = f"a reason is given for a change since version {reason.since} of {policy.id}, "
    hint = did_you_mean(reason.since, known) or "remove the reason"
    return refusal(
        Code.UNMATCHED_REASON, message + "which is no approved edition", hint, reason.span
    )


# CHECKS


def _nothing(last: Edition) -> Diagnostic:
    day = date_words(last.approval.on)
    message = f"nothing has changed since version {last.words}, approved on {day}"
    hint = "to record a review without change, use `policyloom review`"
    return refusal(Code.NOTHING_TO_APPROVE, message, hint)


def _review_passed(request: Request, policy: Policy, profile: Profile) -> Diagnostics:
    """Refuse a document that would be due for review again on the day of its approval."""
    day = profile.documents.get(policy.id, {}).get("next-review")
    if day is None or day.text > request.on:
        return ()
    words = f"{date_words(day.text)}, which is not after its approval on {date_words(request.on)}"
    message = f"the document says that its next review is by {words}"
    return (refusal(Code.DATE_ORDER, message, "set a later `next-review`", day.span),)


def _version(
    asked: str, submission: Submission, size: Size, comparison: Comparison | None
) -> tuple[Version | None, Diagnostics]:
    last = submission.before[-1].version if submission.before else None
    taken = {edition.version for edition in submission.every}
    needed = next_free(last, size, taken)
    if not asked:
        return needed, ()
    version = edition_version(asked)
    if version is None:
        message = f"“{asked}” is not a version"
        return None, (refusal(Code.VERSION_FORM, message, "write it as 2.0 or 2.0.1"),)
    if version in taken or (last and version <= last):
        newest = edition_words(last) if last and version <= last else asked
        message = f"version {asked} is not newer than {newest}, which is approved"
        hint = f"the next one is {edition_words(needed)}"
        return None, (refusal(Code.VERSION_TAKEN, message, hint),)
    if last and version < needed:
        return None, (_too_small(asked, needed, size, comparison),)
    return version, ()


def _too_small(
    asked: str, needed: Version, size: Size, comparison: Comparison | None
) -> Diagnostic:
    largest = [c for c in comparison.changes if c.size is size] if comparison else []
    told = "; ".join(sentence(change).rstrip(".") for change in largest)
    message = f"version {asked} is too small for {size.words} changes: {told}"
    hint = f"approve it as {edition_words(needed)} or higher"
    return refusal(Code.VERSION_TOO_SMALL, message, hint)
