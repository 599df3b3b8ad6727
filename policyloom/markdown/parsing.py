"""Parsing: a clause's text -> Markdown's tokens, with lists that count in letters among them.

Markdown knows lists that begin with ``1.`` or ``1)``. What else numbers an item is shown to its
parser as a number of the same width, so that every line and column stays what it is; then the
lists are told apart by what was typed. An ``ordered_list_open`` has in its ``meta`` its ``kind``
and the number that it ``start``s with, a ``list_item_open`` has its number in ``info``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it.token import Token

from policyloom.document import Enclosure, ListStyle
from policyloom.markdown.numerals import Numeral, kind_of, numeral_at
from policyloom.markdown.reader import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

BULLETS = frozenset("-*+")
OPEN, ITEM, CLOSE = "ordered_list_open", "list_item_open", "ordered_list_close"


def parse(text: str) -> list[Token]:
    """Return the tokens of a text."""
    lines = text.split("\n")
    found = _numerals(lines)
    while True:
        tokens = markdown().parse("\n".join(_shadow(lines, found)))
        items = _items_by_row(tokens)
        # What begins no item after all is words, and has to be read as what they are.
        kept = {row: every[: len(items.get(row, ()))] for row, every in found.items()}
        if kept == found:
            return list(_told_apart(tokens, items, found))
        found = kept


def _shadow(lines: Sequence[str], found: Mapping[int, Sequence[Numeral]]) -> Iterator[str]:
    for row, line in enumerate(lines):
        shown = line
        for one in found.get(row, ()):
            if not one.native:
                sign = "1." if one.enclosure is Enclosure.DOT else "1)"
                number = sign.rjust(one.end - one.start, "0")
                shown = f"{shown[: one.start]}{number}{shown[one.end :]}"
        yield shown


def _items_by_row(tokens: Iterable[Token]) -> dict[int, list[Token]]:
    """Return the items of lists that count by the line on which they begin, in order."""
    items: defaultdict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        if token.type == ITEM and token.info and token.map:
            items[token.map[0]].append(token)
    return items


# WHAT SEEMS TO NUMBER AN ITEM


def _numerals(lines: Sequence[str]) -> dict[int, list[Numeral]]:
    """Return what numbers items by its line.

    In the middle of a paragraph one line alone may begin so by chance; two that count on do not.
    """
    found: dict[int, list[Numeral]] = {}
    for rows in _paragraphs(lines):
        seen = {row: list(_on_line(lines[row])) for row in rows}
        first = {row: every[0].numeral for row, every in seen.items() if every}
        for row, every in seen.items():
            above = [one for at, one in first.items() if at < row]
            below = [one for at, one in first.items() if at > row]
            if every and (
                row == rows[0]
                or every[0].opens
                or _counts_on(every[0].numeral, (*above, *_item_above(lines, row, found)), below)
            ):
                found[row] = [one.numeral for one in every]
    return found


def _item_above(
    lines: Sequence[str], row: int, found: Mapping[int, Sequence[Numeral]]
) -> Sequence[Numeral]:
    """Return what numbers the item that a line stands below, whatever else stands in that item."""
    above = (at for at in range(row - 1, -1, -1) if lines[at].strip(" >"))
    nearest = next((at for at in above if _indent(lines[at]) <= _indent(lines[row])), -1)
    return found.get(nearest, ())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" >"))


def _counts_on(one: Numeral, above: Iterable[Numeral], below: Iterable[Numeral]) -> bool:
    """Tell whether a line above or below in the same column counts on to this one or from it."""
    return (
        one.native
        or any(other.start == one.start and other.leads_to(one) for other in above)
        or any(other.start == one.start and one.leads_to(other) for other in below)
    )


def _paragraphs(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of lines that have no empty line between them."""
    rows: list[int] = []
    for row, line in enumerate(lines):
        if line.strip(" >"):
            rows.append(row)
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


@dataclass(frozen=True, slots=True)
class _Seen:
    """A numeral, and whether another item or a bullet opens right before it."""

    numeral: Numeral
    opens: bool


