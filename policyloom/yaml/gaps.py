"""YAML gaps: the text of a file and what stands in it -> the comments and empty lines between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMMENT = re.compile(r"^(?P<before>[ \-?:,\[\]{}]*)(?P<comment>#.*?)\s*$")
SIGNS = re.compile(r"[ \-?:,\[\]{}.]*")
"""What YAML itself writes between values, and the end of a document."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two values: the remark beside the first, and the lines above the next.

    A line is a comment with its column, or nothing where it is empty. ``is_odd`` says that there
    is more, which is neither.
    """

    remark: str = ""
    lines: tuple[tuple[int, str] | None, ...] = ()
    is_odd: bool = False

    @property
    def comments(self) -> Iterator[str]:
        """Yield the words of all comments."""
        yield from filter(None, (self.remark,))
        yield from (line[1] for line in self.lines if line)


def gaps_between(text: str, values: Iterable[tuple[int, int]]) -> dict[int, Gap]:
    """Return by its first offset the gap above every value, and the last above the text's end."""
    places = [(0, 0), *sorted(values), (len(text), len(text))]
    return {
        start: _gap(text[end:start], begins=not end) for (_, end), (start, _) in pairwise(places)
    }


def _gap(text: str, *, begins: bool) -> Gap:
    beside, *below = ["", *text.split("\n")] if begins else text.split("\n")
    remark = COMMENT.match(beside)
    lines = [_line(line) for line in below[:-1]]
    if below and COMMENT.match(below[-1]):
        lines.append(_line(below[-1]))
    odd = any(not COMMENT.match(line) and not SIGNS.fullmatch(line) for line in (beside, *below))
    told = tuple(line for line in lines if line != NOTHING)
    return Gap(remark["comment"] if remark else "", told, is_odd=odd)


NOTHING = (0, "")
"""A line with a dash alone, or the like."""


def _line(line: str) -> tuple[int, str] | None:
    found = COMMENT.match(line)
    if found:
        return len(found["before"]), found["comment"]
    return NOTHING if line.strip() else None
