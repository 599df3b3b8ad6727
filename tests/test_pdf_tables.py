"""Tables of PDFs are told by where their words stand; they have no lines around their cells."""

from __future__ import annotations

from policyloom.manuscript import Grid, Line
from policyloom.manuscript.labels import typed_label
from policyloom.word.pdf_reading import pieces_of
from policyloom.word.pdf_rows import PageRow, Shown, row_of

SIZE = 10.0


def rows(page: int, *lines: tuple[float, dict[float, str]]) -> list[PageRow]:
    """Return the rows of a page: at a height, words by where they begin."""
    return [
        row_of(page, [Shown(x=x, y=y, size=SIZE, bold=False, words=w) for x, w in said.items()])
        for y, said in lines
    ]


def cells(page: list[PageRow], *more: list[PageRow]) -> list[list[list[str]]]:
    grids = (one for one in pieces_of([page, *more]) if isinstance(one, Grid))
    return [
        [[" ".join(line.text for line in cell.lines) for cell in row] for row in grid.rows]
        for grid in grids
    ]


def test_words_that_nearly_touch_those_of_the_next_column_stand_in_their_own() -> None:
    page = rows(
        0,
        (700, {50: "Step", 150: "What", 250: "Who"}),
        (680, {50: "First", 150: "The office writes it", 250: "Office"}),
        (668, {150: "down on the day on it", 250: "or head"}),
        (648, {50: "Second", 150: "It is mended.", 250: "Caretaker"}),
    )
    assert cells(page) == [
        [
            ["Step", "What", "Who"],
            ["First", "The office writes it down on the day on it", "Office or head"],
            ["Second", "It is mended.", "Caretaker"],
        ]
    ]


def test_a_table_whose_headings_stand_at_the_foot_of_a_page_begins_with_them() -> None:
    first = rows(
        0,
        (700, {50: "A text of one line, which is no table."}),
        (50, {50: "Post", 250: "Telephone"}),
    )
    second = rows(1, (700, {50: "Office", 250: "01632"}), (680, {50: "Head", 250: "01633"}))
    assert cells(first, second) == [
        [["Post", "Telephone"], ["Office", "01632"], ["Head", "01633"]]
    ]


def test_a_line_that_is_alike_at_one_height_of_most_pages_runs_and_another_is_text() -> None:
    pages = [
        rows(n, (760, {50: "Keys policy"}), (700 - 40 * n, {50: "Keys are kept in the office."}))
        for n in range(3)
    ]
    text = [one.text for one in pieces_of(pages) if isinstance(one, Line)]
    assert text == ["Keys are kept in the office."] * 3


def test_a_sign_of_a_list_needs_no_space_behind_it() -> None:
    page = rows(0, (700, {50: "Bring:"}), (680, {60: "•a coat"}), (660, {60: "•a bag"}))
    lines = [one for one in pieces_of([page]) if isinstance(one, Line)]
    assert [one.text for one in lines if typed_label(one.raw).label] == ["•a coat", "•a bag"]
