"""BENCH: two things done in turn, several times -> how long each takes, and how they compare."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7
MILLI = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One promise: what was measured, the ratio of the two, and the ratio that is promised."""

    promise: str
    details: tuple[str, ...]
    ratio: float
    limit: float

    @property
    def holds(self) -> bool:
        """Tell whether the promise is kept."""
        return self.ratio < self.limit

    @property
    def words(self) -> str:
        """What is printed."""
        verdict = "holds" if self.holds else "DOES NOT HOLD"
        lines = [self.promise, *(f"  {line}" for line in self.details)]
        return "\n".join(
            [*lines, f"  ratio {self.ratio:.2f}, promised below {self.limit:.2f}: {verdict}"]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """The median seconds of each of the two, and the median of the ratios of each round."""

    first: float
    second: float
    ratio: float


def paired(
    first: Callable[[], object], second: Callable[[], object], rounds: int = ROUNDS
) -> Paired:
    """Do both in turn, so that whatever else the computer does slows down both alike."""
    first()
    second()
    times = [(_seconds(first), _seconds(second)) for _ in range(rounds)]
    return Paired(
        first=median(a for a, _ in times),
        second=median(b for _, b in times),
        ratio=median(a / b for a, b in times),
    )


def _seconds(deed: Callable[[], object]) -> float:
    gc.collect()
    start = perf_counter()
    deed()
    return perf_counter() - start


def milliseconds(seconds: float) -> str:
    """Return ``12.3 ms``."""
    return f"{seconds * MILLI:.1f} ms"
