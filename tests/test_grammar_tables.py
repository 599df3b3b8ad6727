"""Every row of the tables of grammar under tests/cases/grammar/tables prints what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.tables import accepted, outcomes, rows, tables

if TYPE_CHECKING:
    from pathlib import Path

LEAST = 300


@pytest.mark.parametrize("path", tables(), ids=lambda path: path.stem)
def test_every_row_prints_what_it_says(path: Path, accept: bool) -> None:  # noqa: FBT001 - a fixture
    page = path.read_text("utf-8")
    if accept:
        page = accepted(page)
        path.write_text(page, "utf-8")
    wrong = [
        f"{path.stem}:{row.line + 1}: {row.text} prints {printed}"
        for row, printed in outcomes(page)
        if printed != row.printed
    ]
    assert not wrong, "\n".join(wrong)


def test_there_are_many() -> None:
    found = [row for path in tables() for row in rows(path.read_text("utf-8"))]
    assert len(found) >= LEAST
