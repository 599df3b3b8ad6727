"""Steps: who does what, by when and what then, as written; one datum for list, table and chart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.source.wording import Pieces

END = "end"
"""What a step leads to after which nothing is left to do."""


class Unit(Enum):
    """What a deadline is counted in; bare days are none, as nobody would know which."""

    HOUR = "hour"
    SCHOOL_DAY = "school day"
    WORKING_DAY = "working day"
    CALENDAR_DAY = "calendar day"
    WEEK = "week"
    MONTH = "month"
    SAME_DAY = "same day"


LENGTHS = {Unit.SAME_DAY: 0, Unit.CALENDAR_DAY: 1, Unit.WEEK: 7}
"""Units of which one is so many calendar days; how long the others are hangs on the date."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A count of units; on the same day there is nothing to count."""

    count: int
    unit: Unit

    @property
    def length(self) -> str:
        """How long it is: ``15 school days``."""
        return f"{self.count} {self.unit.value}{'s' if self.count > 1 else ''}"

    @property
    def words(self) -> str:
        """What a document prints: ``within 15 school days``."""
        return "on the same day" if self.unit is Unit.SAME_DAY else f"within {self.length}"

    def is_longer(self, other: Deadline) -> bool | None:
        """Tell whether it is longer than another; None where that hangs on the date."""
        if self.unit is other.unit:
            return self.count > other.count
        if self.unit is Unit.SAME_DAY:
            return False
        if other.unit is Unit.SAME_DAY:
            return True
        if self.unit in LENGTHS and other.unit in LENGTHS:
            return self.count * LENGTHS[self.unit] > other.count * LENGTHS[other.unit]
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenExit:
    """Where a step leads: to another, to the end, or out of these steps, in words.

    ``answer`` is yes or no after a question, and nothing otherwise.
    """

    answer: str
    to: str = ""
    words: Pieces = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenStep:
    """One step: somebody does something, or a question is asked.

    ``after`` is the key of the step from which the deadline counts, or ``since`` says it in words.
    One without exits leads to the next.
    """

    key: str
    who: Pieces = ()
    does: Pieces = ()
    deadline: Deadline | None = None
    at_most: Deadline | None = None
    after: str = ""
    since: Pieces = ()
    by: Pieces = ()
    ask: Pieces = ()
    exits: tuple[WrittenExit, ...] = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSteps:
    """Steps in order; ``shape`` is list, table or flowchart."""

    shape: str
    title: Pieces
    steps: tuple[WrittenStep, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDeadline:
    """A deadline that a body sets itself for a step of a clause, and why."""

    clause: str
    step: str
    deadline: Deadline | None
    reason: str
    span: Span
