"""CLI: what the verbs are asked that are about a folder as a whole: begin it, follow, publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from policyloom.cli.options import Verb, switch, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Init(Verb):
    """Begin a folder of one's own."""

    examples: ClassVar[str] = """\
examples:
  policyloom init                          in this folder, which is empty
  policyloom init policies                 in a new folder
  policyloom init --example tour           with invented schools to look around
"""
    folder: str = words("DIR", "an empty folder, or a new one (default: this one)", "?")
    example: bool = switch("--example", "also write the invented bodies of the example")
