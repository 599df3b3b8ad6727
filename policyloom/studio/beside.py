"""STUDIO: what is kept beside a project and never in it: the journal, comments, who did what.

It stands in a folder that git leaves alone and anybody may delete. Two studios may be open on one
project, so whoever changes something there is alone with it.
"""

from __future__ import annotations

import json
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from policyloom.store import BusyError, alone_in, read_output, refuse_link_out, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ABOVE = ".policyloom"
PLACE = f"{ABOVE}/studio"
AUDIT = f"{PLACE}/audit.jsonl"
WAITS = 200
MOMENT = 0.02
"""Seconds between two tries; what is done there takes less than one."""


@contextmanager
def alone_beside(root: Path) -> Iterator[None]:
    """Keep other studios of a project waiting; raises BusyError when they go on for long."""
    folder = root / PLACE
    refuse_link_out(root, folder)
    folder.mkdir(parents=True, exist_ok=True)
    mark = root / ABOVE / ".gitignore"
    if not mark.exists():
        write_atomically(mark, b"*\n")
    with ExitStack() as held:
        _wait_for(folder, held)
        yield


def _wait_for(folder: Path, held: ExitStack) -> None:
    for left in reversed(range(WAITS)):
        try:
            held.enter_context(alone_in(folder))
        except BusyError:
            if not left:
                raise
            time.sleep(MOMENT)
        else:
            return


def read_beside(root: Path, name: str) -> str:
    """Return the text of a file that is kept beside a project; nothing where none is."""
    return (read_output(root / PLACE / name) or b"").decode("utf-8", "replace")


def write_beside(root: Path, name: str, text: str) -> None:
    """Write a file beside a project; only for whoever is alone there."""
    write_atomically(root / PLACE / name, text.encode())


def note_deed(root: Path, deed: Mapping[str, str]) -> None:
    """Add a line to the list of who did what; nothing that somebody typed stands in it."""
    if not root.is_dir():
        return
    with alone_beside(root), (root / AUDIT).open("a", encoding="utf-8") as told:
        told.write(json.dumps(deed, ensure_ascii=False) + "\n")
