"""Steps: a numbered list or a table that says who does what by when -> the rows of steps.

Only what would be printed in the very same words becomes steps: each item begins with somebody
whom the vocabulary knows, and half of them say within what time; a table has the words over its
columns that steps have.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.manuscript.blocks import Kind
from policyloom.manuscript.labels import Sort, sort_of
from policyloom.source import Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from policyloom.manuscript import Block

STEPS = "steps"
"""The role of a block that holds steps, as a table of who, what, within and after."""
STEP_TABLE = "steps as a table"
"""The role of a table that holds steps, as the file has it."""
HEAD = ("step", "who", "what", "by when")
SOMEBODY = frozenset({"You", "We", "The panel", "The office", "The governors"})
UNITS = "|".join(re.escape(one.value) for one in Unit if one is not Unit.SAME_DAY)
LENGTH = rf"1 (?:{UNITS})|(?:[2-9]|[1-9]\d{{1,2}}) (?:{UNITS})s"
STEP = re.compile(
    rf"(?P<does>[^.?!:;]+?)(?: within (?P<within>{LENGTH})(?: after (?P<after>[^.?!:;]+))?)?\."
)
TIMED = re.compile(rf"(?:within (?P<within>{LENGTH})(?: after (?P<after>[^.?!:;]+))?)?")
FEWEST = 2


def stepped(blocks: Sequence[Block], actors: Collection[str]) -> Iterator[Block]:
    """Yield blocks; each list of steps as one block of rows."""
    for is_item, group in groupby(blocks, lambda one: one.kind is Kind.ITEM):
        mine = list(group)
        rows = tuple(_rows(mine, actors)) if is_item and actors else ()
        if rows:
            said = "\n".join(one.text for one in mine)
            yield replace(mine[0], kind=Kind.TABLE, role=STEPS, rows=rows, text=said)
        else:
            yield from (_as_steps(one, actors) if one.kind is Kind.TABLE else one for one in mine)


def rows_of_steps(block: Block) -> tuple[tuple[str, ...], ...]:
    """Return who does what within what time after what, of a list or a table of steps."""
    return block.rows if block.role == STEPS else tuple(_told(row) for row in block.rows[1:])


def _as_steps(block: Block, actors: Collection[str]) -> Block:
    """Return a table; one of steps with that role."""
    head, *rows = block.rows or ((),)
    fits = tuple(cell.strip().lower() for cell in head) == HEAD and len(rows) >= FEWEST
    known = {*actors, *SOMEBODY}
    steps = fits and all(_is_step(row, number, known) for number, row in enumerate(rows, 1))
    return replace(block, role=STEP_TABLE) if steps else block


def _is_step(row: Sequence[str], number: int, actors: Collection[str]) -> bool:
    if len(row) != len(HEAD) or row[0].strip() != str(number) or row[1] not in actors:
        return False
    plain = not re.search(r"[.?!:;\n]", row[2]) and bool(row[2].strip())
    return plain and row[1][:1].isupper() and bool(TIMED.fullmatch(row[3].strip()))


def _told(row: Sequence[str]) -> tuple[str, ...]:
    found = TIMED.fullmatch(row[3].strip())
    when = (found[name] or "" if found else "" for name in ("within", "after"))
    return (row[1], row[2], *when)


def _rows(items: Sequence[Block], actors: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield who does what within what time after what; nothing of any other list."""
    known = sorted((*actors, *SOMEBODY), key=len, reverse=True)
    said = [_row(one.text, known) for one in items]
    counted = [one for one in items if sort_of(one.label) is Sort.DECIMAL and one.level == 1]
    timed = [row for row in said if row and row[2]]
    if len(items) == len(counted) >= FEWEST and all(said) and 2 * len(timed) >= len(items):
        yield from filter(None, said)


def _row(words: str, known: Sequence[str]) -> tuple[str, ...] | None:
    who = next((one for one in known if words.startswith(f"{one} ") and one[:1].isupper()), "")
    found = STEP.fullmatch(words[len(who) + 1 :]) if who else None
    return (who, *(found[name] or "" for name in ("does", "within", "after"))) if found else None
