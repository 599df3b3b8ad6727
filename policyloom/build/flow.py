"""FLEET: batches of jobs on their way through an engine, until all that they make is back."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from contextlib import AbstractContextManager

    from policyloom.build.work import Job, Made

Batch: TypeAlias = "tuple[Job, ...]"
BATCH = 4
"""Jobs sent together: enough to make sending cheap, few enough to share the last ones out."""
AHEAD = 2
"""Batches waiting for each worker, so that memory does not grow with the number of documents."""
TRIES = 3


class EngineError(Exception):
    """An engine that cannot be had; the message says why and ``hint`` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint

    def __reduce__(self) -> tuple[type[EngineError], tuple[str, str]]:
        """Let it travel from a worker with its hint."""
        return EngineError, (str(self), self.hint)


class LostWorkersError(Exception):
    """The engine lost its workers; what they had in hand can be done again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """How a batch is handed to workers, how many there are, and how their loss is told."""

    workers: int
    submit: Callable[[Batch], Future[tuple[Made, ...]]]
    losses: tuple[type[BaseException], ...]


@dataclass(slots=True)
class Flow:
    """Batches on their way; one leaves ``sent`` only when what it made has come back."""

    todo: Iterator[Batch]
    sent: dict[int, Batch] = field(default_factory=dict)
    number: int = 0

    def through(self, engine: Engine) -> Iterator[Made]:
        """Keep every worker supplied; yield what batches made as they come back."""
        self.todo, self.sent = chain(self.sent.values(), self.todo), {}
        futures: dict[Future[tuple[Made, ...]], int] = {}
        while True:
            try:
                self._send(engine, futures)
                if not futures:
                    return
                done, _ = wait(futures, return_when=FIRST_COMPLETED)
                back = [(futures.pop(future), future.result()) for future in done]
            except engine.losses as loss:
                raise LostWorkersError from loss
            for number, made in sorted(back, key=lambda one: one[0]):
                del self.sent[number]
                yield from made

    def _send(self, engine: Engine, futures: dict[Future[tuple[Made, ...]], int]) -> None:
        for batch in islice(self.todo, max(0, engine.workers * AHEAD - len(futures))):
            self.number += 1
            # It counts as sent before it is: whatever happens now, it is not forgotten.
            self.sent[self.number] = batch
            futures[engine.submit(batch)] = self.number

    @property
    def rest(self) -> Iterator[Batch]:
        """What has not come back."""
        return chain(self.sent.values(), self.todo)


def batches(jobs: Iterable[Job]) -> Iterator[Batch]:
    """Return jobs in batches as they are wanted."""
    rest = iter(jobs)
    while batch := tuple(islice(rest, BATCH)):
        yield batch


def retried(flow: Flow, engine: Callable[[], AbstractContextManager[Engine]]) -> Iterator[Made]:
    """Go on with new workers where they were lost."""
    for left in reversed(range(TRIES)):
        try:
            with engine() as one:
                yield from flow.through(one)
        except LostWorkersError:
            if not left:
                raise
        else:
            return
