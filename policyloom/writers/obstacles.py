"""Why a document cannot be written in a format, and what the reader can do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a format cannot be written, and what the reader can do about it."""

    reason: str
    remedy: str


class CannotWriteError(Exception):
    """A document that one format cannot hold, or a library that is missing here."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(f"{obstacle.reason} {obstacle.remedy}")
        self.obstacle = obstacle
