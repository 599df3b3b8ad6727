"""A command that is killed at each of its writes in turn, in a process of its own.

No clock and no luck: the child counts what it does to the disk, and ends itself at one of them
without cleaning up, as a power cut does.
"""

from __future__ import annotations

import os
import shutil
from functools import partial
from typing import TYPE_CHECKING

from tests.projects import tree
from tests.support.sampling import sampled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

KILLED = 77
CALLS = ("open", "write", "link", "rename", "replace", "unlink", "remove", "mkdir", "rmdir")
MOST = 4_000
EVERY = 11
HIDDEN = "policyloom-"


def seen(folder: Path) -> Mapping[str, bytes]:
    """Return the files that anything reads: what was on its way to its place is passed over."""
    return {name: data for name, data in tree(folder).items() if HIDDEN not in name}


def killed_at_every_write(folder: Path, deed: Callable[[], int]) -> Iterator[Mapping[str, bytes]]:
    """Yield what a deed makes of a folder when nothing stops it, after each kill of another try.

    The folder is then as the kill left it, and was as it is now before. A part of the kills is
    tried, or all of them with ``--all``.
    """
    before = folder.with_name(f"{folder.name}-before")
    shutil.copytree(folder, before)
    writes = _in_a_child(deed, MOST)
    whole = seen(folder)
    assert writes > 1, "it writes nothing"
    for at in sampled(range(1, writes + 1), every=EVERY):
        _put_back(folder, before)
        assert _in_a_child(deed, at) == KILLED
        yield whole


def _put_back(folder: Path, before: Path) -> None:
    for one in folder.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    shutil.copytree(before, folder, dirs_exist_ok=True)


def _in_a_child(deed: Callable[[], int], at: int) -> int:
    """Do it in another process that dies at a write; return KILLED, or how many there were."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(_counted(deed, at, tell))
    os.close(tell)
    with os.fdopen(told) as said:
        count = said.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, KILLED}, f"it ended with {status}"
    return KILLED if status else int(count)


def _counted(deed: Callable[[], int], at: int, tell: int) -> int:
    count, real = 0, {name: getattr(os, name) for name in CALLS}

    def call(name: str, *given: object, **more: object) -> object:
        nonlocal count
        count += name != "open" or bool(int(str(given[1])) & os.O_CREAT)
        if count == at:
            os._exit(KILLED)
        return real[name](*given, **more)

    for name in CALLS:
        setattr(os, name, partial(call, name))
    status = deed()
    real["write"](tell, str(count).encode())
    return status
