"""FLEET: worker processes on this computer, each warm: what every job loads is loaded once."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import tempfile
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING

from policyloom.build.flow import Engine
from policyloom.build.signals import TERMINAL, end_with_parent, holding_back
from policyloom.build.work import make_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

    from policyloom.build.flow import Batch
    from policyloom.build.work import Made, Stock

WARM = "policyloom.build.warm"
_STOCK: list[Stock] = []


@contextmanager
def local(stock: Stock, workers: int) -> Iterator[Engine]:
    """Give an engine of ``workers`` processes; none of them is left, however this ends."""
    before = set(multiprocessing.active_children())
    # Libraries put files of their own here, and a worker that is stopped leaves them.
    scratch = tempfile.TemporaryDirectory(prefix="policyloom-", ignore_cleanup_errors=True)
    pool = ProcessPoolExecutor(
        max_workers=workers,
        mp_context=_loaded(warm_up()),
        initializer=_begin,
        initargs=(stock, scratch.name),
    )

    def submit(batch: Batch) -> Future[tuple[Made, ...]]:
        # This starts workers, and one that was stopped half way in its start would complain.
        with holding_back((signal.SIGTERM, *TERMINAL)):
            return pool.submit(_make_here, batch)

    try:
        yield Engine(workers=workers, submit=submit, losses=(BrokenProcessPool,))
    except BaseException:
        # Workers write no files, so they can stop in the middle of whatever they do.
        for worker in set(multiprocessing.active_children()) - before:
            worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        scratch.cleanup()


def warm_up() -> BaseContext:
    """Begin to load what workers need, beside what this process does; return how they start."""
    # Workers that are started afresh need no memory of this process and leave none behind.
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([WARM])
    from multiprocessing import resource_tracker  # noqa: PLC0415 - not on Windows
    from multiprocessing.forkserver import ensure_running  # noqa: PLC0415 - not on Windows

    # Whoever started us hears of Ctrl-C and of a closed window; helpers would only complain.
    with holding_back(TERMINAL):
        # Starting this lets Ctrl-C through again.
        resource_tracker.ensure_running()
        with holding_back(TERMINAL):
            ensure_running()
    return context


def _loaded(context: BaseContext) -> BaseContext:
    """Wait until workers start at once: what stops us while we wait disturbs nobody."""
    if context.get_start_method() == "spawn":
        return context
    first = context.Process(target=_nothing)  # type: ignore[attr-defined]
    first.start()
    first.join()
    return context


def _nothing() -> None:
    """Be a process, so that whoever starts it knows that others can be."""


def _begin(stock: Stock, scratch: str) -> None:
    """Ready a worker: keep what every job needs, and leave Ctrl-C to whoever started it."""
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = scratch
    _STOCK[:] = [stock]
    threading.Thread(target=end_with_parent, args=(scratch,), daemon=True).start()


def _make_here(batch: Batch) -> tuple[Made, ...]:
    return make_all(_STOCK[0], batch)
