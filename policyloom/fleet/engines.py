"""FLEET: jobs -> what they make, here, on all cores or on a cluster: always the same bytes.

Every engine is a ``concurrent.futures.Executor``. Work goes out in batches, the sources once.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from policyloom.fleet.flow import TRIES, EngineError, Flow, LostWorkersError, batches, retried
from policyloom.fleet.work import make, make_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.fleet.work import Job, Made, Stock

__all__ = ["EngineError", "cores", "work_on_cluster", "work_through"]


def work_through(jobs: Iterable[Job], stock: Stock, *, workers: int) -> Iterator[Made]:
    """Yield what jobs make as it is done on ``workers`` cores; one works in this process."""
    if workers <= 1:
        yield from (make(stock, job) for job in jobs)
        return
    # Loading what starts processes is for those who want them.
    from policyloom.fleet.pool import local  # noqa: PLC0415

    flow = Flow(batches(jobs))
    try:
        yield from retried(flow, lambda: local(stock, workers))
    except LostWorkersError:
        # Something here ends every worker (there may be too little memory for two).
        yield from (made for batch in flow.rest for made in make_all(stock, batch))


def work_on_cluster(jobs: Iterable[Job], stock: Stock, address: str) -> Iterator[Made]:
    """Yield what jobs make on a cluster, as it is done; a lost worker's batches are done again."""
    from policyloom.fleet.cluster import cluster  # noqa: PLC0415 - as above

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
