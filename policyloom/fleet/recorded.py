"""FLEET: records of approvals and rollouts, and the archive -> which editions are gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.editions import edition_path
from policyloom.editions.deeds import (
    Deed,
    deeds_folder,
    in_archive_only,
    read_deed,
    undone,
    unrecorded,
)
from policyloom.fleet.rollouts import rollouts
from policyloom.planning.rollout import State
from policyloom.store import names_in, read_editions, read_whole, unfinished

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from pathlib import Path

    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.planning.rollout import Rollout
    from policyloom.source import Target

SUFFIX, PUSHED = ".json", "pushed"
ARCHIVE, MANIFEST = "archive", "SHA256SUMS"
"""Where published files are kept, and the list of them in the folder of each edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What is wrong with records, and by body and policy which editions are not as they say."""

    problems: Diagnostics = ()
    gone: Mapping[tuple[str, str], Diagnostics] = field(default_factory=dict)

    def of(self, target: Target) -> Diagnostics:
        """Return what is gone of a document, whatever it was called."""
        names = (target.policy, *target.formerly)
        return tuple(one for name in names for one in self.gone.get((target.body, name), ()))

    @property
    def every(self) -> Diagnostics:
        """All that is wrong."""
        return (*self.problems, *(one for mine in self.gone.values() for one in mine))


def recorded(
    root: Path, bodies: Iterable[str], known: Iterable[Rollout] | None = None
) -> Recorded:
    """Ask the records of approvals and rollouts whether the editions of bodies are still there.

    ``known`` are the rollouts, where they have been read; what is wrong with their files is told
    by whoever reads them.
    """
    meant = tuple(dict.fromkeys(bodies))
    every = (found.record for found in rollouts(root)) if known is None else known
    deeds, problems = _deeds(root, meant)
    deeds += [deed for record in every for deed in _pushed(record, meant)]
    gone, missing = _gone(root, meant, deeds)
    return Recorded(problems=(*problems, *missing), gone=gone)


def lost(root: Path, target: Target) -> Diagnostics:
    """Return which editions of a document were approved or archived, and are not there as then."""
    names = {target.policy, *target.formerly}
    deeds = [one for one in _deeds(root, (target.body,))[0] if one.policy in names]
    return Recorded(gone=_gone(root, (target.body,), deeds)[0]).of(target)


def _gone(
    root: Path, bodies: Iterable[str], deeds: Iterable[Deed]
) -> tuple[dict[tuple[str, str], Diagnostics], Diagnostics]:
    """Return what deeds and the archive say and editions do not, and what lacks a deed."""
    gone, missing = _compared(root, deeds)
    told = {one.span for mine in gone.values() for one in mine}
    for document, problem in _archived(root, bodies):
        if problem.span not in told:
            gone[document] = (*gone.get(document, ()), problem)
    return gone, missing


def _archived(root: Path, bodies: Iterable[str]) -> Iterator[tuple[tuple[str, str], Diagnostic]]:
    """Yield the editions that are kept as published, and are not there themselves."""
    for body in bodies:
        for kept in sorted((root / ARCHIVE / body).glob(f"*/*/{MANIFEST}")):
            policy, version = kept.parts[-3:-1]
            place = edition_path(body, policy, version)
            if not (root / place).exists():
                yield (body, policy), in_archive_only(f"{body}:{policy}", version, place)


def _deeds(root: Path, bodies: Iterable[str]) -> tuple[list[Deed], Diagnostics]:
    """Read the files about the editions of bodies, but for those of what was stopped half-way."""
    deeds: list[Deed] = []
    problems: list[Diagnostic] = []
    begun = unfinished(root)
    for folder in map(deeds_folder, bodies):
        for name in names_in(root / folder, SUFFIX):
            if f"{folder}/{name}" in begun:
                continue
            data = read_whole(root, f"{folder}/{name}") or b""
            deed, wrong = read_deed(data.decode("utf-8", "replace"), f"{folder}/{name}")
            deeds += [deed] if deed else []
            problems += wrong
    return deeds, tuple(problems)


def _pushed(record: Rollout, bodies: Container[str]) -> Iterator[Deed]:
    """Yield what a rollout did for bodies."""
    done = (one for one in record.entries if one.state is State.DONE and one.target.body in bodies)
    for one in done:
        yield Deed(
            body=one.target.body,
            policy=one.target.policy,
            version=one.version,
            deed=PUSHED,
            edition=one.edition,
            on=one.on or record.runs[one.run].on,
        )


def _compared(
    root: Path, deeds: Iterable[Deed]
) -> tuple[dict[tuple[str, str], Diagnostics], Diagnostics]:
    """Return what deeds say and editions do not, and the editions that lack a deed.

    An unreadable file is told elsewhere.
    """
    known = sorted(deeds, key=lambda one: (one.body, one.policy))
    gone: dict[tuple[str, str], Diagnostics] = {}
    missing: list[Diagnostic] = []
    for (body, policy), group in groupby(known, key=lambda one: (one.body, one.policy)):
        files, problems = read_editions(root, body, policy)
        if not problems:
            # An approval and the push that led to it may both say so.
            found = tuple(group)
            gone[body, policy] = tuple({one.span: one for one in undone(found, files)}.values())
            missing += unrecorded(found, files)
    return gone, tuple(missing)
