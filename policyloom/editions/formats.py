"""Formats: the plain data of an edition file in any format so far -> in today's format.

A file is never rewritten: its digest covers what stands in it, and the steps follow on reading.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Data], Data]

STEPS: tuple[Step, ...] = ()
"""The first step turns format 1 into format 2, the next one format 2 into format 3, and so on."""


def newest(steps: tuple[Step, ...] = STEPS) -> int:
    """Return the number of the format that is written."""
    return len(steps) + 1


def migrated(data: Data, steps: tuple[Step, ...] = STEPS) -> Data:
    """Return the data of an edition in today's format; its ``format`` is one that is known."""
    for step in steps[data["format"] - 1 :]:
        data = step(data) | {"format": data["format"] + 1}
    return data
