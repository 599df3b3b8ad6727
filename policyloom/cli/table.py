"""CLI: a table that somebody filled in, as CSV or a workbook -> its rows."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from policyloom.cli.usage import UsageError
from policyloom.planning.resolutions import Row
from policyloom.store import CannotReadError, read_given
from policyloom.word.sheet import NotAWorkbookError, read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SEPARATORS = ",;\t"


def read_table(path: Path) -> tuple[Row, ...]:
    """Return the rows below the names of the columns; empty ones are left out."""
    try:
        data = read_given(path)
        is_book = path.suffix.lower() == ".xlsx"
        lines = list(enumerate(read_sheet(data), start=1) if is_book else _csv(data))
    except CannotReadError as error:
        raise UsageError(str(error), error.hint) from None
    except NotAWorkbookError as error:
        raise UsageError(f"{path}: {error}", "save it again as .xlsx, or as CSV") from None
    filled = [(number, cells) for number, cells in lines if any(cells)]
    if not filled:
        return ()
    width = max(len(cells) for _, cells in filled)
    names = _columns(filled[0][1], width)
    return tuple(
        Row(cells={n: c for n, c in zip(names, cells, strict=False) if c}, line=number)
        for number, cells in filled[1:]
    )


def _columns(first: Sequence[str], width: int) -> list[str]:
    """Return the names of the columns; one without a name or named twice gets one of its own."""
    given = [name.strip().lower() for name in first] + [""] * (width - len(first))
    return [
        name if name and name not in given[:at] else f"{name} (column {at + 1})".strip()
        for at, name in enumerate(given)
    ]


def _csv(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows, each with its first line; spreadsheet programs write two encodings."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    rows = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    line = 1
    for row in rows:
        yield line, [cell.strip() for cell in row]
        line = rows.line_num + 1
