"""FLEET: who ran the command that decided on editions -> the files that say so, and back."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.editions.deeds import Deed, deed_file, deeds_folder, read_deed, undone
from policyloom.planning.rollout import State
from policyloom.store import names_in, read_editions, read_whole

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

    from policyloom.diagnostics import Diagnostic
    from policyloom.fleet.prospects import Prospect
    from policyloom.planning.rollout import Rollout

SUFFIX, PUSHED = ".json", "pushed"


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
    """Yield what is wrong with the files about a body's editions, and what they say is not so."""
    folder = deeds_folder(body)
    deeds: list[Deed] = []
    for name in names_in(root / folder, SUFFIX):
        data = read_whole(root, f"{folder}/{name}") or b""
        deed, problems = read_deed(data.decode("utf-8", "replace"), f"{folder}/{name}")
        deeds += [deed] if deed else []
        yield from problems
    yield from _undone(root, deeds)


def pushed_problems(root: Path, record: Rollout, bodies: Container[str]) -> Iterator[Diagnostic]:
    """Yield which editions of ``bodies`` a rollout made that are not here as they were."""
    done = (one for one in record.entries if one.state is State.DONE and one.target.body in bodies)
    deeds = (
        Deed(
            body=one.target.body,
            policy=one.target.policy,
            version=one.version,
            deed=PUSHED,
            edition=one.edition,
            on=one.on or record.runs[one.run].on,
        )
        for one in done
    )
    yield from _undone(root, deeds)


def _undone(root: Path, deeds: Iterable[Deed]) -> Iterator[Diagnostic]:
    """Yield what deeds say and the editions do not; an unreadable file is told elsewhere."""
    known = sorted(deeds, key=lambda one: (one.body, one.policy))
    for (body, policy), found in groupby(known, key=lambda one: (one.body, one.policy)):
        files, problems = read_editions(root, body, policy)
        for deed in () if problems else found:
            yield from undone(deed, files)
