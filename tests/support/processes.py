"""Processes of this computer: who started whom, and whether they have gone."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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
    """No process is left over, or at least not for long."""
    for _ in range(100):
        if not any(map(parent, pids)):
            return
        time.sleep(0.05)
    raise AssertionError([pid for pid in pids if parent(pid)])
