"""Rollout: a draft beside its newest edition -> the effect that approving it would have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.changes import Size
from policyloom.diagnostics import Code, Severity
from policyloom.document import plain
from policyloom.editions import edition_words
from policyloom.editions.approvers import flows, who_may
from policyloom.editions.record import next_free
from policyloom.editions.schedule import ended_words
from policyloom.english.grammar import capitalised
from policyloom.planning.alterations import alterations
from policyloom.planning.effect import Effect, Standing, Trouble
from policyloom.planning.inputs import document_digest, inputs_of
from policyloom.planning.passages import passages
from policyloom.planning.reach import clauses_on, waiting, why_not
from policyloom.resolve.profile import profile_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.changes import Comparison
    from policyloom.compile import Compiled
    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.document import Document
    from policyloom.editions import Edition
    from policyloom.editions.approvers import Approver
    from policyloom.source import Library, Target, Version

# What a body says for itself and what the library says now do not fit together.
COLLISIONS = frozenset(
    {
        Code.DIOCESAN_APPROVAL_MISSING,
        Code.LOCKED_CLAUSE,
        Code.STALE_BASE,
        Code.UNKNOWN_VERSION,
        Code.UNMATCHED_MODIFICATION,
    }
)
# On that day the school is another body, whose own documents are weighed.
ELSEWHERE = Code.OUTSIDE_MEMBERSHIP
NOTHING = "no clause changed"
# What somebody should do something about, also where nothing changes.
OVER = frozenset({Code.HOLD_EXPIRED, Code.LEFT_OUT_MOVED_ON})
CONSEQUENCE = Code.DEPENDS_ON_ERRORS


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of every document: about one ``clause`` or all, with changed ``words`` or not.

    ``files`` are the sources by path, ``causes`` the first error of each broken one, ``program``
    the version of this program. ``day`` is the ISO day of the decision: by then some bodies have
    ended, and there is nobody in them to decide.
    """

    library: Library
    files: Mapping[str, str]
    causes: Mapping[str, Diagnostic]
    program: str
    clause: str = ""
    words: bool = False
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A strictly compiled draft, its newest edition, and how the two differ.

    ``taken`` are the versions that no new edition can have.
    """

    compiled: Compiled
    edition: Edition | None
    comparison: Comparison | None
    taken: frozenset[Version] = frozenset()


def weigh(draft: Candidate, question: Question) -> Effect:
    """Return the effect that approving a draft would have."""
    compiled = draft.compiled
    ended = ended_words(question.library, compiled.target.body, question.day)
    if ended:
        return replace(_base(draft, question), notes=(), reasons=(ended,))
    if compiled.document is None:
        return _stopped(draft, question)
    effect = _going(draft, compiled.document, question)
    there = clauses_on(question.library, compiled.target, compiled.document.date)
    held = tuple(waiting(there))
    clause = question.clause
    reason = why_not(there, clause, draft.edition, compiled.document) if clause else ""
    over = tuple(d.message for d in compiled.diagnostics if d.code in OVER)
    if effect.standing is Standing.UNAFFECTED:
        return replace(effect, reasons=_each_once(reason or NOTHING, *held, *over))
    if reason:
        return _passed_by(effect, _each_once(reason, *over), clause)
    return replace(effect, notes=(*_besides(effect, question.clause), *held, *effect.notes))


def _each_once(*said: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said))


def _base(draft: Candidate, question: Question) -> Effect:
    target, library = draft.compiled.target, question.library
    overlay = library.overlays.get(target.body)
    registered = library.register.get(target.policy)
    document = draft.compiled.document or (draft.edition.document if draft.edition else None)
    return Effect(
        target=target,
        body_name=overlay.name.text if overlay else target.body,
        title=_title(document) or (registered.title if registered else target.policy),
        standing=Standing.UNAFFECTED,
        before=draft.edition.words if draft.edition else "",
        date=document.date if document else "",
        notes=_each_once(
            *(_note(d) for d in draft.compiled.diagnostics if d.severity is Severity.WARNING)
        ),
    )


def _note(problem: Diagnostic) -> str:
    """Return what a plan says of a warning: where, if it stops an approval."""
    if problem.code is not Code.MARK_LEFT:
        return problem.message
    place = f"{problem.span.path}:{problem.span.line}"
    return f"before an approval, in {place}: {problem.message}"


def _title(document: Document | None) -> str:
    return plain(document.title) if document else ""


# WHAT WOULD GO AHEAD


def _going(draft: Candidate, document: Document, question: Question) -> Effect:
    library = question.library
    policy = library.policies[document.policy]
    profile = profile_of(library, document.body)
    size = draft.comparison.size if draft.comparison else Size.SUBSTANTIVE
    basis = replace(
        _base(draft, question),
        inputs=inputs_of(draft.compiled, library, question.files, draft.edition, question.program),
        document=document_digest(document),
    )
    if size is None:
        return basis
    comparison = draft.comparison
    approvers = who_may(size, policy, profile, comparison)
    last = draft.edition.version if draft.edition else None
    return replace(
        basis,
        standing=Standing.AFFECTED,
        after=edition_words(next_free(last, size, draft.taken)),
        size=size.words,
        approvers=tuple(one.name for one in approvers),
        approver_words=tuple(one.words for one in approvers),
        approver_bodies=tuple(one.body for one in approvers),
        deciders=tuple(_decider(one, library) for one in approvers),
        flows=draft.edition is not None and flows(comparison, policy, profile),
        alterations=alterations(comparison) if comparison else (),
        passages=passages(comparison.redline) if comparison and question.words else (),
    )


def _decider(one: Approver, library: Library) -> str:
    """Return ``Governing body of Alderbrook Junior School``."""
    name = library.overlays[one.body].name.text
    return f"{capitalised(one.words)}{' of' if one.is_board else ', in'} {name}"


def _passed_by(effect: Effect, reasons: tuple[str, ...], clause: str) -> Effect:
    """Return the effect on a document that changes, but not by the clause's newest text."""
    number = len(effect.alterations)
    own = any(one.clause == clause for one in effect.alterations)
    if own:
        others = f"{number} changes wait" if number > 1 else "this change waits"
    else:
        others = f"{number} other changes wait" if number > 1 else "another change waits"
    waits = () if not effect.before else (f"{others} for approval",)
    return replace(
        effect,
        standing=Standing.UNAFFECTED,
        after="",
        size="",
        approvers=(),
        approver_words=(),
        approver_bodies=(),
        deciders=(),
        flows=False,
        alterations=(),
        passages=(),
        reasons=_each_once(*reasons, *waits),
    )


