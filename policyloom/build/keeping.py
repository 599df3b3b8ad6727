"""BUILD: what was found out, kept in the project until what it was found out from has moved.

Files below ``.policyloom``, a folder that git leaves alone and anybody can delete at any time.
They are plain data, written whole, each with a digest of itself: what is damaged or is not ours is
as good as absent. Loads nothing heavy.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any

from policyloom.build.prints import read

FOLDER = ".policyloom"
LARGEST = 64_000_000
"""Bytes; more is not worth keeping."""


def name_of(question: object) -> str:
    """Return what an answer is kept under: a digest of all that was asked."""
    return hashlib.sha256(json.dumps(question).encode()).hexdigest()


def kept(root: str, kind: str, question: object) -> Any:  # noqa: ANN401 - whatever was kept
    """Return what is kept of a question, or None."""
    name = name_of(question)
    try:
        seal, _, body = read(f"{root}/{FOLDER}/{kind}/{name}.json").partition(b"\n")
        if seal == _seal(name, body):
            return json.loads(body)
    except (OSError, ValueError, RecursionError):
        pass
    return None


def keep(root: str, kind: str, question: object, data: object, most: int) -> None:
    """Keep plain data on a question; of one kind the newest ``most`` are kept."""
    # What can write safely takes a while to load, but then a command has loaded much already.
    from pathlib import Path  # noqa: PLC0415

    from policyloom.store.writing import (  # noqa: PLC0415
        CannotWriteError,
        refuse_link_out,
        write_atomically,
    )

    name = name_of(question)
    body = json.dumps(data, separators=(",", ":")).encode()
    folder = Path(root) / FOLDER / kind
    if len(body) > LARGEST:
        return
    try:
        refuse_link_out(Path(root), folder)
        if not (mark := folder.parent / ".gitignore").exists():
            write_atomically(mark, b"*\n")
        write_atomically(folder / f"{name}.json", _seal(name, body) + b"\n" + body)
        # The dates choose only what is forgotten first.
        found = sorted((os.stat(one).st_mtime_ns, one) for one in folder.glob("*.json"))  # noqa: PTH116
        for _, old in found[:-most]:
            old.unlink(missing_ok=True)
    except (CannotWriteError, OSError):
        return  # In a folder that can only be read, everything is found out afresh.


def _seal(name: str, body: bytes) -> bytes:
    return hashlib.sha256(name.encode() + body).hexdigest().encode()
