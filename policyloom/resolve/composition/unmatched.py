"""Unmatched: modifications of a body that find no clause in any document they could change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, did_you_mean
from policyloom.resolve.composition import compose
from policyloom.resolve.profile import document_day, policies_of, profile_of
from policyloom.source import Target

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.resolve.composition import Composition
    from policyloom.source import Library, Modification, Policy
    from policyloom.source.policies import SectionPart


def unmatched(
    library: Library, target: Target, composed: Composition, as_of: str | None = None
) -> Iterator[Diagnostic]:
    """Yield the body's modifications that find no clause in any document they could change.

    Each is said in the same words for every document of the body, so that it is told once.
    """
    own = library.overlays[target.body]
    missed = tuple(m for m in own.modifications if m.span not in composed.found)
    if not missed:
        return
    others = _Others(library, target, as_of)
    for modification in missed:
        if not library.is_broken(modification.target) and not others.match(modification):
            yield _unmatched(modification, target.body, others.compositions(modification))


class _Others:
    """The documents that an overlay of a body can change: its own, and those of its schools."""

    def __init__(self, library: Library, target: Target, as_of: str | None) -> None:
        self.library = library
        self.as_of = as_of
        self.known: dict[tuple[Target, str | None], Collection[Span]] = {}
        bodies = [target.body, *(o.body for o in library.members.get(target.body, ()))]
        self.targets = [
            Target(body, policy.text)
            for body in bodies
            for policy in policies_of(library, body)
            if policy.text in library.policies
        ]

    def match(self, modification: Modification) -> bool:
        """Tell whether a modification finds its clause in any of the documents.

        One that does so on the documents' own days is right, whatever other day is looked at.
        """
        days = (self.as_of, None) if self.as_of else (None,)
        return any(
            modification.span in self.found(one, day) for day in days for one in self.targets
        )

    def found(self, target: Target, day: str | None) -> Collection[Span]:
        """Return the places of the modifications that find their clauses in a document."""
        if (target, day) not in self.known:
            self.known[target, day] = self._found(target, day)
        return self.known[target, day]

    def _found(self, target: Target, day: str | None) -> Collection[Span]:
        profile = profile_of(self.library, target.body)
        changed = {one.target for _, one in profile.modifications()}
        policy = _with_only(changed, self.library.policies[target.policy])
        return compose(
            self.library, policy, profile, day or document_day(profile, policy.id)
        ).found

    def compositions(self, modification: Modification) -> dict[Target, Composition]:
        """Return the documents that a modification is for, with all their clauses."""
        wanted = modification.policies
        return {t: self.composition(t) for t in self.targets if not wanted or t.policy in wanted}

    def composition(self, target: Target) -> Composition:
        """Return which clauses stand in a document."""
        profile = profile_of(self.library, target.body)
        date = self.as_of or document_day(profile, target.policy)
        return compose(self.library, self.library.policies[target.policy], profile, date)


def _with_only(clauses: set[str], policy: Policy) -> Policy:
    """Return a policy with no more in its sections than bears on some clauses."""

    def bears(part: SectionPart) -> bool:
        return any(option.clause in clauses for option in part.options)

    sections = (replace(one, parts=tuple(filter(bears, one.parts))) for one in policy.sections)
    return replace(policy, sections=tuple(sections))


def _unmatched(
    modification: Modification, body: str, compositions: Mapping[Target, Composition]
) -> Diagnostic:
    clause = modification.target
    clauses = [placed for one in compositions.values() for placed in one.clauses]
    included = [name for p in clauses for name in (p.clause, p.replaces) if name]
    policies = tuple(dict.fromkeys(target.policy for target in compositions))
    return Diagnostic(
        code=Code.UNMATCHED_MODIFICATION,
        message=f"{_missing(clause, policies, body)}, so this changes nothing",
        span=modification.target_span,
        hint=did_you_mean(clause, included)
        or "remove it, or name a clause that the policy includes",
    )


def _missing(clause: str, policies: tuple[str, ...], body: str) -> str:
    match policies:
        case ():
            return f"{body} has none of the policies that this is for"
        case (policy,):
            return f"the {policy} policy of {body} has no clause `{clause}`"
        case _:
            return f"none of the policies of {body} has a clause `{clause}`"
