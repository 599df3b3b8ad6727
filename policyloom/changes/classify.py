"""Classify: hunks -> changes. Every hunk belongs to exactly one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.kinds import ControlChanged, Formatting, Renumbered
from policyloom.changes.order import Groups, announced, moved, pictures_replaced, shape_changes
from policyloom.changes.subjects import subject, swaps_of
from policyloom.changes.tabled import picture, row, table
from policyloom.changes.tokened import citation, duty, link, token
from policyloom.changes.worded import retitled, reworded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from policyloom.changes.facts import Facts
    from policyloom.changes.hunks import Hunk
    from policyloom.changes.kinds import Change
    from policyloom.changes.subjects import Subject


CYCLE, CYCLE_ROWS = ("control", "review-cycle"), ("status", "status-and-cycle")


def classify(hunks: Iterable[Hunk], facts: Facts) -> tuple[Change, ...]:
    """Return one change for each subject, in the order of first appearance."""
    groups: Groups = {}
    for hunk in hunks:
        groups.setdefault(subject(hunk), []).append(hunk)
    _told_by_its_row(groups)
    pictures = pictures_replaced(groups)
    in_order = tuple(moved(groups, facts))
    groups = shape_changes(groups | pictures)
    made = (
        MAKERS[about[0]](about, tuple(found), facts) for about, found in groups.items() if found
    )
    return (*in_order, *announced(tuple(made), facts))


def _told_by_its_row(groups: Groups) -> None:
    """Put a text that says another review cycle with the row that says it too, if there is one."""
    rows = [about for key in CYCLE_ROWS if (about := ("control", key)) in groups]
    if rows and CYCLE in groups:
        groups[rows[0]] += groups.pop(CYCLE)


def _control(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    key = about[1]
    (old_label, label), (old, new) = facts.control(key)
    if not (old or new):
        # No row of the table says it, but the text does.
        swaps = swaps_of(hunks)
        old, new = swaps[0].old, swaps[0].new
    return ControlChanged(key=key, label=label, old_label=old_label, old=old, new=new, hunks=hunks)


def _renumbered(_about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    return Renumbered(numbers=(), hunks=hunks)


def _formatting(_about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    return Formatting(hunks=hunks)


MAKERS: Mapping[str, Callable[[Subject, tuple[Hunk, ...], Facts], Change]] = {
    "control": _control,
    "row": row,
    "table": table,
    "picture": picture,
    "formatting": _formatting,
    "link": link,
    "duty": duty,
    "token": token,
    "citation": citation,
    "renumbered": _renumbered,
    "retitled": retitled,
    "reworded": reworded,
}
