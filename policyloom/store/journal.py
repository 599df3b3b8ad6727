"""STORE: many new files at once -> all of them or none, even if the computer stops half-way.

A list of the files, with their digests, stands in the project while they are put in their places.
Whatever is on the list does not count; the files count from the moment that the list is gone.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.records import Kind, RecordError
from policyloom.store.locking import alone_in, create_together
from policyloom.store.writing import (
    PART,
    place_inside,
    read_output,
    sync_folders,
    write_atomically,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

PREFIX, SUFFIX = ".policyloom-unfinished-", ".json"
INSIDE = "/editions/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """The files of one decision, by path in the project, with the SHA-256 of each."""

    files: Mapping[str, str]


UNFINISHED = Kind(name="policyloom-unfinished", made=Unfinished)


def create_all(root: Path, files: Mapping[str, bytes]) -> None:
    """Put new files in their places in the project, all or none; links out of it are refused.

    Whoever calls it holds the locks of the folders that the files are for. Raises TakenError and
    CannotWriteError.
    """
    places = {place_inside(root, path): data for path, data in files.items()}
    if len(places) == 1:
        create_together(places)
        return
    with _listed(root, files):
        create_together(places)


@contextmanager
def _listed(root: Path, files: Mapping[str, bytes]) -> Iterator[None]:
    # Its name is that of a body whose lock is held here, so nobody else writes it meanwhile.
    path = root / _name(next(iter(files)).partition(INSIDE)[0])
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    try:
        write_atomically(path, UNFINISHED.text(Unfinished(files=digests)).encode())
        yield
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        sync_folders({root})


def unfinished(root: Path) -> frozenset[str]:
    """Return the paths of files that do not count, for what they belong to is not all there."""
    return frozenset(
        path
        for one in _lists(root).values()
        for path, digest in one.files.items()
        if _digest(root / path) == digest
    )


def take_back(root: Path, folders: Collection[str]) -> None:
    """Delete what a decision that was killed had written, if any of it is in these folders.

    Their locks are held by whoever calls, so nobody is writing there any more.
    """
    for folder in folders:
        for part in root.glob(f".{_name(folder)}.*{PART}"):
            part.unlink(missing_ok=True)
    if not any(_concerns(one, folders) for one in _lists(root).values()):
        return
    with alone_in(root):
        for path, one in _lists(root).items():
            if _concerns(one, folders):
                for name, digest in one.files.items():
                    if _digest(root / name) == digest:
                        (root / name).unlink()
                path.unlink()


def _name(folder: str) -> str:
    return f"{PREFIX}{folder.replace('/', '-')}{SUFFIX}"


def _concerns(one: Unfinished, folders: Collection[str]) -> bool:
    return any(name.startswith(f"{folder}/") for name in one.files for folder in folders)


def _lists(root: Path) -> dict[Path, Unfinished]:
    found: dict[Path, Unfinished] = {}
    for path in sorted(root.glob(f"{PREFIX}*{SUFFIX}")):
        # One that is gone by now, or not whole, lists nothing that could be in its place.
        with suppress(RecordError, UnicodeDecodeError):
            found[path] = UNFINISHED.value((read_output(path) or b"").decode())
    return found


def _digest(path: Path) -> str:
    data = read_output(path)
    return "" if data is None else hashlib.sha256(data).hexdigest()
