"""BENCH: a process -> what the processes that it starts use, as Linux tells of them."""

from __future__ import annotations

import os
import threading
from pathlib import Path

EVERY = 0.2
PROCESSES = Path("/proc")
KIB = 1024


class Family:
    """Watches a process and those below it: their memory, and the seconds of those below.

    They are asked a few times a second, so what each did in its last moment is missed.
    """

    def __init__(self) -> None:
        self.used: dict[int, float] = {}
        self.memory: dict[int, float] = {}
        self.pid = 0
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def seconds(self) -> float:
        """Processor seconds of all below it."""
        return sum(seconds for pid, seconds in self.used.items() if pid != self.pid)

    @property
    def own(self) -> float:
        """The most memory of the process itself, in MiB."""
        return self.memory.get(self.pid, 0)

    @property
    def largest(self) -> float:
        """The most memory of any process below it, in MiB."""
        return max((most for pid, most in self.memory.items() if pid != self.pid), default=0)

    def watch(self, pid: int) -> None:
        """Begin."""
        self.pid = pid
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def leave(self) -> None:
        """End."""
        self._over.set()
        if self._thread:
            self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(EVERY):
            for pid in {self.pid, *descendants(self.pid)}:
                self._ask(pid)

    def _ask(self, pid: int) -> None:
        try:
            told = (PROCESSES / str(pid) / "stat").read_text().rpartition(")")[2].split()
            lines = (PROCESSES / str(pid) / "status").read_text().splitlines()
        except OSError:
            return  # It has ended.
        self.used[pid] = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
        most = next((line.split()[1] for line in lines if line.startswith("VmHWM")), "0")
        # A process that is ending tells of none.
        self.memory[pid] = max(self.memory.get(pid, 0), int(most) / KIB)


def descendants(pid: int) -> set[int]:
    """Return the processes that a process has started, and those that they have."""
    parents = dict(_parents())
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def _parents() -> list[tuple[int, int]]:
    if not PROCESSES.is_dir():
        return []  # Only Linux tells of processes this way; elsewhere nothing is known of them.
    found = []
    for folder in PROCESSES.iterdir():
        try:
            told = (folder / "stat").read_text() if folder.name.isdigit() else ""
        except OSError:
            continue
        if told:
            found.append((int(folder.name), int(told.rpartition(")")[2].split()[1])))
    return found
