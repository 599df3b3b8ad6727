"""Values: the small parts that changes are made of: places, swaps, cells, moves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyloom.changes.hunks import Hunk


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A clause in its place as a reader finds it, or a section: then ``clause`` is empty."""

    clause: str
    section: str
    label: str
    section_label: str
    section_title: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Words that now read otherwise, and in how many places."""

    old: str
    new: str
    count: int


class OwnText(Enum):
    """Whether a body's own text for a clause began, or ended and the shared one is back."""

    AS_BEFORE = "as before"
    BEGUN = "begun"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Words that stand elsewhere: where they stood, and stand now; ``later`` in the text.

    A place is ``under`` a lead-in or ``in`` a paragraph, and what that says; both are empty for
    words by themselves. ``apart``: the place is not the same. ``steps``: in a list in which the
    order counts. ``whole``: a sentence in one paragraph. ``stays``: only the break between two
    paragraphs moved. Without ``words`` the differences changed places among themselves;
    ``over``: some went from under one thing to under another.
    """

    words: str
    old: tuple[str, str] = ("", "")
    new: tuple[str, str] = ("", "")
    later: bool = False
    apart: bool = False
    steps: bool = False
    whole: bool = False
    stays: bool = False
    over: bool = False
    hunks: tuple[Hunk, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """The words of one cell as they were and are; ``column`` is what stands above it."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """A row of a table by what names it: it ``went``, it ``came``, or ``cells`` read otherwise.

    ``old`` and ``new`` are the words of its other cells, as they were and are. Where a cell stands
    over several rows, one may have gone and come again. Or it is a column that came or went.
    """

    name: str
    went: bool = False
    came: bool = False
    old: str = ""
    new: str = ""
    cells: tuple[CellChange, ...] = ()
    is_column: bool = False
