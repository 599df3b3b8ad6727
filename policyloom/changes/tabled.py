"""Tabled: hunks of local data, tables and pictures -> changes of rows and cells."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from policyloom.changes.facts import where
from policyloom.changes.hunks import Shape
from policyloom.changes.kinds import PICTURE_ROW, RowChanged, TableChanged
from policyloom.changes.marks import PICTURE
from policyloom.changes.meaning import other_words, senses
from policyloom.changes.said import Said
from policyloom.changes.subjects import new_side, old_side, words_of
from policyloom.changes.values import CellChange, RowChange
from policyloom.changes.weights import ORDER
from policyloom.changes.worded import other_duties, weight_of
from policyloom.document import Mark
from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from policyloom.changes.facts import Facts
    from policyloom.changes.hunks import Atoms, Hunk, InTable
    from policyloom.changes.kinds import Change
    from policyloom.changes.subjects import Subject


CLOSED = "Closed"
CELLS_MOVED = f"{ORDER} is not the same: rows have each other's words"


def row(about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    """Return what became of a row of local data."""
    cells = _cell_changes(hunks)
    return RowChanged(
        what=_what(hunks, cells),
        line=about[1],
        old=", ".join(cell.old for cell in cells if cell.old),
        new=", ".join(cell.new for cell in cells if cell.new),
        cells=cells,
        hunks=hunks,
    )


def table(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    """Return what became of the rows and cells of a table in a clause."""
    _, clause, caption = about
    said = Said.of(clause, facts)
    free = tuple(hunk for hunk in hunks if not _weighs(hunk))
    grave = (*_told(free, senses), *other_duties(free), *_exchanged(free))
    because, lowered = said.counted(grave or _told(free, other_words))
    weight = weight_of(said.size, grave=bool(grave and because), found=bool(because))
    light = (hunk for hunk in hunks if _weighs(hunk) == Size.CLARIFYING.words)
    figures = tuple(dict.fromkeys((*_figures(hunks), *_exchanged(light))))
    sizes = [Size.of(weighs) for hunk in hunks if (weighs := _weighs(hunk))]
    sizes += [weight or Size.SUBSTANTIVE] if free else []
    return TableChanged(
        where=where(facts.clauses[clause][1]),
        caption=caption,
        rows=tuple(_row_changes(hunks)),
        weight=Size.SUBSTANTIVE if figures else max(sizes),
        because=(*because, *figures),
        lowered=lowered,
        declared=said.size,
        amendments=said.amendments,
        hunks=hunks,
    )


def _told(
    hunks: Iterable[Hunk], of: Callable[[tuple[Hunk, ...]], tuple[str, ...]]
) -> tuple[str, ...]:
    """Return what differences come to, cell by cell: what two exchange is told of both."""
    cells: dict[tuple[str, str], list[Hunk]] = {}
    for hunk in hunks:
        cells.setdefault((hunk.place.row, hunk.place.column), []).append(hunk)
    return tuple(dict.fromkeys(one for cell in cells.values() for one in of(tuple(cell))))


def _exchanged(hunks: Iterable[Hunk]) -> Iterator[str]:
    """Yield that cells of a column, or lines of them, changed places with those of other rows."""
    columns: dict[str, list[InTable]] = {}
    for hunk in hunks:
        cell = hunk.place.in_table
        if cell and hunk.shape is not Shape.ROW and cell not in columns.get(hunk.place.column, ()):
            columns.setdefault(hunk.place.column, []).append(cell)
    for cells in columns.values():
        old, new = (_lines_of(one.old for one in cells), _lines_of(one.new for one in cells))
        apart = any(_lines_of([one.old]) != _lines_of([one.new]) for one in cells)
        if len(cells) > 1 and old == new and apart:
            yield CELLS_MOVED


def _lines_of(cells: Iterable[str]) -> Counter[str]:
    return Counter(line for cell in cells for line in cell.split("\n"))


def _weighs(hunk: Hunk) -> str:
    """Return what the columns say that a change weighs: a row that goes is never light."""
    weighs = hunk.place.in_table.weighs if hunk.place.in_table else ""
    goes = hunk.shape is Shape.ROW and not hunk.new
    return Size.SUBSTANTIVE.words if weighs and goes else weighs


def _figures(hunks: Iterable[Hunk]) -> Iterator[str]:
    """Yield the columns in which every change is substantive, of which one changed."""
    for hunk in hunks:
        if _weighs(hunk) == Size.SUBSTANTIVE.words:
            column = hunk.place.column
            yield f"‘{column}’ has changed" if column else "a row came or went"


def _row_changes(hunks: tuple[Hunk, ...]) -> Iterator[RowChange]:
    """Yield what became of each column and row, in the order of first appearance."""
    rows: dict[str, list[Hunk]] = {}
    columns: dict[str, list[InTable]] = {}
    for hunk in hunks:
        if (cell := hunk.place.in_table) and cell.mark is not Mark.NONE:
            columns.setdefault(hunk.place.column, []).append(cell)
        else:
            rows.setdefault(hunk.place.row, []).append(hunk)
    yield from (_column(title, cells) for title, cells in columns.items())
    for found in rows.values():
        told = [hunk.place.in_table for hunk in found if hunk.place.in_table]
        if any(hunk.shape is Shape.ROW for hunk in found):
            yield RowChange(
                name=told[-1].name,
                went=any(hunk.old for hunk in found),
                came=any(hunk.new for hunk in found),
                old=", ".join(one.old for one in told if one.old),
                new=", ".join(one.new for one in told if one.new),
            )
        else:
            cells = {hunk.place.column: one for hunk, one in zip(found, told, strict=True)}
            changed = (part for column, one in cells.items() for part in _lines(column, one))
            yield RowChange(name=told[-1].name, cells=tuple(changed))


def _column(title: str, cells: Sequence[InTable]) -> RowChange:
    """Return a column that came or went, with what stands or stood in its cells."""
    named = [one for one in cells if one.name]
    return RowChange(
        name=title,
        is_column=True,
        went=any(one.mark is Mark.DELETED for one in cells),
        came=any(one.mark is Mark.INSERTED for one in cells),
        old=", ".join(f"{one.name}: {_in_one(one.old)}" for one in named if one.old),
        new=", ".join(f"{one.name}: {_in_one(one.new)}" for one in named if one.new),
    )


LABEL = re.compile(r"([A-Z][a-z-]+(?: [a-z]+){0,2}): (.+)")
"""A line that says itself what it is about: ‘Telephone: 01632 960001’."""


def _lines(column: str, cell: InTable) -> Iterator[CellChange]:
    """Yield what became of a cell: of each line by its own label, if all have one."""
    old, new = _labelled(cell.old), _labelled(cell.new)
    if old is None or new is None or not (old or new):
        yield CellChange(column=column, old=_in_one(cell.old), new=_in_one(cell.new))
    else:
        for label in dict.fromkeys((*old, *new)):
            yield CellChange(column=label, old=old.get(label, ""), new=new.get(label, ""))


def _labelled(lines: str) -> dict[str, str] | None:
    found = [LABEL.fullmatch(line) for line in lines.split("\n")] if lines else []
    labels = {one[1]: one[2] for one in found if one}
    return labels if len(labels) == len(found) else None


def _in_one(lines: str) -> str:
    """Return lines as one, with a sign between them where they have none."""
    return re.sub(r"(?<![.:;?!,])\n", "; ", lines).replace("\n", " ")


def picture(about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    """Return that a picture is another one."""
    old, new = (_alternatives(side(h) for h in hunks) for side in (old_side, new_side))
    line = f"{PICTURE_ROW}: {about[1]}"
    return RowChanged(what="changed", line=line, old=old, new=new, cells=(), hunks=hunks)


def _alternatives(sides: Iterable[Atoms]) -> str:
    """Return the text alternatives of pictures."""
    words = [a.words for side in sides for a in side if a.concept and a.concept.kind == PICTURE]
    return ", ".join(one.removeprefix("[picture: ").removesuffix("]") for one in words)


def _what(hunks: tuple[Hunk, ...], cells: tuple[CellChange, ...]) -> str:
    if all(hunk.shape is Shape.ROW for hunk in hunks):
        gone, come = any(hunk.old for hunk in hunks), any(hunk.new for hunk in hunks)
        return "changed" if gone and come else "added" if come else "removed"
    first = cells[0]
    return "closed" if len(cells) == 1 and first.column == CLOSED and not first.old else "changed"


def _cell_changes(hunks: tuple[Hunk, ...]) -> tuple[CellChange, ...]:
    columns = dict.fromkeys(hunk.place.column for hunk in hunks)
    return tuple(
        CellChange(
            column=column,
            old=_cells(h.old for h in hunks if h.place.column == column),
            new=_cells(h.new for h in hunks if h.place.column == column),
        )
        for column in columns
    )


def _cells(sides: Iterable[Atoms]) -> str:
    """Return the words of cells with a comma between them."""
    cells = (cell for atoms in sides for cell in words_of(atoms).split("\n"))
    return ", ".join(words for cell in cells if (words := cell.strip(" ,")))
