"""FLEET: who ran the command that decided on editions -> the files that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.editions.deeds import Deed, deed_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.fleet.prospects import Prospect


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