def _on_line(line: str) -> Iterator[_Seen]:
    """Yield what numbers items at the beginning of a line: ``- (a) (i) words`` has two."""
    at, opens = 0, False
    while at < len(line):
        numeral = numeral_at(line, at)
        if numeral:
            yield _Seen(numeral, opens)
            at, opens = numeral.end, True
        elif line[at] in BULLETS and line[at + 1 : at + 2] in {" ", "\t"}:
            at, opens = at + 1, True
        elif line[at] in " \t>":
            at += 1
        else:
            return


# LISTS AS THEY WERE TYPED


@dataclass(slots=True)
class _List:
    """A list that the parser found: its items, and what each of them begins, if anything."""

    parent: int
    items: list[Token] = field(default_factory=list)


def _told_apart(
    tokens: Iterable[Token],
    items: Mapping[int, Sequence[Token]],
    found: Mapping[int, Sequence[Numeral]],
) -> Iterator[Token]:
    """Yield the tokens, with a list ended and another begun where the way to count changes."""
    numerals = {
        id(item): numeral
        for row, every in items.items()
        for item, numeral in zip(every, found.get(row, ()), strict=False)
    }
    tokens = list(tokens)
    begins = _runs(list(_lists(tokens)), numerals)
    open_list: list[Token] = []
    for token in tokens:
        if token.type == OPEN:
            open_list.append(token)
            continue
        run = begins.get(id(token)) if token.type == ITEM else None
        if run is not None:
            of = open_list[-1]
            if of.meta:
                yield Token(CLOSE, "ol", -1, level=of.level)
            kind, start = run
            open_list[-1] = Token(OPEN, "ol", 1, map=token.map, level=of.level)
            open_list[-1].meta = {"kind": kind, "start": start}
            yield open_list[-1]
        if token.type == CLOSE:
            open_list.pop()
        yield token


def _lists(tokens: Iterable[Token]) -> Iterator[_List]:
    """Yield the lists that count, in order, with what each of them stands in."""
    parents, lists = [0], []
    for token in tokens:
        if token.type == OPEN:
            lists.append(_List(parents[-1]))
            yield lists[-1]
        elif token.type == CLOSE:
            lists.pop()
        elif token.type in {ITEM, "blockquote_open"}:
            if token.type == ITEM and token.info:
                lists[-1].items.append(token)
            parents.append(id(token))
        elif token.type in {"list_item_close", "blockquote_close"}:
            parents.pop()


def _runs(lists: Iterable[_List], numerals: Mapping[int, Numeral]) -> dict[int, tuple[str, int]]:
    """Return the kind and the first number of each list by the item with which it begins."""
    begins: dict[int, tuple[str, int]] = {}
    above: dict[int, tuple[ListStyle, Enclosure, int]] = {}
    for one in lists:
        last = None
        for item, following in zip(one.items, [*one.items[1:], None], strict=False):
            numeral = numerals[id(item)]
            if last is None or not _goes_on(last, numeral):
                after = numerals[id(following)] if following else None
                style = _style(numeral, above.get(one.parent), after)
                number = numeral.numbers[style]
                begins[id(item)] = (kind_of(style, numeral.enclosure), number)
            else:
                style = last[0]
                number = numeral.numbers[style]
            item.info = str(number)
            last = above[one.parent] = (style, numeral.enclosure, number)
    return begins


def _goes_on(last: tuple[ListStyle, Enclosure, int], numeral: Numeral) -> bool:
    """Tell whether a list goes on; one of numbers does, but for a fresh 1, right or wrong."""
    style, enclosure, number = last
    if enclosure is not numeral.enclosure or style not in numeral.numbers:
        return False
    if style is ListStyle.DECIMAL:
        return number == 1 or numeral.numbers[style] != 1
    return numeral.numbers[style] == number + 1


def _style(
    numeral: Numeral, above: tuple[ListStyle, Enclosure, int] | None, after: Numeral | None
) -> ListStyle:
    """Return how a list counts that begins here: as its second item says, or as one above did."""

    def fits(style: ListStyle) -> tuple[bool, bool]:
        number = numeral.numbers[style]
        leads = after is not None and after.numbers.get(style) == number + 1
        follows = above == (style, numeral.enclosure, number - 1)
        return leads, follows

    return max(numeral.numbers, key=fits)
