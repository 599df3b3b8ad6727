"""Planning: a redline -> the lines in which words come and go."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.document import Deleted, Inserted, Label, Mark, Row, Text, Unfilled, lines, plain
from policyloom.planning.effect import Passage, Sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Document, Inlines, Line
    from policyloom.planning.effect import Run

SIGNS = {Mark.NONE: Sign.SAME, Mark.INSERTED: Sign.COME, Mark.DELETED: Sign.GONE}
PLACES = {"control": "document control"}
BETWEEN_CELLS = " | "


def passages(redline: Document) -> tuple[Passage, ...]:
    """Return every line, and every row of a table, that reads otherwise, in reading order."""
    found = groupby(filter(_is_text, lines(redline)), key=_unit)
    made = (_passage(tuple(together)) for _, together in found)
    return tuple(one for one in made if any(sign is not Sign.SAME for sign, _ in one.runs))


def _is_text(line: Line) -> bool:
    """Say whether a board reads a line: what is written, and the name of a row that is new."""
    new_row = line.label is Label.ROW and line.at.mark is not Mark.NONE
    return line.at.part != "contents" and (line.label is None or new_row)


def _unit(line: Line) -> int:
    """Tell lines apart, but for those of one row of a table."""
    return id(_row(line) or line.inlines)


def _row(line: Line) -> Row | None:
    return next((part for part in line.at.inside if isinstance(part, Row)), None)


def _passage(together: tuple[Line, ...]) -> Passage:
    first = together[0]
    row = _row(first)
    runs = _cells(row, together) if row else _words(first)
    return Passage(place=_place(first), runs=_joined(runs))


def _place(line: Line) -> str:
    if line.at.section is None:
        return PLACES.get(line.at.part, line.at.part)
    name = plain(line.at.section.title)
    return (
        f"section {line.at.section.label.rstrip('.')}, {name}" if line.at.section.label else name
    )


def _cells(row: Row, together: tuple[Line, ...]) -> list[Run]:
    sign = SIGNS[together[0].at.mark]
    runs: list[Run] = []
    for cell in row.cells:
        if runs:
            runs.append((sign, BETWEEN_CELLS))
        inside = [line for line in together if any(part is cell for part in line.at.inside)]
        for line in inside:
            runs += [*([(sign, " ")] if line is not inside[0] else []), *_words(line)]
    return runs


def _words(line: Line) -> Iterator[Run]:
    return _signed(line.inlines, SIGNS[line.at.mark])


def _signed(inlines: Inlines, sign: Sign) -> Iterator[Run]:
    for inline in inlines:
        match inline:
            case Text() | Unfilled():
                yield sign, plain((inline,))
            case Inserted():
                yield from _signed(inline.inlines, Sign.COME)
            case Deleted():
                yield from _signed(inline.inlines, Sign.GONE)
            case _:
                yield from _signed(inline.inlines, sign)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Put neighbouring words of one sign together."""
    together = groupby((run for run in runs if run[1]), key=lambda run: run[0])
    return tuple((sign, "".join(words for _, words in group)) for sign, group in together)
