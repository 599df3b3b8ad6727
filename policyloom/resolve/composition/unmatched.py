"""Unmatched: modifications of a body that find no clause in any document they could change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, did_you_mean
from policyloom.resolve.composition import compose
from policyloom.resolve.profile import document_day, policies_of, profile_of
from policyloom.source import Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.resolve.composition import Composition
    from policyloom.source import Library, Modification


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
    others = _Others(library, target, composed, as_of)
    for modification in missed:
        if not library.is_broken(modification.target) and not others.match(modification):
            yield _unmatched(modification, target.body, others.compositions(modification))


class _Others:
    """The documents that an overlay of a body can change: its own, and those of its schools."""

    def __init__(
        self, library: Library, target: Target, composed: Composition, as_of: str | None
    ) -> None:
        self.library = library
        self.as_of = as_of
        self.made = {target: composed}
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
        if any(modification.span in self.composition(one).found for one in self.targets):
            return True
        return self.as_of is not None and any(
            modification.span in _composed(self.library, one, None).found for one in self.targets
        )

    def compositions(self, modification: Modification) -> dict[Target, Composition]:
        """Return the documents that a modification is for."""
        wanted = modification.policies
        return {t: self.composition(t) for t in self.targets if not wanted or t.policy in wanted}

    def composition(self, target: Target) -> Composition:
        """Return which clauses stand in a document."""
        if target not in self.made:
            self.made[target] = _composed(self.library, target, self.as_of)
        return self.made[target]


def _composed(library: Library, target: Target, as_of: str | None) -> Composition:
    profile = profile_of(library, target.body)
    date = as_of or document_day(profile, target.policy)
    return compose(library, library.policies[target.policy], profile, date)


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
