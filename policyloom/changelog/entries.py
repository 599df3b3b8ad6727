"""Entries: a comparison -> the lines of its log, each with the author's reason.

A reason explains a change; it can never claim one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.changelog.rewordings import moved_lines, passage_lines
from policyloom.changelog.sentences import theme, together
from policyloom.changelog.tables import are_told, table_lines
from policyloom.changes.kinds import (
    ClauseAdded,
    ClauseRemoved,
    MovedWithin,
    OfText,
    Reworded,
    TableChanged,
)
from policyloom.diagnostics import Code, Diagnostic, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from policyloom.changes import Change, Comparison, Declarations, Declared
    from policyloom.diagnostics import Span
    from policyloom.source import Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a log: what changed, why, and the changes it speaks of.

    ``passages`` are sentences that quote what was reworded, where ``words`` do not.
    """

    words: str
    reason: str
    changes: tuple[Change, ...]
    passages: tuple[str, ...] = ()

    @property
    def size(self) -> Size:
        """How much it asks of the approver."""
        return max(change.size for change in self.changes)

    @property
    def weight(self) -> str:
        """Its size in words, and why where its words make it as large as it is."""
        return weighed(self.changes)


def weighed(changes: tuple[Change, ...]) -> str:
    """Return ``editorial``, or ``declared editorial; counts as substantive, because …``."""
    size = max(change.size for change in changes)
    because = "; ".join(dict.fromkeys(why for c in changes for why in c.because))
    declared = [c.declared for c in changes if isinstance(c, OfText) and c.declared is not None]
    if because and declared and min(declared) < size:
        return f"declared {min(declared).words}; counts as {size.words}, because {because}"
    lowered = [why for change in changes for why in change.lowered]
    told = f"{size.words}: {because}" if because else size.words
    return "; ".join((told, *(f"lowered by its author: {why}" for why in lowered)))


def entries(
    comparison: Comparison, reasons: Mapping[str, str], declared: Declarations
) -> tuple[Entry, ...]:
    """Return an entry for every change; changes of one kind that say one thing share an entry."""
    groups: dict[Hashable, list[Change]] = {}
    for change in comparison.changes:
        groups.setdefault(theme(change), []).append(change)
    return tuple(_entry(tuple(found), reasons, declared) for found in groups.values())


def _entry(
    changes: tuple[Change, ...], reasons: Mapping[str, str], declared: Declarations
) -> Entry:
    told = dict.fromkeys(reason_for(change, reasons, declared) for change in changes)
    return Entry(
        words=together(changes),
        reason=" ".join(filter(None, told)),
        changes=changes,
        passages=whole(changes[0]) if len(changes) == 1 else (),
    )


def quoted(change: Change) -> tuple[str, ...]:
    """Return sentences that quote what changed, where the sentence of the change does not."""
    match change:
        case Reworded():
            return passage_lines(change)
        case MovedWithin():
            return _several(moved_lines(change))
        case TableChanged():
            lines = table_lines(change)
            return () if are_told(lines) else lines
        case _:
            return ()


def whole(change: Change) -> tuple[str, ...]:
    """Return all that who decides has to read of a change: also the words that came or went."""
    match change:
        case ClauseAdded(words=words) if words:
            return (f"It says: ‘{words}’",)
        case ClauseRemoved(words=words) if words:
            return (f"It said: ‘{words}’",)
        case _:
            return quoted(change)


def _several(lines: tuple[str, ...]) -> tuple[str, ...]:
    return lines if len(lines) > 1 else ()


def public(all_entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries that the control table prints; the reviewer's log has them all."""
    return tuple(e for e in all_entries if any(change.public for change in e.changes))


# REASONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something changed.

    ``about`` names the change: ``clause:ID``, ``term:NAME``, ``duty:must``, ``citation:kcsie``.
    """

    about: str
    text: str
    span: Span


def unmatched(reasons: Iterable[Reason], comparison: Comparison) -> tuple[Diagnostic, ...]:
    """Return an error for every reason that speaks of something that did not change."""
    known = {name for change in comparison.changes for name in change.names}
    return tuple(_unmatched(reason, known) for reason in reasons if reason.about not in known)


def _unmatched(reason: Reason, known: Iterable[str]) -> Diagnostic:
    about = reason.about
    return Diagnostic(
        code=Code.UNMATCHED_REASON,
        message=f"a reason is given for `{about}`, which did not change since the last edition",
        span=reason.span,
        hint=did_you_mean(about, known) or "remove the reason",
    )


def reason_for(change: Change, reasons: Mapping[str, str], declared: Declarations) -> str:
    """Return the author's reason for a change: given for it, or the clause version's amendment."""
    given = [reasons[name] for name in change.names if name in reasons]
    if given:
        return " ".join(dict.fromkeys(given))
    match change:
        case OfText(amendments=amendments):
            return " ".join(amendments)
        case ClauseAdded(where=where):
            known = declared.get(where.clause, ())
            return known[0].amendment if len(known) == 1 and not _is_bare(known[0]) else ""
        case _:
            return ""


def _is_bare(declared: Declared) -> bool:
    """Tell whether an amendment says no more than that the text is new."""
    return declared.amendment.rstrip(".").lower() in {"first published", "first version"}
