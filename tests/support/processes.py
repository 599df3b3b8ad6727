"""Processes of this computer: who started whom, and whether they have gone."""

from __future__ import annotations

import os
import select
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PATIENCE = 120
"""Seconds after which something that never ends is given up; no outcome is made of them."""


def below(pid: int) -> Iterator[int]:
    """The processes that a process has started, and those that they have."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and parent(int(folder.name)) == pid:
            yield int(folder.name)
            yield from below(int(folder.name))


def parent(pid: int) -> int:
    """Who started a process; 0 when it has gone or is only waiting to be counted."""
    try:
        state, mother = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return 0
    return 0 if state == "Z" else int(mother)


def assert_gone(pids: Iterable[int]) -> None:
    """No process is left over; one that is about to end is waited for."""
    for pid in pids:
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        with closing(os.fdopen(handle)):
            assert select.select([handle], [], [], PATIENCE)[0], f"{pid} is left"
