"""BENCH: things to do -> how long each takes, in turns, so that a busy minute is shared by all."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PROGRAM = Path(__file__).resolve().parent.parent.parent
Deed: TypeAlias = "Callable[[], object]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Seconds by the clock and by the processor, and the most memory of one process in MiB."""

    wall: float
    cpu: float
    memory: float = 0.0


def spent_on(deed: Deed) -> Spent:
    """Do something once."""
    wall, cpu = time.perf_counter(), time.process_time()
    deed()
    return Spent(wall=time.perf_counter() - wall, cpu=time.process_time() - cpu)


def in_turns(deeds: Mapping[str, Deed], rounds: int) -> dict[str, Spent]:
    """Do each thing once for warmth, then all of them ``rounds`` times over; return medians."""
    for deed in deeds.values():
        deed()
    found: dict[str, list[Spent]] = {name: [] for name in deeds}
    for _ in range(rounds):
        for name, deed in deeds.items():
            found[name].append(spent_on(deed))
    return {name: middle(each) for name, each in found.items()}


def middle(found: Sequence[Spent]) -> Spent:
    """Return the medians, and the most memory."""
    return Spent(
        wall=median(one.wall for one in found),
        cpu=median(one.cpu for one in found),
        memory=max(one.memory for one in found),
    )


def run(command: Sequence[str], folder: Path) -> Spent:
    """Run a program to its end; its memory is that of its first process."""
    # Wherever it runs, it is this program that is measured.
    environment = {**os.environ, "PYTHONPATH": str(PROGRAM)}
    wall = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - the commands are written in this package
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Spent(
        wall=time.perf_counter() - wall,
        cpu=used.ru_utime + used.ru_stime,
        memory=used.ru_maxrss / 1024,
    )
