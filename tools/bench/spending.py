"""BENCH: things to do -> how long each takes, in turns, so that a busy minute is shared by all."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from bench.family import Family

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PROGRAM = Path(__file__).resolve().parent.parent.parent
Deed: TypeAlias = "Callable[[], object]"
Way: TypeAlias = "Callable[[], Spent | str]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Seconds by the clock and by the processor, and MiB: most of the process, of one worker.

    Where workers were watched, ``cpu`` is theirs too.
    """

    wall: float
    cpu: float
    memory: float = 0.0
    worker: float = 0.0

    def shared(self, among: int) -> Spent:
        """Return what each of so many cost."""
        return replace(self, wall=self.wall / among, cpu=self.cpu / among)


def spent_on(deed: Deed) -> Spent:
    """Do something once."""
    wall, cpu = time.perf_counter(), time.process_time()
    deed()
    return Spent(wall=time.perf_counter() - wall, cpu=time.process_time() - cpu)


def in_turns(ways: Mapping[str, Way], rounds: int) -> dict[str, Spent | str]:
    """Go each way once for warmth, then all of them ``rounds`` times over; return the medians.

    A way that says why it cannot be gone is not asked again.
    """
    found: dict[str, list[Spent]] = {name: [] for name in ways}
    stopped: dict[str, str] = {}
    for number in range(rounds + 1):
        for name in [name for name in ways if name not in stopped]:
            spent = ways[name]()
            if isinstance(spent, str):
                stopped[name] = f"not measured: {spent}"
            elif number:
                found[name].append(spent)
    return {name: stopped.get(name) or middle(found[name]) for name in ways}


def timed(deeds: Mapping[str, Deed]) -> dict[str, Way]:
    """Return things to do as ways that say what they took."""
    return {name: partial(spent_on, deed) for name, deed in deeds.items()}


def middle(found: Sequence[Spent]) -> Spent:
    """Return the medians, and the most memory."""
    return Spent(
        wall=median(one.wall for one in found),
        cpu=median(one.cpu for one in found),
        memory=max(one.memory for one in found),
        worker=max(one.worker for one in found),
    )


def environment() -> dict[str, str]:
    """Return what a process is started with, so that wherever it runs it is this program.

    Whoever uses that has it compiled once and for all; so it is compiled here too.
    """
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(PROGRAM)}


def run(command: Sequence[str], folder: Path) -> Spent:
    """Run a program to its end."""
    return _run(command, folder, (0,), None)


def run_watched(command: Sequence[str], folder: Path, right: Sequence[int] = (0,)) -> Spent:
    """Run a program to one of the ``right`` ends, and watch it and the processes it starts."""
    return _run(command, folder, right, Family())


def _run(
    command: Sequence[str], folder: Path, right: Sequence[int], family: Family | None
) -> Spent:
    wall = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if family:
        family.watch(process.pid)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - wall
    if family:
        family.leave()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in right:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Spent(
        wall=wall,
        cpu=used.ru_utime + used.ru_stime + (family.seconds if family else 0),
        # What Linux tells of the most memory at the end counts what this process had, too.
        memory=family.own if family else 0,
        worker=family.largest if family else 0,
    )
