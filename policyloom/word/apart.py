"""WORD: a stranger's file -> what a reader makes of it, in a process of its own with limits.

``read_apart(reader, data, Hint)`` starts a new Python, hands it the bytes, and returns what the
reader made of them. ``reader`` is a function at the top of a module that takes bytes and returns
a dataclass of type ``Hint`` (of words, numbers, tuples and dataclasses: what ``records`` can
write); it raises NotReadError, whose words are told, for a file that it cannot read. Whatever
else happens there (memory or time that ends, a damaged file that stops a library, a crash) is a
NotReadError here, and nothing that the file could say reaches the terminal. The limits are those
of ``policyloom.limits``; `memory` and `seconds` are set by the new process before it reads.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from policyloom.limits import MIB, STRANGER
from policyloom.records import Form, RecordError

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.limits import Limits

Made = TypeVar("Made")
TOLD = Form(tagged=True)
ANSWER = "from policyloom.word.apart import answer; answer()"
DAMAGED = "it is damaged, or made in a way that this program does not know"
LATE = frozenset(
    int(getattr(signal, name)) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)
)
WAIT = 4
"""Seconds that a process may take beyond its own limit of time, to begin and to end."""


class NotReadError(Exception):
    """A file that somebody gave us cannot be read; the message says why, as ``it is …``."""


def read_apart(
    reader: Callable[[bytes], Made], data: bytes, made: type[Made], limits: Limits = STRANGER
) -> Made:
    """Return what ``reader`` makes of a stranger's file; raises NotReadError."""
    if len(data) > limits.file:
        raise NotReadError(f"it is larger than {limits.file // MIB} MiB")
    name = f"{reader.__module__}:{reader.__qualname__}"
    bounds = [str(limits.memory), str(limits.seconds), str(limits.said)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-P", "-B", "-c", ANSWER, name, *bounds],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            timeout=limits.seconds + WAIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotReadError(_too_long(limits)) from None
    return _heard(done, made, limits)


def _heard(done: subprocess.CompletedProcess[bytes], made: type[Made], limits: Limits) -> Made:
    """Return what a process said; it may have said nothing, or what a hostile file made it say."""
    if done.returncode:
        # It was ended, by the system or by itself: a limit of time has a signal of its own.
        late = os.name == "posix" and -done.returncode in LATE
        raise NotReadError(_too_long(limits) if late else DAMAGED)
    try:
        said = json.loads(done.stdout)
        if said.get("refused"):
            raise NotReadError(str(said["refused"]))
        found: Made = TOLD.read(said.get("made"), made)
    except (ValueError, AttributeError, RecursionError, RecordError) as problem:
        raise NotReadError(DAMAGED) from problem
    return found


def _too_long(limits: Limits) -> str:
    return f"reading it takes longer than {limits.seconds} seconds"


# IN THE PROCESS THAT READS


def answer() -> None:
    """Read a file from the standard input as the words of the command ask; write what it is."""
    name, memory, seconds, said = sys.argv[1], *map(int, sys.argv[2:5])
    with os.fdopen(os.dup(1), "wb") as out:
        # Whatever a library prints goes where its complaints go.
        os.dup2(2, 1)
        out.write(_told(name, memory, seconds, said))


def _told(name: str, memory: int, seconds: int, said: int) -> bytes:
    module, _, function = name.partition(":")
    reader = getattr(import_module(module), function)
    _limit(memory, seconds)
    told = json.dumps(_answer(reader, memory), ensure_ascii=False).encode("utf-8", "replace")
    if len(told) > said:
        told = json.dumps({"refused": "it has more words than any policy"}).encode()
    return told


def _answer(reader: Callable[[bytes], object], memory: int) -> dict[str, Any]:
    try:
        return {"made": TOLD.write(reader(sys.stdin.buffer.read()))}
    except NotReadError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": f"reading it takes more than {memory // MIB} MiB of memory"}
    except Exception as error:  # noqa: BLE001 - a damaged file can make a library fail in any way
        return {"refused": f"{DAMAGED} ({type(error).__name__})"}


def _limit(memory: int, seconds: int) -> None:
    """Bound this process, where the system can: see ``policyloom.limits`` for where it cannot."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    bounds = {"AS": memory, "CPU": seconds, "CORE": 0, "FSIZE": 0}
    for name, bound in bounds.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        # Some systems know a limit and refuse it.
        with suppress(ValueError, OSError):
            if kind is not None:
                resource.setrlimit(kind, (bound, bound))
