"""CLI: what the verbs are asked that are about a folder as a whole: begin it, follow, publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from policyloom.cli.options import Verb, option, switch, words
from policyloom.cli.usage import port


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio(Verb):
    """Open the studio."""

    examples: ClassVar[str] = """\
examples:
  policyloom studio                        in the browser, for the policies in this folder
  policyloom studio --no-browser           only print the address
"""
    port: int = option(
        "--port", "NUMBER", "listen on this port (default: any that is free)", read=port, default=0
    )
    no_browser: bool = switch("--no-browser", "print the address, and open nothing")
