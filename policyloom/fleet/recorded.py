"""FLEET: records of approvals and rollouts, and the archive -> which editions are gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.editions import edition_path, editions_folder
from policyloom.editions.deeds import (
    Deed,
    deeds_folder,
    in_archive_only,
    newest,
    read_deed,
    taken_away,
    undone,
    unrecorded,
)
from policyloom.fleet.rollouts import rollouts
from policyloom.planning.rollout import State
from policyloom.store import edition_names, names_in, read_editions, read_whole, unfinished

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
    pushed = [deed for record in every for deed in _pushed(record, meant)]
    gone, missing = _gone(root, meant, [*deeds.values(), *pushed])
    return Recorded(problems=(*problems, *missing, *_chained(root, deeds, missing)), gone=gone)


def newest_deeds(root: Path, body: str) -> tuple[str, ...]:
    """Return the marks of the records of a body on which the next one follows."""
    return newest(_deeds(root, (body,))[0].values())


def _chained(root: Path, deeds: Mapping[str, Deed], told: Diagnostics) -> Iterator[Diagnostic]:
    """Yield the records on which others follow, and which are gone with what they tell of."""
    for body, group in groupby(sorted(deeds), key=lambda path: deeds[path].body):
        folder = deeds_folder(body)
        beside = f"{editions_folder(body)}/"
        missing = sum(one.span.path.startswith(beside) for one in told)
        mine = {path: deeds[path] for path in group}
        yield from taken_away(mine, names_in(root / folder, SUFFIX), missing)


def lost(root: Path, target: Target) -> Diagnostics:
    """Return which editions of a document were approved or archived, and are not there as then."""
    names = {target.policy, *target.formerly}
    every = _deeds(root, (target.body,))[0].values()
    deeds = [one for one in every if one.policy in names]
    return Recorded(gone=_gone(root, (target.body,), deeds)[0]).of(target)


def _gone(
    root: Path, bodies: Iterable[str], deeds: Iterable[Deed]
) -> tuple[dict[tuple[str, str], Diagnostics], Diagnostics]:
    """Return what deeds and the archive say and editions do not, and what lacks a deed."""
    gone, missing = _compared(root, bodies, deeds)
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


def _deeds(root: Path, bodies: Iterable[str]) -> tuple[dict[str, Deed], Diagnostics]:
    """Read the files about the editions of bodies, but for those of what was stopped half-way."""
    deeds: dict[str, Deed] = {}
    problems: list[Diagnostic] = []
    begun = unfinished(root)
    for folder in map(deeds_folder, bodies):
        for name in names_in(root / folder, SUFFIX):
            if f"{folder}/{name}" in begun:
                continue
            data = read_whole(root, f"{folder}/{name}") or b""
            deed, wrong = read_deed(data.decode("utf-8", "replace"), f"{folder}/{name}")
            deeds |= {f"{folder}/{name}": deed} if deed else {}
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
    root: Path, bodies: Iterable[str], deeds: Iterable[Deed]
) -> tuple[dict[tuple[str, str], Diagnostics], Diagnostics]:
    """Return what deeds say and editions do not, and the editions that lack a deed.

    An unreadable file is told elsewhere.
    """
    meant = {*bodies}
    known: dict[tuple[str, str], tuple[Deed, ...]] = {
        document: () for document in edition_names(root) if document[0] in meant
    }
    by_document = sorted(deeds, key=_document)
    known |= {one: tuple(mine) for one, mine in groupby(by_document, key=_document)}
    gone: dict[tuple[str, str], Diagnostics] = {}
    missing: list[Diagnostic] = []
    for (body, policy), found in sorted(known.items()):
        files, problems = read_editions(root, body, policy)
        if not problems:
            # An approval and the push that led to it may both say so.
            gone[body, policy] = tuple({one.span: one for one in undone(found, files)}.values())
            missing += unrecorded(found, files)
    return gone, tuple(missing)


def _document(deed: Deed) -> tuple[str, str]:
    return deed.body, deed.policy
