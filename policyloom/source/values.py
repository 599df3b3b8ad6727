"""Values: what a source says, with the place where it says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyloom.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar with its place: what an overlay says, where."""

    text: str
    span: Span
