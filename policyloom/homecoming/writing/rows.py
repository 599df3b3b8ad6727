"""Rows: cells of the body's own data, or of a clause's table as the body changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.homecoming.sentences import cell_words
from policyloom.homecoming.texts import NotWritableError
from policyloom.homecoming.values import as_came, is_whole, key_at, key_beside
from policyloom.homecoming.writing.own_rows import own_row, write_own_row
from policyloom.homecoming.writing.values import roles_called, write_value
from policyloom.source import clause_path, version_words

if TYPE_CHECKING:
    from policyloom.homecoming.hunks import Hunk
    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Unit
    from policyloom.homecoming.writing.changed import Changed
    from policyloom.yaml.read import Path


def write_row(one: Proposal, changed: Changed) -> None:
    """Change cells: in the body's own data, or as its change of a clause's table."""
    cells = _cells(one, changed)
    own = own_row(changed, cells[0][0])
    if own is not None:
        write_own_row(one, own, cells, changed)
        return
    if one.at.path == changed.overlay and not _is_own_cell(changed, one.spots[0][0]):
        _own_row(one, changed)
        return
    if one.at.path not in {"", changed.overlay, clause_path(one.clause)}:
        raise NotWritableError(f"it belongs to {one.at.path}; tell whoever keeps that")
    if one.is_new_row and one.clause:
        _own_rows(one, changed)
        return
    if one.is_new_row or not all(unit.key and unit.column and unit.clause for unit, _ in cells):
        raise NotWritableError("rows that are new, and headings, are written by hand")
    gone = all(not hunk.new and is_whole(unit, hunk) for unit, (hunk, *_) in cells)
    for unit, hunks in cells:
        at = _table_change(changed, unit)
        if gone:
            changed.put(changed.overlay, {(*at, "without"): _left_out(changed, at, unit.key)})
        else:
            words = cell_words(unit, hunks)
            changed.put(changed.overlay, {(*at, "cells", unit.key, unit.column): words})


def _cells(one: Proposal, changed: Changed) -> list[tuple[Unit, list[Hunk]]]:
    spots: dict[int, list[Hunk]] = {}
    for at, hunk in one.spots:
        spots.setdefault(at, []).append(hunk)
    return [(changed.units[at], hunks) for at, hunks in spots.items()]


def _is_own_cell(changed: Changed, at: int) -> bool:
    """Tell whether the body changes that cell of a table of the library already."""
    unit = changed.units[at]
    changes = (one for one in changed.modifications() if one.get("table-of") == unit.clause)
    return any(unit.column in one.get("cells", {}).get(unit.key, {}) for one in changes)


def _own_row(one: Proposal, changed: Changed) -> None:
    """Change the body's own row: posts by their roles, or else the words."""
    came = as_came(changed.units[one.spots[0][0]].text, one)
    posts = roles_called(came, changed.ground.library, changed.ground.body)
    key = key_at(changed.text(changed.overlay), changed.overlay, one.at)
    if posts and key and isinstance(key[-1], int):
        changed.put(changed.overlay, {key[:-1]: posts})
    elif posts and key:
        changed.put(changed.overlay, {key: posts[0] if len(posts) == 1 else posts})
    else:
        write_value(one, changed)


def _table_change(changed: Changed, unit: Unit) -> Path:
    """Return the place of the body's change of a table, which is begun where there is none."""
    listed = changed.modifications()
    at = next((n for n, one in enumerate(listed) if one.get("table-of") == unit.clause), None)
    if at is None:
        at = len(listed)
        changed.put_modification({"table-of": unit.clause, "base": unit.version})
    return ("modifications", at)


def _own_rows(one: Proposal, changed: Changed) -> None:
    """Put rows of the body's own below a row of a clause's table."""
    unit, said = changed.units[one.spots[0][0]], [hunk.new for _, hunk in one.spots]
    columns = _columns(unit.clause, changed)
    if not unit.key or not columns or len(said) % len(columns) or not all(said):
        raise NotWritableError(
            "a row without a row above it, or with empty cells, is written by hand"
        )
    at, above, made = _table_change(changed, unit), unit.key, []
    known = changed.modifications()[int(at[-1])].get("rows", [])
    used = {other.key for other in changed.units if other.clause == unit.clause}
    for start in range(0, len(said), len(columns)):
        cells = said[start : start + len(columns)]
        key = key_beside(used, cells[0], "row")
        made.append({"row": key, "after": above, **dict(zip(columns, cells, strict=True))})
        used.add(key)
        above = key
    changed.put(changed.overlay, {(*at, "rows"): [*known, *made]})


def _columns(clause: str, changed: Changed) -> tuple[str, ...]:
    """Return the columns of a clause's table, in the version that was printed."""
    known = changed.ground.library.clauses.get(clause)
    version = next((one.version for one in changed.units if one.clause == clause), "")
    printed = (
        (one for one in known.versions if version_words(one.version) == version) if known else ()
    )
    table = next((one.data.table for one in printed), None)
    return table.keys if table else ()


def _left_out(changed: Changed, path: Path, row: str) -> list[str]:
    """Return the rows that are left out, with one more."""
    known = changed.modifications()[int(path[-1])].get("without", [])
    return list(dict.fromkeys((*known, row)))
