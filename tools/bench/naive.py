"""BENCH: the Word file as it is made when nobody thinks about time, for comparison."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def naive_docx(lines: Sequence[str]) -> bytes:
    """Return a Word file of lines of Markdown, each paragraph and cell asked for by name."""
    made = import_module("docx").Document()
    table: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append(line)
            continue
        if table:
            _table(made, table)
            table = []
        if line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            made.add_paragraph(line.lstrip("# "), style=f"Heading {min(level, 9)}")
        elif line.strip():
            style = "List Bullet" if line.lstrip().startswith("- ") else "Normal"
            made.add_paragraph(line.strip().removeprefix("- "), style=style)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _table(made: Any, lines: Sequence[str]) -> None:  # noqa: ANN401 - the library has no types
    rows = [line.strip("|").split("|") for line in lines if set(line) - set("|-: ")]
    width = max(map(len, rows), default=1)
    table = made.add_table(rows=len(rows), cols=width)
    for across, row in enumerate(rows):
        for down, words in enumerate(row):
            table.cell(across, down).text = words.strip()
