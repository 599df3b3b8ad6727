"""A cell is empty in a column that every other row fills in.

Why it matters: readers cannot know whether there is nothing to say, or nobody said it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

MAY_BE_EMPTY = re.compile(
    r"clos|\bend|note|comment|remark|until|expir|signature|signed|tel|link", re.IGNORECASE
)
ENOUGH = 3
LONGEST_MARK = 2


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find single holes in columns that are filled in otherwise."""
    for block in manuscript.tables():
        if len(block.rows) < ENOUGH or max(len(row) for row in block.rows) < 3:
            continue
        heads = _heads(block)
        body = [row for row in block.rows[1:] if row and row[0].strip() and any(row[1:])]
        if _is_matrix(body):
            continue
        for at, head in enumerate(heads):
            column = [(row, row[at] if at < len(row) else "") for row in body]
            holes = [row for row, cell in column if not cell.strip()]
            enough = len(column) - len(holes) >= ENOUGH - 1
            if (
                head
                and enough
                and holes
                and len(holes) <= max(1, len(column) // 3)
                and not MAY_BE_EMPTY.search(head)
            ):
                for row in holes:
                    words = f"{cut(' | '.join(c for c in row if c))}: no {head}"
                    yield Hit(block, words, row=block.rows.index(row))


def _is_matrix(body: list[tuple[str, ...]]) -> bool:
    """Tell whether the cells are marks, where an empty one says no."""
    cells = [cell.strip() for row in body for cell in row[1:] if cell.strip()]
    return sum(len(cell) <= LONGEST_MARK and not cell.isdigit() for cell in cells) > len(cells) / 2


def _heads(block: Block) -> list[str]:
    """Return the headings of the columns, of two rows where the second goes on from the first."""
    first = list(block.rows[0])
    second = block.rows[1] if len(block.rows) > 1 else ()
    if second and not second[0].strip():
        for at, cell in enumerate(second):
            if cell.strip() and at < len(first):
                first[at] = cell
    return first


RULE = Rule(
    id="table-cell-missing",
    group=Group.NOWHERE,
    weight=Weight.LOOK,
    why="This cell is empty, and all others of its column are not.",
    remedy="Fill it in, or put a dash there.",
    find=find,
)
