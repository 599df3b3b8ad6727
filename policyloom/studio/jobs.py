"""STUDIO: long work -> done beside the pages, with how far it is; whoever began it may stop it.

What it makes is held in memory until it is whole, or written all or nothing by those whose work it
is. So nothing half-made is left of work that was stopped.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from policyloom.build.engines import cores

if TYPE_CHECKING:
    from collections.abc import Iterator

HELD = 12
"""Works of which the outcome is kept; the oldest goes first."""
MOMENT = 0.5
"""Seconds for which whoever began a work waits for it before they are shown how far it is."""
WORKERS = 2
"""Processes that one work has at most, so that pages still come."""


class StoppedError(Exception):
    """Somebody stopped the work, and it ends here."""


@dataclass(slots=True, kw_only=True, eq=False)
class Job:
    """One work: what it is, whose, how many steps it has, and the page that led to it.

    ``to`` is the page that waits for it, if one does: whoever asks for that again is shown how far
    it is, and it is not begun twice.
    """

    number: int
    title: str
    who: str
    back: str
    total: int
    to: str = ""
    done: int = 0
    closing: bool = False
    """Whether it writes now what it made, and comes to its end whatever anybody asks."""
    answer: Any = None
    """The page or file that it came to; nothing before that, and of one that was stopped."""
    stopped: bool = False
    _asked: Event = field(default_factory=Event)
    _ended: Event = field(default_factory=Event)
    _turn: Lock = field(default_factory=Lock)

    def step(self, *_what: object) -> None:
        """Note that a step is done; end here where somebody asked to stop."""
        with self._turn:
            self.done += 1
            if self._asked.is_set() and not self.closing:
                raise StoppedError

    def close(self) -> None:
        """Begin with what is written all or nothing, unless somebody asked to stop before."""
        with self._turn:
            if self._asked.is_set():
                raise StoppedError
            self.closing = True

    def stop(self) -> None:
        """Ask it to end at its next step."""
        with self._turn:
            self._asked.set()

    @property
    def stopping(self) -> bool:
        """Whether somebody asked to stop it, and it ends at its next step."""
        return self._asked.is_set() and not self.closing

    @property
    def ended(self) -> bool:
        """Whether it has come to its end."""
        return self._ended.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for its end; tell whether it has come."""
        return self._ended.wait(seconds)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Note how it ended."""
        try:
            yield
        except StoppedError:
            self.stopped = True
        finally:
            self._ended.set()


class Jobs:
    """The works of one studio; ``patience`` is how long a page waits before it shows them."""

    def __init__(self, *, patience: float = MOMENT, workers: int = WORKERS) -> None:
        self.patience, self.workers = patience, min(workers, cores())
        self._jobs: OrderedDict[int, Job] = OrderedDict()
        self._turn = Lock()

    def find(self, number: str, who: str) -> Job | None:
        """Return a work of somebody's."""
        known = (one for one in self._jobs.values() if str(one.number) == number)
        return next((one for one in known if one.who == who), None)

    def going_to(self, to: str, who: str) -> Job | None:
        """Return a work of somebody's that goes on, and for which a page waits."""
        known = (one for one in self._jobs.values() if (one.to, one.who) == (to, who))
        return next((one for one in known if not (one.ended or one.stopping)), None)

    def begin(self, title: str, who: str, back: str, total: int, to: str = "") -> Job:
        """Note a new work."""
        with self._turn:
            number = max(self._jobs, default=0) + 1
            job = Job(number=number, title=title, who=who, back=back, total=total, to=to)
            self._jobs[number] = job
            ended = [one for one in self._jobs.values() if one.ended]
            for one in ended[: max(len(self._jobs) - HELD, 0)]:
                del self._jobs[one.number]
        return job
