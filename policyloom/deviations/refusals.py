"""Deviations: a decision -> why it cannot be carried out, with what would be right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.deviations.deciding import UNWRITABLE, merged_text
from policyloom.deviations.decisions import Deed
from policyloom.deviations.meetings import Standing, newer
from policyloom.diagnostics import Code, Diagnostic
from policyloom.english.grammar import joined
from policyloom.source import Leaves, clause_path, version_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.deviations.deciding import Matter
    from policyloom.deviations.meetings import Meeting
    from policyloom.merging import By

STAND_AS_THEY_ARE = frozenset({Leaves.NOTHING, Leaves.OWN_CELLS})
"""What may be kept without a text: it is only said again, with the newer version in view."""
TAKE = "`--take` removes the modification, so that the text above it stands"


def hopeless(meeting: Meeting) -> Diagnostic | None:
    """Return why nothing can be decided about a modification at all."""
    modification = meeting.modification
    if meeting.unread:
        hint = f"put {clause_path(meeting.about)} right first"
        return _problem(
            Code.DEPENDS_ON_ERRORS, f"the file of `{meeting.about}` has errors", meeting, hint
        )
    if modification.leaves is Leaves.OWN_CLAUSE:
        message = (
            f"`{meeting.about}` is a clause of {meeting.body}'s own: there is no text above it"
        )
        return _problem(
            Code.NOTHING_TO_RESOLVE,
            message,
            meeting,
            "change it in the overlay, or remove it there",
        )
    if not meeting.documents:
        message = f"no document of {meeting.body} has `{meeting.about}`: there is no text above it"
        hint = "correct the name, or remove the modification"
        return _problem(Code.UNMATCHED_MODIFICATION, message, meeting, hint)
    return _two_texts(meeting) if len(meeting.above) > 1 else None


def _two_texts(meeting: Meeting) -> Diagnostic:
    said = tuple(
        f"{version_words(one.version)} of {'the library' if one.layer == 'library' else one.layer}"
        for one in meeting.above
    )
    message = (
        f"the documents of {meeting.body} are of different days, so `{meeting.about}` meets "
        f"version {joined(said, 'and')}"
    )
    hint = "give them the same `effective-from`, or write a modification for each, with `policies`"
    return _problem(Code.STALE_BASE, message, meeting, hint)


def refusal(matter: Matter, deed: Deed, passages: Sequence[By]) -> Diagnostic | None:
    """Return why a decision that could be asked for cannot be carried out."""
    if deed is Deed.TAKE:
        return None
    meeting = matter.meeting
    if meeting.standing is Standing.LOCKED and meeting.problem:
        return replace(meeting.problem, hint=_unlocking(meeting.problem))
    if deed is Deed.MERGE and matter.cells:
        return _undecided(matter, passages)
    if not meeting.modification.traits.merges:
        settled = deed is Deed.KEEP and meeting.modification.leaves in STAND_AS_THEY_ARE
        return None if settled and newer(meeting) else _without_text(meeting, deed)
    return _unmergeable(matter, passages) if deed is Deed.MERGE else None


def _unlocking(problem: Diagnostic) -> str:
    if problem.code == Code.DIOCESAN_APPROVAL_MISSING:
        return f"add `diocesan-approval:` with its date and reference; {TAKE}"
    return f"a locked clause can only be taken: {TAKE}"


def _without_text(meeting: Meeting, deed: Deed) -> Diagnostic:
    modification = meeting.modification
    does = f"{meeting.body} {modification.does(f'`{meeting.about}`', modification.until)}"
    message = f"{does}: there is no text of its own to {deed.value}"
    return _problem(
        Code.NOTHING_TO_RESOLVE, message, meeting, f"{modification.traits.stays}; {TAKE}"
    )


def _unmergeable(matter: Matter, passages: Sequence[By]) -> Diagnostic | None:
    meeting, proposal = matter.meeting, matter.proposal
    if proposal is None:
        if meeting.problem and meeting.standing is Standing.UNKNOWN_BASE:
            return meeting.problem
        message = (
            "nobody knows the text that this one was written against, so nothing can be merged"
        )
        hint = f"write the text in the overlay, then use `--keep`; {TAKE}"
        return _problem(Code.MERGE_CONFLICT, message, meeting, hint)
    if undecided := _undecided(matter, passages):
        return undecided
    text = merged_text(proposal, passages)
    if text is None:
        hint = f"write the text as it should be in the overlay, then use `--keep`; {TAKE}"
        return _problem(Code.MERGE_CONFLICT, UNWRITABLE, meeting, hint)
    if not text.strip():
        message = f"nothing would be left of `{meeting.about}`"
        hint = f"to leave a clause out, write `omit` instead of `substitute`; {TAKE}"
        return _problem(Code.MERGE_CONFLICT, message, meeting, hint)
    return None


def _undecided(matter: Matter, passages: Sequence[By]) -> Diagnostic | None:
    """Return that somebody has to say whose words stand in what both sides changed."""
    meeting, left = matter.meeting, len(matter.conflicts) - len(passages)
    if left > 0:
        both = "one passage was" if left == 1 else f"{left} passages were"
        message = f"{both} changed by {meeting.whose} and by {meeting.body}, each in its own way"
        hint = (
            f"add `--passages` with library or own for each, such as `{_example(left)}`, or run "
            "it on a terminal to be asked; or write the text as it should be in the overlay, "
            "then use `--keep`"
        )
        return _problem(Code.MERGE_CONFLICT, message, meeting, hint)
    return None


def _example(number: int) -> str:
    return ",".join(("own", "library")[n % 2] for n in range(number))


def _problem(code: Code, message: str, meeting: Meeting, hint: str) -> Diagnostic:
    span = meeting.modification.span
    if code == Code.MERGE_CONFLICT:
        span = meeting.modification.text_span
    return Diagnostic(code=code, message=message, span=span, hint=hint)
