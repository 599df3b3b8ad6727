"""Columns: items that stand in or out a little, to whoever typed them on a level of their own.

Markdown puts an item inside another only where it begins below the first word of that one; less
far in, it goes on with the same list, and the level that its author saw would be lost.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token as MarkdownToken

    from policyloom.markdown.reader import Reader

MARK = re.compile(r"[ \t>]*(?P<mark>(?:[-*+]|\(?\w{1,9}[.)])(?=[ \t]|$))")
TOLD = (-1, -1)
"""Where the mark of an item stands beside which one has been refused already."""
HINT = (
    "begin it exactly below the first word of the item to which it belongs, or exactly below the"
    " mark of the item above"
)


def check_columns(tokens: Sequence[MarkdownToken], reader: Reader, newly: Severity) -> None:
    """Tell the first item of a list whose mark neither begins nor ends below the one before it.

    A paragraph between two lists tells them apart. Numbers may stand at the right: `` 9.`` above
    ``10.``.
    """
    rows = reader.text.split("\n")
    begun: Counter[int] = Counter()
    above: list[tuple[int, int] | None] = [None]
    for token in tokens:
        if token.type == "list_item_open" and token.map:
            row = token.map[0]
            above[-1] = _beside(above[-1], _marks(rows[row])[begun[row] :], row, reader, newly)
            begun[row] += 1
        elif token.type.endswith("_open") and "list" not in token.type:
            above[-1] = None
        if token.type in {"list_item_open", "blockquote_open"}:
            above.append(None)
        elif token.type in {"list_item_close", "blockquote_close"}:
            above.pop()


def _marks(line: str) -> list[tuple[int, int]]:
    """Return where each mark begins and ends with which a line begins: ``- (a) words`` has two."""
    found, at = [], 0
    while mark := MARK.match(line, at):
        found.append(mark.span("mark"))
        at = mark.end()
    return found


def _beside(
    above: tuple[int, int] | None,
    marks: Sequence[tuple[int, int]],
    row: int,
    reader: Reader,
    newly: Severity,
) -> tuple[int, int] | None:
    """Return where the first of marks stands, or that it was refused beside the one above it."""
    if above == TOLD or not marks:
        return above
    mark = marks[0]
    if above is None or above[0] == mark[0] or above[1] == mark[1]:
        return mark
    side = "further in" if mark[0] > above[0] else "less far in"
    message = (
        f"this item stands {side} than the one above it, and would be printed on one level with it"
    )
    span = reader.row_span(row, reader.text.split("\n")[row][slice(*mark)])
    reader.report(Code.LINES_RUN_TOGETHER, message, span, HINT, newly)
    return TOLD


def check_lazy(lines: Sequence[str], first: int, reader: Reader) -> None:
    """Point out a line that begins a sentence outside an item or note, and goes on with it."""
    if not reader.depth:
        return
    typed = reader.text.split("\n")[first : first + len(lines)]
    columns = [
        len(whole.rstrip()) - len(line.strip()) for whole, line in zip(typed, lines, strict=False)
    ]
    for at, column in enumerate(columns):
        words = lines[at].strip()
        if column < columns[0] and words.lstrip("{*[“‘\"'(")[:1].isupper():
            message = "this line stands outside the item or note above, and is printed inside it"
            hint = (
                "leave an empty line before it, or begin it below the words that it goes on with"
            )
            span = reader.row_span(first + at, words)
            reader.report(Code.LINES_RUN_TOGETHER, message, span, hint, Severity.WARNING)
            return
