"""Rollout: a document and a clause -> whether the clause's newest text reaches it, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.english.dates import date_words
from policyloom.english.grammar import joined
from policyloom.resolve.composition import compose, version_on
from policyloom.resolve.profile import LIBRARY, members_on, profile_of
from policyloom.source import Choice, Inclusion, Policy, version_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Blocks, Document, Inlines
    from policyloom.editions import Edition
    from policyloom.resolve.composition import Composition, PlacedClause
    from policyloom.resolve.profile import Profile
    from policyloom.source import Clause, Condition, Library, Modification, Requirement, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausesOn:
    """A document as it is on its day, for asking about its clauses."""

    library: Library
    policy: Policy
    profile: Profile
    date: str
    composed: Composition


def clauses_on(library: Library, target: Target, date: str) -> ClausesOn:
    """Return the clauses that stand in a document on an ISO day."""
    profile = members_on(library, profile_of(library, target.body), date)
    policy = library.policies[target.policy]
    composed = compose(library, policy, profile, date)
    return ClausesOn(library=library, policy=policy, profile=profile, date=date, composed=composed)


def waiting(there: ClausesOn) -> Iterator[str]:
    """Yield which newer clause texts do not stand in the document, because they are held."""
    for overlay, modification in there.profile.modifications():
        if modification.traits.ends and modification.span in there.composed.matched:
            found = _held(there, overlay.body, modification)
            if found:
                yield found


def why_not(there: ClausesOn, clause: str, edition: Edition | None, document: Document) -> str:
    """Return why a clause's newest text brings nothing new to a document; nothing if it does."""
    modified = _modified(there, clause)
    if modified:
        return modified
    standing = next((p for p in there.composed.clauses if p.clause == clause), None)
    if standing is None:
        return _absent(there, clause)
    return _same(there, standing, edition, document)


# WHAT THE BODY SAID


def _modified(there: ClausesOn, clause: str) -> str:
    found = ""
    for overlay, modification in there.profile.modifications():
        if modification.clause != clause or modification.span not in there.composed.matched:
            continue
        said = modification.traits.reaches.format(body=overlay.body, reason=modification.reason)
        ends = modification.traits.ends
        found = _held(there, overlay.body, modification) if ends else said or found
    return found


def _held(there: ClausesOn, body: str, hold: Modification) -> str:
    clause = there.library.clauses.get(hold.clause)
    newest = version_on(clause, there.date) if clause else None
    at = hold.base
    over = hold.until < max(there.date, there.library.today)
    if newest is None or at is None or over or newest.version <= at:
        return ""
    by = f" by {body}" if body != there.profile.body else ""
    return (
        f"`{hold.clause}` is held at {version_words(at)}{by} until "
        f"{date_words(hold.until)}: {hold.reason}"
    )


# WHAT STANDS THERE


def _same(
    there: ClausesOn, standing: PlacedClause, edition: Edition | None, document: Document
) -> str:
    """Say why the version that stands in the draft is none that the edition does not have."""
    if edition is None or standing.layer != LIBRARY:
        return ""
    now = version_words(standing.version)
    names = there.library.renames.clauses
    had = {
        used.version
        for used in edition.clauses
        if names.get(used.clause, used.clause) == standing.clause
    }
    if now not in had:
        return _reads_alike(standing.clause, now, edition.document, document)
    clause = there.library.clauses[standing.clause]
    newest = clause.versions[0]
    if newest.version > standing.version:
        return (
            f"version {version_words(newest.version)} is in force from "
            f"{date_words(newest.in_force)}, and this document is of {date_words(there.date)} "
            f"(--as-of {newest.in_force} looks ahead)"
        )
    return f"version {edition.words} has version {now} of it already"


def _reads_alike(clause: str, version: str, old: Document, new: Document) -> str:
    """Say that a newer version is in the same words here, as where house style has one verb."""
    printed = _printed(clause, old)
    if printed is None or printed != _printed(clause, new):
        return ""
    return f"version {version} reads the same here as what was approved"


def _printed(clause: str, document: Document) -> tuple[Inlines, Blocks] | None:
    provisions = (own for section in document.sections for own in section.provisions)
    return next(((p.heading, p.blocks) for p in provisions if p.identity == clause), None)


# WHY IT IS NOT THERE


def _absent(there: ClausesOn, clause: str) -> str:
    for section in there.policy.sections:
        for part in section.parts:
            inclusion = next((o for o in part.options if o.clause == clause), None)
            if inclusion is None:
                continue
            if not section.when.holds(there.profile.facts):
                return f"its section is for others: {_asked(section.when)}"
            other = _other(part, there) if isinstance(part, Choice) else ""
            return other or _excluded(inclusion, there)
    return "this policy does not include it"


def _other(choice: Choice, there: ClausesOn) -> str:
    names = {option.clause for option in choice.alternatives}
    chosen = next((p for p in there.composed.clauses if (p.replaces or p.clause) in names), None)
    return f"other alternative chosen: `{chosen.replaces or chosen.clause}`" if chosen else ""


def _excluded(inclusion: Inclusion, there: ClausesOn) -> str:
    if inclusion.first > there.date:
        return f"it comes in on {date_words(inclusion.first)}"
    if inclusion.last and inclusion.last < there.date:
        return f"it went out on {date_words(inclusion.last)}"
    clause = there.library.clauses.get(inclusion.clause)
    conditions = [inclusion.when, *([clause.applies_when] if clause else [])]
    failing = [one for one in conditions if not one.holds(there.profile.facts)]
    if failing:
        return f"it is for others: {_asked(failing[0])}"
    return _not_yet(clause, there) if clause else "there is no such clause"


def _not_yet(clause: Clause, there: ClausesOn) -> str:
    if version_on(clause, there.date) is None:
        return f"it is in force from {date_words(clause.versions[-1].in_force)}"
    return "it is left out, because it is true only of unchanged clauses"


def _asked(condition: Condition) -> str:
    """Return a condition in words: ``phase is primary or junior``."""
    asked = [*map(_requirement, condition.requirements)]
    if condition.either:
        asked.append(joined(tuple(map(_asked, condition.either)), "or"))
    return joined(tuple(asked), "and")


def _requirement(requirement: Requirement) -> str:
    values = joined(requirement.values, "or")
    return f"{requirement.fact} is {'not ' if requirement.negated else ''}{values}"
