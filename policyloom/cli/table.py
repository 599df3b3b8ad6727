"""CLI: a table that somebody filled in, as CSV or a workbook -> its rows."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from policyloom.cli.usage import UsageError
from policyloom.planning.resolutions import Row
from policyloom.store import CannotReadError, read_given
from policyloom.word.sheet import NotAWorkbookError, read_sheet

if TYPE_CHECKING:
    from pathlib import Path

SEPARATORS = ",;\t"


def read_table(path: Path) -> tuple[Row, ...]:
    """Return the rows below the names of the columns; empty ones are left out."""
    try:
        data = read_given(path)
        lines = read_sheet(data) if path.suffix.lower() == ".xlsx" else _csv(data)
    except CannotReadError as error:
        raise UsageError(str(error), error.hint) from None
    except NotAWorkbookError as error:
        raise UsageError(f"{path}: {error}", "save it again as .xlsx, or as CSV") from None
    filled = [(number, cells) for number, cells in enumerate(lines, start=1) if any(cells)]
    if not filled:
        return ()
    names = [name.strip().lower() for name in filled[0][1]]
    return tuple(
        Row(cells={n: c for n, c in zip(names, cells, strict=False) if n}, line=number)
        for number, cells in filled[1:]
    )


def _csv(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig", "replace")
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    rows = csv.reader(text.splitlines(), delimiter=separator)
    return [[cell.strip() for cell in row] for row in rows]
