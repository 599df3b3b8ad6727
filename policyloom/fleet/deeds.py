"""FLEET: who ran the command that decided on editions -> the files that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.editions.deeds import Deed, deed_file
from policyloom.fleet.recorded import newest_deeds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from policyloom.fleet.prospects import Prospect


def deed_files(  # noqa: PLR0913 - all that a deed says
    root: Path, found: Iterable[Prospect], deed: str, *, on: str, user: str, time: str
) -> dict[str, bytes]:
    """Return the files that say who did it, and when, of each document that goes ahead."""
    going = tuple(found)
    after = {body: newest_deeds(root, body) for body in {one.target.body for one in going}}
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
            after=after[one.target.body],
        )
        for one in going
    )
    return {path: text.encode() for path, text in map(deed_file, deeds)}
