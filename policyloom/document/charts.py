"""Charts: what is needed to draw steps as boxes and arrows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow with its words: to another box, or out of the chart to what ``out`` says."""

    to: str
    words: str = ""
    out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box: what is done and by when, or what is asked; ``said`` is all of it in one line."""

    key: str
    words: str
    deadline: str
    asks: bool
    said: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a flowchart shows; a way to no box leads to its end."""

    boxes: tuple[Box, ...]
