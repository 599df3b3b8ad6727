"""Modifying: placed sections and the modifications of every layer -> the sections they leave.

A modification that is locked, stale or overtaken by time is reported where it stands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label, did_you_mean
from policyloom.english.dates import date_words
from policyloom.resolve.composition.left_out import LeftOut, check_left_out
from policyloom.resolve.composition.placed import PlacedClause, placed_version, version_of
from policyloom.resolve.composition.tables import says_otherwise, with_own_cells
from policyloom.resolve.profile import LIBRARY, document_day
from policyloom.source import Leaves, ModificationKind, Mutability, version_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.resolve.composition.placed import Composer, PlacedSection
    from policyloom.resolve.profile import Profile
    from policyloom.source import Clause, ClauseVersion, Modification, Overlay, Version


def all_modified(
    sections: list[PlacedSection], composer: Composer
) -> tuple[list[PlacedSection], Mapping[Span, PlacedClause]]:
    """Return the sections as every layer leaves them, and what each modification found.

    The modifications are made from the top layer down; what is found is by the place of each.
    """
    found: dict[Span, PlacedClause] = {}
    for overlay, modification in composer.profile.modifications():
        if modification.is_for(composer.policy.id):
            place = _find(sections, modification.target)
            if place:
                found[modification.span] = sections[place[0]].clauses[place[1]]
                sections = _modified(sections, place, overlay, modification, composer)
    return sections, found


def _find(sections: list[PlacedSection], clause: str) -> tuple[int, int] | None:
    for at, section in enumerate(sections):
        for index, placed in enumerate(section.clauses):
            if clause in {placed.clause, placed.replaces}:
                return at, index
    return None


def _modified(
    sections: list[PlacedSection],
    place: tuple[int, int],
    overlay: Overlay,
    modification: Modification,
    composer: Composer,
) -> list[PlacedSection]:
    at, index = place
    clauses = sections[at].clauses
    current = clauses[index]
    if not _permitted(modification, current, overlay, composer):
        return sections
    # A hold ends after its last day, also in a draft that is read as on an earlier one.
    day = max(composer.date, composer.library.today if modification.traits.ends else "")
    if "" < modification.until < day:
        if modification.traits.ends:
            _expired(modification, current, composer)
            return sections
        _outlived(modification, overlay.body, composer)
    changed = _replacement(modification, current, overlay.body, composer)
    return [
        *sections[:at],
        replace(sections[at], clauses=(*clauses[:index], *changed, *clauses[index + 1 :])),
        *sections[at + 1 :],
    ]


def _replacement(
    modification: Modification, current: PlacedClause, body: str, composer: Composer
) -> tuple[PlacedClause, ...]:
    own = modification.own
    match modification.kind:
        case ModificationKind.SUBSTITUTE if own:
            _check_base(modification, current, body, composer)
            return (_own_text(own, current, body),)
        case ModificationKind.INSERT if own:
            local = placed_version(modification.clause, own, body)
            return (current, local) if modification.after else (local, current)
        case ModificationKind.OMIT:
            _check_left_out(modification, current, body, composer)
            return ()
        case ModificationKind.HOLD:
            return (_held(modification, current, composer),)
        case ModificationKind.TABLE:
            if says_otherwise(modification, current, composer):
                _check_base(modification, current, body, composer)
            return (with_own_cells(modification, current, composer),)
        case _:
            raise AssertionError(modification)


def _own_text(own: ClauseVersion, current: PlacedClause, body: str) -> PlacedClause:
    """Return a body's text in place of another; data that it does not give stays."""
    given = placed_version(current.clause, own, body)
    return replace(
        given,
        title=own.title or current.title,
        data=own.data.above(current.data),
        replaces=current.replaces or current.clause,
    )


def _held(modification: Modification, current: PlacedClause, composer: Composer) -> PlacedClause:
    clause = composer.library.clauses.get(current.clause)
    if clause is None or modification.base is None:
        return current
    version = version_of(clause, modification.base)
    if version is None:
        _never_was(clause, modification.base, modification.span, composer)
        return current
    return placed_version(clause.id, version)


# TIME HAS GONE ON


def _check_base(
    modification: Modification, current: PlacedClause, body: str, composer: Composer
) -> None:
    """Refuse a text written against another version than the one it replaces, if it is behind."""
    base = modification.base
    if base is None or base == current.version:
        return
    clause = composer.library.clauses.get(current.replaces or current.clause)
    # Which versions a trust's own text had before, nobody knows.
    if clause is None or current.layer != LIBRARY:
        _stale(modification, current, body, composer)
    elif version_of(clause, base) is None:
        _never_was(clause, base, modification.base_span, composer)
    # A text that was written with a coming version in view is not behind.
    elif base < current.version:
        _stale(modification, current, body, composer)


