"""FLEET: worker processes on this computer, each warm: what every job loads is loaded once."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING

from policyloom.fleet.flow import Engine
from policyloom.fleet.work import make_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import BaseContext

    from policyloom.fleet.flow import Batch
    from policyloom.fleet.work import Made, Stock

WARM = "policyloom.fleet.warm"
_STOCK: list[Stock] = []


@contextmanager
def local(stock: Stock, workers: int) -> Iterator[Engine]:
    """Give an engine of ``workers`` processes; none of them is left, however this ends."""
    before = set(multiprocessing.active_children())
    # Libraries put files of their own here, and a worker that is stopped leaves them.
    scratch = tempfile.TemporaryDirectory(prefix="policyloom-", ignore_cleanup_errors=True)
    pool = ProcessPoolExecutor(
        max_workers=workers,
        mp_context=warm_up(),
        initializer=_begin,
        initargs=(stock, scratch.name),
    )
    try:
        yield Engine(
            workers=workers,
            submit=lambda batch: pool.submit(_make_here, batch),
            losses=(BrokenProcessPool,),
        )
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
    from multiprocessing.forkserver import ensure_running  # noqa: PLC0415 - not on Windows

    # Whoever started us is told of Ctrl-C; a worker that hears of it too would only complain.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    return context


def _begin(stock: Stock, scratch: str) -> None:
    """Ready a worker: keep what every job needs, and leave Ctrl-C to whoever started it."""
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = scratch
    _STOCK[:] = [stock]


def _make_here(batch: Batch) -> tuple[Made, ...]:
    return make_all(_STOCK[0], batch)
