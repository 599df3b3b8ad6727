"""Writers: an optional part that is missing -> the command that adds it where the program is."""

from __future__ import annotations

import sys
from pathlib import PurePath

USUAL = ("typst", "layout", "studio")
"""What the page about installing names; whoever installs anew keeps them."""


def adding(extra: str, prefix: str = sys.prefix) -> str:
    """Return the command that adds a part: pip does not reach what pipx or uv keep apart."""
    parts = set(PurePath(prefix).parts)
    every = ",".join(dict.fromkeys((*USUAL, extra)))
    if "pipx" in parts:
        return f'pipx install --force "policyloom[{every}]"'
    if {"uv", "tools"} <= parts:
        return f'uv tool install --force "policyloom[{every}]"'
    return f'pip install "policyloom[{extra}]"'