def _check_left_out(
    modification: Modification, current: PlacedClause, body: str, composer: Composer
) -> None:
    """Say that the clause which a body leaves out has moved on since."""
    clause = composer.library.clauses.get(current.replaces or current.clause)
    base = modification.base
    if current.layer != LIBRARY or clause is None:
        if base is not None and base < current.version:
            _stale(modification, current, body, composer)
    elif base is not None and version_of(clause, base) is None:
        _never_was(clause, base, modification.base_span, composer)
    else:
        asked = f"{body}:{clause.id}"
        place = LeftOut(body, modification.base_span, base, f"`policyloom resolve {asked}`")
        check_left_out(clause, place, composer)


def _stale(
    modification: Modification, current: PlacedClause, body: str, composer: Composer
) -> None:
    base, now = version_words(modification.base or (0, 0, 0)), version_words(current.version)
    whose = "the library" if current.layer == LIBRARY else current.layer
    message = (
        f"this text was written against version {base} of `{modification.clause}`, and "
        f"{whose} now has {now}"
    )
    usual = document_day(composer.profile, composer.policy.id)
    day = f" --as-of {composer.date}" if composer.date != usual else ""
    hint = (
        f"`policyloom resolve {body}:{modification.clause}{day}` shows both texts and lets you "
        "decide"
    )
    label = Label(current.span, f"version {now}")
    composer.report(Code.STALE_BASE, message, modification.base_span, hint, label)


def _never_was(clause: Clause, version: Version, place: Span, composer: Composer) -> None:
    """Refuse a version that the clause never had."""
    known = [version_words(v.version) for v in clause.versions]
    message = f"`{clause.id}` has no version {version_words(version)}"
    hint = did_you_mean(version_words(version), known)
    composer.report(Code.UNKNOWN_VERSION, message, place, hint, Label(clause.span, "the clause"))


def _expired(modification: Modification, current: PlacedClause, composer: Composer) -> None:
    """Point out a hold whose day has gone by; the newest version stands again."""
    held, now = version_words(modification.base or (0, 0, 0)), version_words(current.version)
    message = (
        f"the hold on `{modification.clause}` at version {held} ended on "
        f"{date_words(modification.until)}, so version {now} stands here"
    )
    hint = "remove the hold, or give it a later day and say why"
    label = Label(current.span, f"version {now}")
    composer.warn(Code.HOLD_EXPIRED, message, modification.span, hint, label)


def _outlived(modification: Modification, body: str, composer: Composer) -> None:
    """Point out what was meant to stand until a day; it stands until somebody decides."""
    message = (
        f"what {body} says about `{modification.clause}` was meant to stand until "
        f"{date_words(modification.until)}, and still does"
    )
    hint = "remove it, or give it a later day and say why"
    composer.warn(Code.MODIFICATION_EXPIRED, message, modification.span, hint)


# WHAT IS PERMITTED


def _permitted(
    modification: Modification, current: PlacedClause, overlay: Overlay, composer: Composer
) -> bool:
    """Tell whether a body may do this to the text that stands there, and report it if not."""
    if modification.leaves is Leaves.OWN_CLAUSE or modification.fills_in:
        return True
    if lock := _lock(modification.clause, overlay, composer.profile):
        _locked_above(modification, lock, overlay.body, composer)
        return False
    clause = composer.library.clauses.get(current.replaces or current.clause)
    if clause is None:
        return True
    if clause.locked_by == "diocese":
        return _diocese_agrees(modification, clause, composer)
    if clause.mutability in {Mutability.LOCKED, Mutability.PARAMETRISED}:
        _locked_by_nature(modification, clause, composer)
        return False
    return True


def _lock(clause: str, overlay: Overlay, profile: Profile) -> tuple[str, Span] | None:
    for above in profile.chain:
        if above.body == overlay.body:
            return None
        for lock in above.locks:
            if lock.text == clause:
                return above.body, lock.span
    return None


def _locked_above(
    modification: Modification, lock: tuple[str, Span], body: str, composer: Composer
) -> None:
    owner, place = lock
    message = f"`{modification.clause}` is locked by {owner}, so {body} cannot change it"
    hint = f"remove this change, or ask {owner} to unlock the clause"
    label = Label(place, "locked here")
    composer.report(Code.LOCKED_CLAUSE, message, modification.span, hint, label)


def _locked_by_nature(modification: Modification, clause: Clause, composer: Composer) -> None:
    message = f"`{clause.id}` is {clause.mutability.value}, so its text cannot be changed locally"
    hint = "remove this change"
    if clause.mutability is Mutability.PARAMETRISED:
        hint += "; terms, roles and settings can still be set"
    label = Label(clause.span, "the clause")
    composer.report(Code.LOCKED_CLAUSE, message, modification.span, hint, label)


def _diocese_agrees(modification: Modification, clause: Clause, composer: Composer) -> bool:
    if modification.diocesan_approval:
        return True
    message = (
        f"`{clause.id}` is the diocese's text, and this change does not name the diocese's "
        "approval"
    )
    hint = "add `diocesan-approval:` with its date and reference, or remove this change"
    label = Label(clause.span, "the clause")
    composer.report(Code.DIOCESAN_APPROVAL_MISSING, message, modification.span, hint, label)
    return False
