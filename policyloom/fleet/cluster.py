"""FLEET: workers on other computers, through dask.distributed (the ``cluster`` extra)."""

from __future__ import annotations

import platform
import socket
import sys
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from policyloom.fleet.flow import TRIES, Engine, EngineError
from policyloom.fleet.prints import program_print
from policyloom.fleet.work import make_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.fleet.flow import Batch
    from policyloom.fleet.work import Made, Stock


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
        raise EngineError(message, "pip install 'policyloom[cluster]'") from None
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
