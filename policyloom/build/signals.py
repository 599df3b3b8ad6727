"""BUILD: what a terminal or the system asks -> who of us hears it, and how helpers end."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TERMINAL = tuple(getattr(signal, n) for n in ("SIGINT", "SIGHUP") if hasattr(signal, n))
"""What a terminal tells every program that it runs."""


@contextmanager
def holding_back(signals: tuple[signal.Signals, ...]) -> Iterator[None]:
    """Let signals wait until this is done; a program that it starts does not hear them at all."""
    if not hasattr(signal, "pthread_sigmask"):
        yield  # Windows
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_with_parent() -> None:
    """Ready a worker that is a copy of the process that it works for."""
    # What was to be undone when somebody asks to stop is the other's to undo.
    for number in (signal.SIGTERM, *TERMINAL):
        signal.signal(number, signal.SIG_DFL if number is signal.SIGTERM else signal.SIG_IGN)
    threading.Thread(target=end_with_parent, args=("",), daemon=True).start()


def end_with_parent(scratch: str) -> None:
    """End with the process that we work for, however it ended: nobody waits for us any more."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        if scratch:
            shutil.rmtree(scratch, ignore_errors=True)
        os._exit(1)
