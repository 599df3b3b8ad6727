"""BENCH: a studio that fifty ask at once, over a real socket: who is answered, and how soon."""

from __future__ import annotations

import http.client
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Queue
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from policyloom.studio.server import Serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY, NOW = "2026-12-10", "2026-12-10T09:00:00.000+00:00"
AT_ONCE = 50
PATIENCE = 60
OK = 200


@dataclass(slots=True)
class Load:
    """What became of the requests: how long each took that was answered, and how many were not."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0

    @property
    def p95(self) -> float:
        """How long 95 of 100 took at most, in milliseconds."""
        return 1000 * sorted(self.seconds)[int(0.95 * (len(self.seconds) - 1))]


def load(root: Path, paths: tuple[str, ...], seconds: float) -> Load:
    """Ask for pages of a folder's studio, fifty at once, for so many seconds."""
    found = Load()
    with _served(root) as address:
        at = urlsplit(address)
        cookie = _let_in(at.netloc, f"{at.path}?{at.query}")
        end = time.perf_counter() + seconds
        askers = [
            threading.Thread(
                target=_ask, args=(at.netloc, cookie, paths[n % len(paths)], end, found)
            )
            for n in range(AT_ONCE)
        ]
        for one in askers:
            one.start()
        for one in askers:
            one.join()
    return found


@contextmanager
def _served(root: Path) -> Iterator[str]:
    told: Queue[str] = Queue()
    serving = Serving(root=root, port=0, name="Office", clock=lambda: (DAY, NOW), tell=told.put)
    thread = threading.Thread(target=serving.run)
    thread.start()
    try:
        yield told.get(timeout=PATIENCE)
    finally:
        serving.stop()
        thread.join()


def _let_in(host: str, path: str) -> str:
    """Open the address that lets in, and return the cookie that stands for it."""
    line = http.client.HTTPConnection(host, timeout=PATIENCE)
    line.request("GET", path)
    cookie = line.getresponse().headers["set-cookie"].partition(";")[0]
    line.close()
    return cookie


def _ask(host: str, cookie: str, path: str, end: float, found: Load) -> None:
    line = http.client.HTTPConnection(host, timeout=PATIENCE)
    while time.perf_counter() < end:
        begun = time.perf_counter()
        try:
            line.request("GET", path, headers={"cookie": cookie})
            answer = line.getresponse()
            answer.read()
            whole = answer.status == OK
        except (OSError, http.client.HTTPException):
            whole = False
            line.close()
        if whole:
            found.seconds.append(time.perf_counter() - begun)
        else:
            found.failed += 1
    line.close()
