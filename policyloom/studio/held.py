"""STUDIO: what outlasts a page -> held in memory, never on disk: files, and what was done."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 24
"""Files held at once; the oldest go first, and are asked for again."""


TOLD = 200
"""Messages that can still be told; an address names one, and can bring none of its own."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody sends: its name, without folders, and its bytes."""

    name: str
    data: bytes


class Held:
    """The files, each known by the digest of its bytes."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, Upload] = OrderedDict()
        self._lock = Lock()

    def hold(self, files: Iterable[Upload]) -> tuple[str, ...]:
        """Keep files for a while; return what each is known by."""
        named = {hashlib.sha256(one.data).hexdigest(): one for one in files}
        with self._lock:
            self._files.update(named)
            while len(self._files) > MOST:
                self._files.popitem(last=False)
        return tuple(named)

    def again(self, names: Iterable[str]) -> tuple[Upload, ...]:
        """Return files that are held still."""
        with self._lock:
            return tuple(self._files[one] for one in names if one in self._files)


class Told:
    """What was done, each message known by its digest."""

    def __init__(self) -> None:
        self._words: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def keep(self, words: str) -> str:
        """Keep a message for the page that tells it; return what it is known by."""
        name = hashlib.sha256(words.encode()).hexdigest()[:16]
        with self._lock:
            self._words[name] = words
            while len(self._words) > TOLD:
                self._words.popitem(last=False)
        return name

    def find(self, name: str) -> str:
        """Return a message; nothing where none of ours is known by that name."""
        return self._words.get(name, "")
