"""Columns of a table: as wide as asked for, unless a word would not fit."""

from __future__ import annotations

from dataclasses import replace

from policyloom.document.grid import fitted_widths, placed
from tests.sample import cell, head, register, row, shelters


def test_widths_stay_where_every_word_fits() -> None:
    table = register(*shelters(5))
    assert fitted_widths(table, 200) == tuple(float(width) for width in table.widths)


def test_a_column_that_is_too_narrow_takes_room_from_those_that_are_not() -> None:
    table = replace(register(row("a", "b", "c", "September", "b")), widths=(40, 40, 10, 5, 5))
    widths = fitted_widths(table, 80)
    assert widths[3] > 12
    assert widths[0] < 40
    assert abs(sum(widths) - 100) < 1


def test_a_word_as_long_as_an_address_does_not_take_the_whole_table() -> None:
    table = register(row("x" * 200, "b", "c", "d", "e"))
    assert fitted_widths(table, 80)[0] < 40


def test_words_too_long_for_the_table_share_it() -> None:
    table = register(row(*(["m" * 15] * 5)))
    assert fitted_widths(table, 30) == (20.0,) * 5


def test_a_wide_letter_needs_more_room_than_a_narrow_one() -> None:
    table = register(row("mmmmmmmmm", "iiiiiiiii", "c", "d", "e"))
    widths = fitted_widths(replace(table, widths=(20, 20, 20, 20, 20)), 40)
    assert widths[0] > widths[1]


def test_a_word_over_two_columns_widens_neither() -> None:
    long = cell("Responsibilities", columns=2)
    table = replace(register(row("a", "b", "c", long)), header=())
    assert fitted_widths(table, 100) == fitted_widths(replace(table, rows=(row("a"),)), 100)


def test_cells_are_placed_beside_those_that_span_rows() -> None:
    rows = [
        (head("A", rows=2), head("B", columns=2), head("C", rows=2)),
        (head("D"), head("E")),
        (head("F"), head("G")),
    ]
    columns = [[column for column, _ in line] for line in placed(rows)]
    assert columns == [[0, 1, 3], [1, 2], [0, 1]]
