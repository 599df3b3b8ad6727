"""Tables that differ in what is not a cell's words: read aloud, or one side alone has spans."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policyloom.changes import compare
from policyloom.document import Document, Mark, Row, Table
from tests.pages import made
from tests.sample import cell, head, provision, row, section, words

PLAIN = (
    row(cell("Monday"), cell("Football"), key="1"),
    row(cell("Tuesday"), cell("Chess"), key="2"),
)
SPANNING = (
    row(cell("All week", rows=2), cell("Football"), key="1"),
    row(cell("Chess"), key="2"),
)


def showing(*rows: Row, description: str = "Clubs by day.") -> Document:
    """Return a document with a table of these rows."""
    table = Table(
        key="clubs",
        caption=words("Clubs"),
        description=description,
        widths=(50, 50),
        header=(row(head("Day"), head("Club")),),
        rows=rows,
    )
    clause = replace(provision("a/b", "", ""), blocks=(table,))
    return replace(made("decimal_policy"), sections=(section("a", "", "Title", clause),))


def test_another_text_alternative_is_a_difference() -> None:
    old, new = showing(*PLAIN), showing(*PLAIN, description="Clubs of each day.")
    assert compare(old, old, {}).changes == ()
    assert compare(old, new, {}).changes != ()


@pytest.mark.parametrize(("old", "new"), [(PLAIN, SPANNING), (SPANNING, PLAIN)])
def test_rows_where_one_side_alone_has_spans_go_and_come_together(
    old: tuple[Row, ...], new: tuple[Row, ...]
) -> None:
    redline = compare(showing(*old), showing(*new), {}).redline
    (table,) = redline.sections[0].provisions[0].blocks
    assert isinstance(table, Table)
    assert [one.mark for one in table.rows] == [Mark.DELETED] * 2 + [Mark.INSERTED] * 2
    assert tuple(replace(one, mark=Mark.NONE) for one in table.rows) == (*old, *new)


@pytest.mark.parametrize("spans_before", [True, False])
def test_a_row_that_goes_from_under_a_span_takes_the_span_with_it(*, spans_before: bool) -> None:
    three = (*SPANNING, row(cell("Sunday"), cell("Rest"), key="3"))
    two = (row(cell("All week"), cell("Football"), key="1"), three[2])
    old, new = (three, two) if spans_before else (two, three)
    (table,) = compare(showing(*old), showing(*new), {}).redline.sections[0].provisions[0].blocks
    assert isinstance(table, Table)
    gone, come = (2, 1) if spans_before else (1, 2)
    # The row that nothing stands over stays.
    marks = [*[Mark.DELETED] * gone, *[Mark.INSERTED] * come, Mark.NONE]
    assert [one.mark for one in table.rows] == marks
