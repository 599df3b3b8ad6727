"""Workers that tell of each batch of work as it reaches them, and may end or stay there.

They count for themselves, among them all, so that what happens does not hang on who is quicker.
"""

from __future__ import annotations

import os
import select
from typing import TYPE_CHECKING

from tests.projects import REPOSITORY
from tests.support.processes import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

# Python runs a file of this name in every process that it starts.
NAME = "sitecustomize.py"
PROGRAM = """
import os, signal, sys

FOLDER, FATAL, ENDLESS = {folder!r}, {fatal!r}, {endless!r}

def number():
    this = 1
    while True:
        try:
            handle = os.open(os.path.join(FOLDER, str(this)), os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        except FileExistsError:
            this += 1
            continue
        os.write(handle, str(os.getpid()).encode())
        os.close(handle)
        return this

def look(event, about):
    # A batch comes as bytes, and this is where they become jobs.
    if event != "pickle.find_class" or about[1] != "Job":
        return
    this = number()
    if this == FATAL:
        os.kill(os.getpid(), signal.SIGKILL)
    if ENDLESS:
        with open(os.path.join(FOLDER, "busy"), "w") as busy:
            busy.write(str(os.getpid()) + "\\n")
        os.open(os.path.join(FOLDER, "never"), os.O_RDONLY)

sys.addaudithook(look)
"""


class Batches:
    """What happens to the batches of one build."""

    def __init__(self, folder: Path, *, fatal: int = 0, endless: bool = False) -> None:
        """The worker that takes the ``fatal``-th batch is killed; ``endless`` ones hold it."""
        self._folder = folder / "batches"
        self._folder.mkdir()
        for name in ("busy", "never"):
            os.mkfifo(self._folder / name)
        program = PROGRAM.format(folder=str(self._folder), fatal=fatal, endless=endless)
        (folder / NAME).write_text(program, encoding="utf-8")
        self.environment = {"PYTHONPATH": os.pathsep.join((str(folder), str(REPOSITORY)))}

    def workers(self) -> set[int]:
        """Return the processes that have taken a batch."""
        return {int(path.read_text()) for path in self._folder.iterdir() if path.name.isdigit()}

    def wait_for(self, workers: int) -> set[int]:
        """Wait until so many workers hold a batch; return which they are."""
        # Also open for writing, so that it does not end between two workers.
        busy, said = os.open(self._folder / "busy", os.O_RDWR), b""
        try:
            while said.count(b"\n") < workers:
                assert select.select([busy], [], [], PATIENCE)[0], "no worker takes a batch"
                said += os.read(busy, 99)
        finally:
            os.close(busy)
        return {int(line) for line in said.split()}
