"""Entries: a comparison -> the lines of its log, each with the author's reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.changelog.particulars import listed, rows_sentence
from policyloom.changelog.reasons import reason_for
from policyloom.changelog.rewordings import alike_sentence, passage_lines, swapped
from policyloom.changelog.sentences import sentence
from policyloom.changelog.tokens import (
    duties_sentence,
    headline,
    newcomers,
    people_sentence,
    roles_sentence,
    terms_sentence,
)
from policyloom.changes.kinds import (
    Change,
    ControlChanged,
    DutyChanged,
    Formatting,
    LinkChanged,
    LookChanged,
    OwnText,
    Renumbered,
    Reworded,
    RowChanged,
    TokenChanged,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from policyloom.changes import Comparison, Declarations

PUBLIC_SILENT = (Formatting, LookChanged, LinkChanged, Renumbered, ControlChanged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a log: what changed, why, and the changes it speaks of.

    ``passages`` are sentences that quote what was reworded, where ``words`` do not.
    """

    words: str
    reason: str
    changes: tuple[Change, ...]
    passages: tuple[str, ...] = ()


def entries(
    comparison: Comparison, reasons: Mapping[str, str], declared: Declarations
) -> tuple[Entry, ...]:
    """Return an entry for every change; changes of one kind that say one thing share an entry."""
    groups: dict[Hashable, list[Change]] = {}
    for change in comparison.changes:
        groups.setdefault(_theme(change), []).append(change)
    return tuple(_entry(tuple(found), reasons, declared) for found in groups.values())


def _entry(
    changes: tuple[Change, ...], reasons: Mapping[str, str], declared: Declarations
) -> Entry:
    words = _together(changes) if len(changes) > 1 else sentence(changes[0])
    told = dict.fromkeys(reason_for(change, reasons, declared) for change in changes)
    return Entry(
        words=words,
        reason=" ".join(filter(None, told)),
        changes=changes,
        passages=_passages(changes),
    )


def _passages(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Return what was reworded in the one clause of an entry."""
    match changes:
        case (Reworded() as change,):
            return passage_lines(change)
        case _:
            return ()


def _theme(change: Change) -> Hashable:
    """Return what changes share that stand in one entry."""
    match change:
        case DutyChanged(new=new, weakened=weakened):
            return "duty", new, weakened
        case RowChanged(row=row, what=what):
            found = listed(row)
            return ("listed", found[0]) if found else ("row", what)
        case TokenChanged():
            return _token_theme(change)
        case Reworded(size=size, amendments=amendments, own_text=OwnText.AS_BEFORE):
            words = tuple((swap.old, swap.new) for swap in swapped(change))
            return ("reworded", words, size, amendments) if words else id(change)
        case _:
            return id(change)


def _token_theme(change: TokenChanged) -> Hashable:
    match change.kind:
        case "term":
            return "term", headline(change.swaps)[0]
        case "role":
            return "role", *headline(change.swaps)
        case "people":
            return "people", newcomers(change)
        case _:
            return id(change)


def _together(changes: tuple[Change, ...]) -> str:
    reworded = tuple(change for change in changes if isinstance(change, Reworded))
    if reworded:
        return alike_sentence(reworded)
    rows = tuple(change for change in changes if isinstance(change, RowChanged))
    if rows:
        return rows_sentence(rows)
    duties = tuple(change for change in changes if isinstance(change, DutyChanged))
    if duties:
        return duties_sentence(duties)
    tokens = tuple(change for change in changes if isinstance(change, TokenChanged))
    match tokens[0].kind:
        case "people":
            return people_sentence(tokens)
        case "role":
            return roles_sentence(tokens)
        case _:
            return terms_sentence(tokens)


def public(all_entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries that the control table prints; the reviewer's log has them all."""
    return tuple(
        e for e in all_entries if not all(isinstance(c, PUBLIC_SILENT) for c in e.changes)
    )
