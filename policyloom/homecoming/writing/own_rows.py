"""Rows that the body's overlay has of its own: other words in a cell, a row more, or one fewer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policyloom.english.dates import is_date
from policyloom.homecoming.printing import like
from policyloom.homecoming.sentences import cell_words
from policyloom.homecoming.texts import NotWritableError
from policyloom.homecoming.values import is_whole, key_beside, value_in
from policyloom.homecoming.writing.values import roles_called
from policyloom.manuscript.control import day_of
from policyloom.resolve.profile import profile_of
from policyloom.yaml.edit import REMOVED, Above
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policyloom.homecoming.hunks import Hunk
    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Unit
    from policyloom.homecoming.writing.changed import Changed
    from policyloom.yaml.read import Path


ELSE_OF_A_TABLE = frozenset({"cells", "without"})
LAST_ROW = (
    "it is the last row of the table; keep a row, or leave the clause out with `omit: {clause}` "
    "under `modifications` of {path}"
)


def own_row(changed: Changed, unit: Unit) -> Path | None:
    """Return where the overlay has a row of a clause's table as the body's own."""
    for number, one in enumerate(changed.modifications()):
        rows = one.get("rows", []) if one.get("table-of") == unit.clause else []
        at = next((n for n, row in enumerate(rows) if row.get("row") == unit.key), None)
        if at is not None:
            return ("modifications", number, "rows", at)
    return None


def write_own_row(
    one: Proposal, at: Path, cells: Sequence[tuple[Unit, list[Hunk]]], changed: Changed
) -> None:
    """Change a row of the body's own, take it out, or put others below it."""
    if one.is_new_row:
        _put_below(at, [hunk.new for _, hunk in one.spots], cells[0][0], changed)
    elif _is_gone(cells, _row_of(cells[0][0], changed.units)):
        changed.put(changed.overlay, {_without(at, cells[0][0], changed): REMOVED})
    else:
        for unit, hunks in cells:
            path, words = (*at, unit.column), cell_words(unit, hunks)
            kept = _as_kept(words, _said(changed, path), changed) if words else REMOVED
            changed.put(changed.overlay, {path: kept})


def _is_gone(cells: Sequence[tuple[Unit, list[Hunk]]], row: Sequence[Unit]) -> bool:
    """Tell whether all cells of a row that said anything say nothing now."""
    gone = [unit for unit, (hunk, *_) in cells if not hunk.new and is_whole(unit, hunk)]
    return len(gone) == len(cells) >= sum(bool(like(unit.text)) for unit in row)


def _without(at: Path, cell: Unit, changed: Changed) -> Path:
    """Return what is taken out with a row: the row alone, or with the last all that held it."""
    held = changed.modifications()[int(at[1])]
    if len(held["rows"]) > 1:
        return at
    mine = replace(changed, files={})
    same = (one for one in changed.units if (one.clause, one.table) == (cell.clause, cell.table))
    if all(own_row(mine, one) for one in same if one.column and one.key):
        raise NotWritableError(LAST_ROW.format(clause=cell.clause, path=changed.overlay))
    return at[:-1] if held.keys() & ELSE_OF_A_TABLE else at[:-2]


def _row_of(cell: Unit, units: Iterable[Unit]) -> list[Unit]:
    same = (cell.clause, cell.table, cell.key)
    return [one for one in units if (one.clause, one.table, one.key) == same and one.column]


def _put_below(at: Path, said: Sequence[str], above: Unit, changed: Changed) -> None:
    """Put rows below one of the body's own, which say whatever that one says."""
    columns = [one.column for one in _row_of(above, changed.units)]
    if not columns or len(said) % len(columns) or not all(said):
        raise NotWritableError("a row with empty cells is written by hand")
    beside = _said(changed, at)
    used = {one.key for one in changed.units if one.clause == above.clause}
    for number, start in enumerate(range(0, len(said), len(columns)), 1):
        cells = dict(zip(columns, said[start : start + len(columns)], strict=True))
        name = key_beside(used, said[start], "row")
        row: dict[str, object] = {"row": name}
        row |= {"after": beside["after"]} if "after" in beside else {}
        row |= {key: _as_kept(words, beside.get(key), changed) for key, words in cells.items()}
        _put_item(changed, (*at[:-1], int(at[-1]) + number), row)
        used.add(name)


def _put_item(changed: Changed, at: Path, item: object) -> None:
    """Put an item into a list: above the one at its place, or behind the last."""
    is_last = int(at[-1]) == len(_said(changed, at[:-1]))
    changed.put(changed.overlay, {at: item if is_last else Above(item)})


def _said(changed: Changed, at: Path) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return what the overlay says at a place; nothing where a cell is left out."""
    source, _ = parse(changed.text(changed.overlay), changed.overlay)
    if source is None:
        raise NotWritableError(f"{changed.overlay} cannot be read")
    around = value_in(source.data, at[:-1])
    return around.get(at[-1]) if isinstance(around, dict) else value_in(source.data, at)


def _as_kept(words: str, beside: object, changed: Changed) -> object:
    """Return words as an overlay keeps them in a column: days and posts as those beside them."""
    if isinstance(beside, str) and is_date(beside):
        day = day_of(like(words))
        if len(day) < len(beside):
            raise NotWritableError(f"“{words}” is no day; say it as in “1 March 2027”")
        return day
    roles = profile_of(changed.ground.library, changed.ground.body).roles
    names = beside if isinstance(beside, list) else [beside]
    called = roles_called(words, changed.ground.library, changed.ground.body)
    if called and all(one in roles for one in names):
        return called[0] if len(called) == 1 else called
    return words
