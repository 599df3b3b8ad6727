"""BUILD: a long row of things to find out -> what is found of each, by a process on each core.

The processes are copies of this one, so that nothing has to be loaded again or sent to them. Where
copies cannot be made safely, or for a short row, this process does it all.
"""

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 200
"""Things for which it is worth starting processes."""
BATCH = 20
_WORK: list[Callable[[Sequence[object]], list[object]]] = []


def cores() -> int:
    """Return how many processes can work at a time: one where they cannot be copies of this."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def found_of(things: Sequence[T], find: Callable[[Sequence[T]], list[R]], workers: int) -> list[R]:
    """Return what ``find`` finds of each thing, in order; what it finds must be plain data."""
    batches = [things[at : at + BATCH] for at in range(0, len(things), BATCH)]
    copied = workers > 1 and len(things) >= FEWEST
    each = _by_copies(batches, find, workers) if copied else map(find, batches)
    return list(chain.from_iterable(each))


def _by_copies(
    batches: list[Sequence[T]], find: Callable[[Sequence[T]], list[R]], workers: int
) -> list[list[R]]:
    # Most commands never come here, and this takes a while to load.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import active_children, get_context  # noqa: PLC0415

    from policyloom.build.signals import TERMINAL, holding_back, leave_with_parent  # noqa: PLC0415

    # Nothing is handed out one by one: whoever is stopped between two would leave the workers.
    before = set(active_children())
    done: list[list[R]] = []
    _WORK[:] = [find]  # type: ignore[list-item]
    pool = ProcessPoolExecutor(workers, get_context("fork"), initializer=leave_with_parent)
    try:
        # Whoever asked hears of Ctrl-C; copies would only complain.
        with holding_back(TERMINAL):
            futures = [pool.submit(_find, batch) for batch in batches]
        for future in futures:
            # One by one: what was found before a worker is killed counts.
            done.append(future.result())  # type: ignore[arg-type]  # noqa: PERF401
    except BrokenProcessPool:
        # A worker was killed: this process finds the rest.
        done += map(find, batches[len(done) :])
    except BaseException:
        for worker in set(active_children()) - before:
            worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _WORK.clear()
    return done


def _find(batch: Sequence[object]) -> list[object]:
    return _WORK[0](batch)
