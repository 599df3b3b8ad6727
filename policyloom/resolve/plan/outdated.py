"""Modifications that time has overtaken: what is reported of an old base or a day gone by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.calendar import date_words
from policyloom.diagnostics import Label, did_you_mean
from policyloom.resolve.plan.versions import version_of
from policyloom.resolve.profile import LIBRARY, document_day
from policyloom.source import version_words

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.resolve.plan.planned import Planned
    from policyloom.resolve.plan.planner import Planner
    from policyloom.source import Clause, Hold, Insertion, Omission, Substitution, Version


def not_current(modification: Substitution, current: Planned, body: str, planner: Planner) -> None:
    """Refuse a text written against another version than the one it replaces, if it is behind."""
    clause = planner.library.clauses.get(current.replaces or current.clause)
    # Which versions a trust's own text had before, nobody knows.
    if clause is None or current.layer != LIBRARY:
        _stale(modification, current, body, planner)
    elif version_of(clause, modification.base) is None:
        never_was(clause, modification.base, modification.base_span, planner)
    # A text that was written with a coming version in view is not behind.
    elif modification.base < current.version:
        _stale(modification, current, body, planner)


def _stale(modification: Substitution, current: Planned, body: str, planner: Planner) -> None:
    base, now = version_words(modification.base), version_words(current.version)
    whose = "the library" if current.layer == LIBRARY else current.layer
    message = (
        f"this text was written against version {base} of `{modification.clause}`, and "
        f"{whose} now has {now}"
    )
    usual = document_day(planner.profile, planner.policy.id)
    day = f" --as-of {planner.date}" if planner.date != usual else ""
    hint = (
        f"`policyloom resolve {body}:{modification.clause}{day}` shows both texts and lets you "
        "decide"
    )
    label = Label(current.span, f"version {now}")
    planner.report("stale-base", message, modification.base_span, hint, label)


def never_was(clause: Clause, version: Version, place: Span, planner: Planner) -> None:
    """Refuse a version that the clause never had."""
    known = [version_words(v.version) for v in clause.versions]
    message = f"`{clause.id}` has no version {version_words(version)}"
    hint = did_you_mean(version_words(version), known)
    planner.report("unknown-version", message, place, hint, Label(clause.span, "the clause"))


def expired(modification: Hold, current: Planned, planner: Planner) -> None:
    """Point out a hold whose day has gone by; the newest version stands again."""
    held, now = version_words(modification.at), version_words(current.version)
    message = (
        f"the hold on `{modification.clause}` at version {held} ended on "
        f"{date_words(modification.until)}, so version {now} stands here"
    )
    hint = "remove the hold, or give it a later day and say why"
    label = Label(current.span, f"version {now}")
    planner.warn("hold-expired", message, modification.span, hint, label)


def outlived(
    modification: Substitution | Insertion | Omission, body: str, planner: Planner
) -> None:
    """Point out what was meant to stand until a day; it stands until somebody decides."""
    message = (
        f"what {body} says about `{modification.clause}` was meant to stand until "
        f"{date_words(modification.until)}, and still does"
    )
    hint = "remove it, or give it a later day and say why"
    planner.warn("modification-expired", message, modification.span, hint)
