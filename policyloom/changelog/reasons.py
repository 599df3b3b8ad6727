"""Reasons: what authors say about changes, attached to the changes they speak of.

A reason explains a change; it can never claim one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.changelog.particulars import listed
from policyloom.changes.kinds import (
    Change,
    CitationChanged,
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    ControlChanged,
    DutyChanged,
    Reworded,
    RowChanged,
    SectionAdded,
    SectionMoved,
    SectionRemoved,
    TokenChanged,
)
from policyloom.diagnostics import Diagnostic, Span, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policyloom.changes import Comparison, Declarations, Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something changed.

    ``about`` names the change: ``clause:ID``, ``term:NAME``, ``duty:must``, ``citation:kcsie``.
    """

    about: str
    text: str
    span: Span


def names_of(change: Change) -> tuple[str, ...]:
    """Return the names by which an author may speak of a change."""
    match change:
        case TokenChanged(kind=kind, name=name):
            return tuple(
                f"{kind}:{one}" for one in (name.split(", ") if kind == "people" else [name])
            )
        case RowChanged(row=row):
            found = listed(row)
            names = (f"row:{found[0]}",) if found else ()
            # Until lists had names of their own, all local data went by this one.
            return (*names, "row:channels")
        case _:
            return (_name_of(change),)


def _name_of(change: Change) -> str:
    match change:
        case SectionAdded() | SectionRemoved() | SectionMoved():
            return f"section:{change.where.section}"
        case DutyChanged(old=old):
            return f"duty:{old}"
        case CitationChanged(instrument=instrument):
            return f"citation:{instrument}"
        case ControlChanged(key=key):
            return f"control:{key}"
        case ClauseAdded() | ClauseRemoved() | ClauseMoved() | Reworded():
            return f"clause:{change.where.clause}"
        case _:
            return type(change).__name__.lower()


def unmatched(reasons: Iterable[Reason], comparison: Comparison) -> tuple[Diagnostic, ...]:
    """Return an error for every reason that speaks of something that did not change."""
    known = {name for change in comparison.changes for name in names_of(change)}
    return tuple(_unmatched(reason, known) for reason in reasons if reason.about not in known)


def _unmatched(reason: Reason, known: Iterable[str]) -> Diagnostic:
    about = reason.about
    return Diagnostic(
        code="unmatched-reason",
        message=f"a reason is given for `{about}`, which did not change since the last edition",
        span=reason.span,
        hint=did_you_mean(about, known) or "remove the reason",
    )


def reason_for(change: Change, reasons: Mapping[str, str], declared: Declarations) -> str:
    """Return the author's reason for a change: given for it, or the clause version's amendment."""
    given = [reasons[name] for name in names_of(change) if name in reasons]
    if given:
        return " ".join(dict.fromkeys(given))
    match change:
        case Reworded(amendments=amendments):
            return " ".join(amendments)
        case ClauseAdded(where=where):
            known = declared.get(where.clause, ())
            return known[0].amendment if len(known) == 1 and not _is_bare(known[0]) else ""
        case _:
            return ""


def _is_bare(declared: Declared) -> bool:
    """Tell whether an amendment says no more than that the text is new."""
    return declared.amendment.rstrip(".").lower() in {"first published", "first version"}
