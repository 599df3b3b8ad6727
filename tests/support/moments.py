"""A command that stands still at a moment of its run: what is done to it there takes no luck.

No clock is asked: the process counts its own audit events (a module is imported, a file opened or
renamed, a question asked), and at one of them it says so and waits until it is let go.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from tests.projects import REPOSITORY
from tests.support.processes import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Where a request to stop is heard: after the program itself has begun, in the thread that hears.
PROGRAM = """
import os, sys, threading
from policyloom import cli

names, (at, told, leave) = sys.argv[1].split(","), map(int, sys.argv[2:5])
for handle in (told, leave):
    os.set_inheritable(handle, False)
count, over = 0, False

def look(event, _about):
    global count
    if event in names and not over and threading.current_thread() is threading.main_thread():
        count += 1
        if count == at:
            os.write(told, b"here")
            os.read(leave, 1)

sys.argv[0] = "policyloom"
sys.addaudithook(look)
status = cli.main(sys.argv[5:])
over = True
os.write(told, str(count).encode())
sys.exit(status)
"""
SEEN = ("import", "open", "os.rename", "os.remove", "os.mkdir", "os.scandir")
"""Enough kinds of events for a moment in whatever a command does."""


class Standing:
    """A command on its way to a moment."""

    def __init__(self, process: subprocess.Popen[bytes], told: int, leave: int) -> None:
        self.process = process
        self._told, self._leave = told, leave

    def wait_for_it(self) -> None:
        """Wait for the moment, which has to come."""
        assert select.select([self._told], [], [], PATIENCE)[0], "the moment does not come"
        assert os.read(self._told, 99) == b"here", "it ended before the moment came"

    def go_on(self) -> None:
        """Let it go."""
        with suppress(BrokenPipeError):  # A signal has ended it.
            os.write(self._leave, b".")

    def hear(self, number: int, *, with_its_workers: bool = False) -> None:
        """Send it a signal where it stands; it goes on if it does not hear signals just then."""
        (os.killpg if with_its_workers else os.kill)(self.process.pid, number)
        self.go_on()

    def events(self) -> int:
        """Return how many events there were in a run that nothing stopped."""
        return int(os.read(self._told, 99))

    def close(self) -> None:
        """Leave nothing of it behind."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
        os.close(self._told)
        os.close(self._leave)

    def rest(self) -> tuple[str, int]:
        """Wait for the end; return what it complained of and its status."""
        _, err = self.process.communicate(timeout=PATIENCE)
        return err.decode(), self.process.returncode


@contextmanager
def standing(*words: str, at: int, of: tuple[str, ...] = SEEN, cwd: Path) -> Iterator[Standing]:
    """Start a command that stands still at its ``at``-th event; in the end nothing is left."""
    with closing(begin(*words, at=at, of=of, cwd=cwd)) as command:
        yield command


def begin(
    *words: str, at: int, of: tuple[str, ...] = SEEN, cwd: Path, terminal: int | None = None
) -> Standing:
    """Start a command in a group of its own that stands still at its ``at``-th event, if any."""
    told, tell = os.pipe()
    let, leave = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", PROGRAM, ",".join(of), str(at), str(tell), str(let), *words],
        cwd=cwd,
        start_new_session=True,
        pass_fds=(tell, let),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "dumb"},
        stdin=subprocess.DEVNULL if terminal is None else terminal,
        stdout=subprocess.PIPE if terminal is None else terminal,
        stderr=subprocess.PIPE if terminal is None else terminal,
    )
    os.close(tell)
    os.close(let)
    return Standing(process, told, leave)
