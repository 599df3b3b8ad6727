"""FLEET: who ran the command that decided on editions -> the files that say so, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.editions.deeds import Deed, deed_file, deeds_folder, read_deed
from policyloom.store import names_in, read_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from policyloom.diagnostics import Diagnostic
    from policyloom.fleet.prospects import Prospect

SUFFIX = ".json"


def deed_files(
    found: Iterable[Prospect], deed: str, *, on: str, user: str, time: str
) -> dict[str, bytes]:
    """Return the files that say who did it, and when, of each document that goes ahead."""
    deeds = (
        Deed(
            body=one.target.body,
            policy=one.target.policy,
            version=one.version,
            deed=deed,
            edition=one.digest,
            on=on,
            user=user,
            time=time,
        )
        for one in found
    )
    return {path: text.encode() for path, text in map(deed_file, deeds)}


def deed_problems(root: Path, body: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the files about a body's editions."""
    folder = deeds_folder(body)
    for name in names_in(root / folder, SUFFIX):
        data = read_whole(root, f"{folder}/{name}") or b""
        yield from read_deed(data.decode("utf-8", "replace"), f"{folder}/{name}")
