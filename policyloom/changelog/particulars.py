"""Guidance: citations and links that changed -> sentences."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changelog.phrases import places
from policyloom.changes.kinds import PICTURE_ROW
from policyloom.document import NAMED
from policyloom.english.grammar import capitalised, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.kinds import (
        CitationChanged,
        ControlChanged,
        DeciderChanged,
        LinkChanged,
        Renumbered,
        Retitled,
        RowChanged,
    )
    from policyloom.changes.values import CellChange, Swap


def citation_sentence(change: CitationChanged) -> str:
    """Return which edition, paragraphs, legal basis or link replaces which."""
    subjects = chain((change.title,), repeat("it"))
    titles = [swap for swap in change.swaps if not _is_pinpoint(swap) and not _is_basis(swap)]
    parts = [f"{swap.new} replaces {swap.old} ({places(swap.count)})" for swap in titles]
    if parts:
        next(subjects)
    parts += [f"{next(subjects)} {predicate}" for predicate in _predicates(change)]
    return f"{'; '.join(parts)}."


def _predicates(change: CitationChanged) -> Iterator[str]:
    yield from (_cited("at", swap) for swap in change.swaps if _is_pinpoint(swap))
    yield from (_cited("as", swap) for swap in change.swaps if _is_basis(swap))
    if change.links:
        yield f"now links to {' and '.join(new for _, new in change.links)}"


def _is_pinpoint(swap: Swap) -> bool:
    return swap.old.startswith(",") or swap.new.startswith(",")


def _is_basis(swap: Swap) -> bool:
    return swap.old.startswith("(") or swap.new.startswith("(")


def _cited(preposition: str, swap: Swap) -> str:
    old, new = (words.strip(" ,()") for words in (swap.old, swap.new))
    if not old:
        return f"is now cited {preposition} {new}"
    if not new:
        return f"is no longer cited {preposition} {old}"
    return f"is now cited {preposition} {new} instead of {old}"


def link_sentence(change: LinkChanged) -> str:
    """Return where a link leads now."""
    if not change.new:
        return f"‘{change.words}’ is no longer a link."
    if not change.old:
        return f"‘{change.words}’ now links to {change.new}."
    return f"The link behind ‘{change.words}’ now leads to {change.new}."


# Particulars: local data, document control, titles and numbers that changed -> sentences.


Names: TypeAlias = "tuple[str, ...]"

CONTROL = {
    "owner": "The owner",
    "approver": "The approving body",
    "effective-from": "The day it takes effect",
    "last-reviewed": "The last review",
    "next-review": "The next review",
    "status": "The status",
    "review-cycle": "The review cycle",
    "version": "The version",
    "approved-on": "The approval",
}


ROWS = {
    "added": "were added to",
    "removed": "were removed from",
    "closed": "were marked as closed in",
    "changed": "changed in",
}


def row_sentence(change: RowChanged) -> str:
    """Return what happened to a row of the table of accounts."""
    if change.listed:
        return listed_sentence((change,))
    if change.line.startswith(f"{PICTURE_ROW}: "):
        same = change.old == change.new
        now = "has another file" if same else f"is now ‘{change.new}’"
        return f"The picture ‘{change.old}’ {now}."
    name = f"‘{row_name(change.line)}’"
    match change.what:
        case "added":
            return f"A row was added to the table of accounts: {change.new}."
        case "removed":
            return f"A row was removed from the table of accounts: {change.old}."
        case "closed":
            return f"In the table of accounts, {name} is now marked as closed: {change.new}."
        case _:
            cells = " ".join(map(_cell, change.cells))
            return f"In the table of accounts, {name} reads otherwise. {cells}"


def _cell(cell: CellChange) -> str:
    column = f"{cell.column}: " if cell.column else ""
    return f"{column}{cell.new or 'nothing'} (was {cell.old or 'nothing'})."


def row_theme(change: RowChanged) -> tuple[bool, str]:
    """Return what several rows share: the list they are lines of, or what happened to them."""
    return (True, change.listed[0]) if change.listed else (False, change.what)


def rows_sentence(changes: tuple[RowChanged, ...]) -> str:
    """Return what happened to several rows, by name."""
    first = changes[0]
    if first.listed:
        return listed_sentence(changes)
    told = f"{len(changes)} rows {ROWS[first.what]} the table of accounts"
    names = tuple(f"‘{row_name(change.line)}’" for change in changes)
    return f"{told}: {joined(names, 'and')}."


def listed_sentence(changes: tuple[RowChanged, ...]) -> str:
    """Return what a list of local data names now, or no longer."""
    lines = [(change, line) for change in changes if (line := change.listed)]
    come = tuple(f"‘{words}’" for change, (_, words) in lines if change.new)
    gone = tuple(f"‘{words}’" for change, (_, words) in lines if not change.new)
    told = [f"{verb} {joined(names, 'and')}" for verb, names in _listed(come, gone) if names]
    return f"The list of {lines[0][1][0]} {', and '.join(told)}."


def _listed(come: Names, gone: Names) -> tuple[tuple[str, Names], ...]:
    return ("now names", come), ("no longer names", gone)


def row_name(row: str) -> str:
    """Return ``Facebook, Hollin Bank Primary`` for the key of a channel row."""
    return ", ".join(row.split(":")[1:]) or row


def control_sentence(change: ControlChanged) -> str:
    """Return what the control table says now."""
    if change.key in {"amendments", "history"}:
        verb = "follows" if change.key == "history" else "follow"
        return f"The {change.key} in the control table {verb} the editions."
    if change.old == change.new:
        return f"The control table now says ‘{change.label}’ for ‘{change.old_label}’."
    what = CONTROL.get(change.key) or f"‘{change.label or change.old_label}’ in the control table"
    if not change.old:
        return f"{what}: {change.new} (not shown before)."
    if not change.new:
        return f"{what}: no longer shown (was {change.old})."
    return f"{what}: {change.new} (was {change.old})."


def decider_sentence(change: DeciderChanged) -> str:
    """Return who decides now, and who did."""
    if NAMED in change.of:
        return f"The approver of this policy is now {change.new} (was {change.old})."
    sizes = capitalised(joined(change.of, "and"))
    return f"{sizes} changes are now decided by {change.new} (was {change.old})."


TITLES = {
    "title": "The policy is now called ‘{new}’ (was ‘{old}’).",
    "body": "The policy is now that of {new} (was {old}).",
    "contents": "The contents now list ‘{new}’ (was ‘{old}’).",
    "section": "The section ‘{old}’ is now called ‘{new}’.",
}
PLACES = {"strapline": "strapline", "notices": "notices before the contents"}


def retitled_sentence(change: Retitled) -> str:
    """Return which title, name or notice reads otherwise."""
    if change.part in TITLES:
        return TITLES[change.part].format(old=change.old, new=change.new)
    place, old, new = PLACES[change.part], change.old.rstrip("."), change.new.rstrip(".")
    if old and new:
        return f"In the {place}, ‘{old}’ now reads ‘{new}’."
    return f"New in the {place}: ‘{new}’." if new else f"No longer in the {place}: ‘{old}’."


def renumbered_sentence(change: Renumbered) -> str:
    """Return which numbers changed."""
    told = "; ".join(_number(*numbers) for numbers in change.numbers)
    follow = "References in the text follow the new numbers." if change.hunks else ""
    return " ".join(filter(None, (f"New numbers: {told}." if told else "", follow)))


def _number(title: str, old: str, new: str) -> str:
    was = f"was {old}" if old else "had none"
    return f"‘{title}’ is {new} ({was})" if new else f"‘{title}’ has none (was {old})"
