"""FLEET: jobs -> what they make, here, on all cores or on a cluster: always the same bytes.

Every engine is a ``concurrent.futures.Executor``. Work goes out in batches, the sources once.
"""

from __future__ import annotations

import os
import platform
import socket
import sys
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from policyloom.build.flow import (
    TRIES,
    Engine,
    EngineError,
    Flow,
    LostWorkersError,
    batches,
    retried,
)
from policyloom.build.prints import program_print
from policyloom.build.work import make, make_all
from policyloom.writers.extras import adding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.build.flow import Batch
    from policyloom.build.work import Job, Made, Stock


def work_through(jobs: Iterable[Job], stock: Stock, *, workers: int) -> Iterator[Made]:
    """Yield what jobs make as it is done on ``workers`` cores; one works in this process."""
    if workers <= 1:
        yield from (make(stock, job) for job in jobs)
        return
    # Loading what starts processes is for those who want them.
    from policyloom.build.pool import local  # noqa: PLC0415

    flow = Flow(batches(jobs))
    try:
        yield from retried(flow, lambda: local(stock, workers))
    except LostWorkersError:
        # Something here ends every worker (there may be too little memory for two).
        yield from (made for batch in flow.rest for made in make_all(stock, batch))


def work_on_cluster(jobs: Iterable[Job], stock: Stock, address: str) -> Iterator[Made]:
    """Yield what jobs make on a cluster, as it is done; a lost worker's batches are done again."""
    from policyloom.build.engines import cluster  # noqa: PLC0415 - as above

    try:
        yield from retried(Flow(batches(jobs)), lambda: cluster(stock, address))
    except LostWorkersError:
        message = f"the cluster at {address} lost its workers {TRIES} times"
        raise EngineError(message, "see what they say, or build with --engine local") from None


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


# FLEET: workers on other computers, through dask.distributed (the ``cluster`` extra).


PATIENCE = 10
"""Seconds."""
LENGTH, LONGEST_GREETING = 8, 1_000_000
"""Bytes."""
NO_SCHEDULER = "what listens there is no dask scheduler, or it hangs"


@contextmanager
def cluster(stock: Stock, address: str) -> Iterator[Engine]:
    """Give an engine of all workers of a scheduler; the sources are sent to each of them once."""
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - an optional extra
    except ImportError:
        message = "the dask engine is not installed"
        raise EngineError(message, adding("cluster")) from None
    try:
        _greet(address)
        client: Any = Client(f"tcp://{address}", timeout=f"{PATIENCE}s")  # type: ignore[no-untyped-call]
    except OSError as error:
        message = f"no scheduler answers at {address}: {error}"
        raise EngineError(message, "start one with `dask scheduler`, and workers") from None
    with client:
        yield _engine(client, stock, address, (CancelledError, KilledWorker))


def _greet(address: str) -> None:
    """Hear the first bytes of a scheduler; raise OSError where nobody or something else answers.

    A scheduler speaks first and says how long its greeting is. dask waits for ever for one that
    says nothing, and takes whatever else it hears for a length.
    """
    host, _, port = address.rpartition(":")
    with socket.create_connection((host.strip("[]"), int(port)), PATIENCE) as line:
        try:
            length = line.makefile("rb").read(LENGTH)
        except TimeoutError:
            length = b""
    if len(length) < LENGTH or int.from_bytes(length, sys.byteorder) > LONGEST_GREETING:
        raise OSError(NO_SCHEDULER)


def _engine(
    client: Any,  # noqa: ANN401 - the library has no types
    stock: Stock,
    address: str,
    losses: tuple[type[BaseException], ...],
) -> Engine:
    workers = len(client.scheduler_info()["workers"])
    if not workers:
        message = f"the scheduler at {address} has no workers"
        raise EngineError(message, f"start some with `dask worker tcp://{address}`")
    shipped = client.scatter(stock, broadcast=True, hash=False)
    executor = client.get_executor(pure=False, retries=TRIES)
    return Engine(
        workers=workers,
        submit=lambda batch: executor.submit(_make_there, shipped, batch),
        losses=losses,
    )


def _make_there(stock: Stock, batch: Batch) -> tuple[Made, ...]:
    """Make a batch, unless this worker would make other bytes than whoever asked."""
    if _program() != stock.program:
        message = (
            f"the worker on {platform.node()} has another version of policyloom, of a library or "
            f"of Python (it runs Python {platform.python_version()})"
        )
        raise EngineError(message, "install the same on every computer, with constraints.txt")
    return make_all(stock, batch)


@cache
def _program() -> str:
    return program_print()