def _besides(effect: Effect, clause: str) -> tuple[str, ...]:
    """Say that an approval would let out more than the clause that was asked about."""
    others = sum(one.clause != clause for one in effect.alterations)
    if not clause or not others or others == len(effect.alterations):
        return ()
    return (f"{others} more besides `{clause}`: an approval lets out all of them",)


# WHAT IS STOPPED


def _stopped(draft: Candidate, question: Question) -> Effect:
    errors = [d for d in draft.compiled.diagnostics if d.severity is Severity.ERROR]
    causes = [question.causes.get(d.span.path, d) if d.code == CONSEQUENCE else d for d in errors]
    if all(cause.code == ELSEWHERE for cause in causes):
        reasons = tuple(dict.fromkeys(cause.message for cause in causes))
        return replace(_base(draft, question), reasons=reasons)
    collides = all(d.code in COLLISIONS for d in causes)
    return replace(
        _base(draft, question),
        standing=Standing.CONFLICT if collides else Standing.BLOCKED,
        troubles=tuple(dict.fromkeys(map(trouble_of, causes))),
    )


def trouble_of(problem: Diagnostic) -> Trouble:
    """Return what a plan says of a problem."""
    return Trouble(
        code=problem.code,
        message=problem.message,
        path=problem.span.path,
        line=problem.span.line,
        hint=problem.hint or "",
    )


# WITHOUT A DRAFT


def withdrawn(
    target: Target, edition: Edition | None, problems: Diagnostics, question: Question
) -> Effect:
    """Return that an approved document which has no draft any more stays as it is.

    ``problems`` are those of its editions' files. Where an overlay cannot be read, nobody knows
    whether the body still publishes it.
    """
    overlay = question.library.overlays.get(target.body)
    errors = tuple(one for one in problems if one.severity is Severity.ERROR)
    troubles = tuple(map(trouble_of, (*_unread(target.body, question), *errors)))
    title = plain(edition.document.title) if edition else target.policy
    name = edition.document.body_name if edition else target.body
    return Effect(
        target=target,
        body_name=overlay.name.text if overlay else name,
        title=title,
        standing=Standing.BLOCKED if troubles else Standing.UNAFFECTED,
        before=edition.words if edition else "",
        date=edition.document.date if edition else "",
        troubles=troubles,
        reasons=() if troubles else (_why(target, question),),
    )


def _unread(body: str, question: Question) -> Diagnostics:
    """Return why the overlay of a body or of its trust could not be read, if it could not."""
    trust, _, school = body.partition("/")
    places = {trust: f"trusts/{trust}/overlay.yaml"}
    if school:
        places[body] = f"trusts/{trust}/schools/{school}/overlay.yaml"
    unread = [path for one, path in places.items() if one not in question.library.overlays]
    return tuple(question.causes[path] for path in unread if path in question.causes)


def _why(target: Target, question: Question) -> str:
    if target.policy not in question.library.policies:
        return f"there is no policy `{target.policy}` any more"
    if target.body not in question.library.overlays:
        return f"there is no body `{target.body}` any more"
    return f"{target.body} no longer publishes it"
