"""FLEET: the editions that were decided on -> their files, all or none of each group of them.

Where there is a record, what is intended is written into it first, so that a run which was
interrupted, even by a power cut, is finished by the same command.
"""

from __future__ import annotations

import posixpath
import zlib
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.build.drafts import kept_editions
from policyloom.editions import edition_path, editions_folder
from policyloom.editions.deeds import deeds_folder
from policyloom.planning.resolutions import noted
from policyloom.planning.rollout import Entry, Rollout, Run, State, begun, done, ended
from policyloom.store import (
    BusyError,
    CannotWriteError,
    TakenError,
    alone_in,
    clear_leftovers,
    create_all,
    place_inside,
    take_back,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from policyloom.fleet.prospects import Prospect
    from policyloom.planning.resolutions import Resolution
    from policyloom.source import Target

DONE = "done"
# A record is written again after each body, but of many bodies only so often.
WRITTEN = 64


@contextmanager
def alone_with(root: Path, targets: Iterable[Target]) -> Iterator[None]:
    """Keep every other approval of the same bodies waiting outside; raises BusyError.

    What a killed one left behind is taken away.
    """
    meant = tuple(targets)
    folders = sorted({posixpath.dirname(editions_folder(target.body)) for target in meant})
    with ExitStack() as held:
        for folder in folders:
            held.enter_context(alone_in(place_inside(root, f"{folder}/editions").parent))
        take_back(root, folders)
        for target in meant:
            beside = edition_path(target.body, target.policy, "")
            for folder in (posixpath.dirname(beside), deeds_folder(target.body)):
                clear_leftovers(root / folder)
        yield


def create(root: Path, group: Sequence[Prospect], more: Mapping[str, bytes]) -> None:
    """Write the editions of a group and what belongs to them, or nothing.

    Raises TakenError when one of the documents was approved in between, and BusyError.
    """
    with alone_with(root, [one.target for one in group]):
        for one in group:
            _check_newest(root, one)
        files = {one.path: zlib.decompress(one.text) for one in group} | dict(more)
        create_all(root, files)


def _check_newest(root: Path, one: Prospect) -> None:
    last = kept_editions(root, one.target).last
    newest = last.words if last else ""
    if newest != one.before:
        raise TakenError(root / edition_path(one.target.body, one.target.policy, newest))


@dataclass(slots=True, kw_only=True)
class Progress:
    """A run as far as it got: its record, the place of its file, and who keeps that.

    ``said`` is what each body decided for itself; ``without`` are documents that get no edition.
    """

    record: Rollout
    place: Path
    keep: Callable[[Rollout], None]
    written: list[str] = field(default_factory=list)
    finished: list[Target] = field(default_factory=list)
    watch: Callable[[], None] = lambda: None
    said: Mapping[str, Resolution] = field(default_factory=dict)
    without: tuple[Entry, ...] = ()

    def save(self) -> None:
        """Write the record as far as it got."""
        self.record = done(self.record, self.finished)
        self.finished.clear()
        self.keep(self.record)


def create_recorded(
    root: Path, prospects: Sequence[Prospect], run: Run, progress: Progress
) -> None:
    """Write all or none of each body; raise what stopped it, noted in the record."""
    _clear(root, prospects, progress.record)
    waiting = [one for one in prospects if one.goes]
    if not waiting and not progress.without and _is_closed(prospects, progress.record):
        return
    progress.finished += [one.target for one in prospects if _is_news(one, progress.record)]
    progress.record = begun(progress.record, run, to_record(prospects, progress))
    progress.save()
    bodies = [list(own) for _, own in groupby(waiting, key=lambda one: one.target.body)]
    often = -(-len(bodies) // WRITTEN)
    with _noting(progress):
        for number, own in enumerate(bodies, start=1):
            create(root, own, {})
            progress.written += [one.path for one in own]
            progress.finished += [one.target for one in own]
            if number % often == 0:
                progress.save()
            progress.watch()


def to_record(prospects: Iterable[Prospect], progress: Progress) -> tuple[Entry, ...]:
    """Return what a run records of each document, before it has written any edition."""
    taken = (one for one in prospects if one.goes or _is_news(one, progress.record))
    entries = (noted(_entry(one), progress.said.get(one.target.body)) for one in taken)
    return (*entries, *progress.without)


def _clear(root: Path, prospects: Iterable[Prospect], record: Rollout) -> None:
    """Be alone once with what a killed run had just written, so that what it left is gone."""
    for one in _unfinished(prospects, record):
        if one.there:
            with alone_with(root, [one.target]):
                continue


def _unfinished(prospects: Iterable[Prospect], record: Rollout) -> list[Prospect]:
    """Return what an earlier run began; whether it got so far, ``there`` tells."""
    begun_then = {one.target for one in record.entries if one.state is State.BEGUN}
    return [one for one in prospects if one.target in begun_then]


def _is_closed(prospects: Iterable[Prospect], record: Rollout) -> bool:
    """Tell whether an earlier run came to its end, so that a record of this one says nothing."""
    over = [run.ended == DONE for run in record.runs[-1:]]
    return over == [True] and not any(_is_news(one, record) for one in prospects)


def _is_news(one: Prospect, record: Rollout) -> bool:
    """Tell whether the record does not know yet that a document is there."""
    entry = record.entry(one.target)
    return one.there and (entry is None or entry.state is not State.DONE)


@contextmanager
def _noting(progress: Progress) -> Iterator[None]:
    """Note in the record how a run ended, however it ends."""
    try:
        yield
        progress.record = ended(progress.record, DONE)
        progress.save()
    except KeyboardInterrupt:
        _stop(progress, "interrupted")
        raise
    except (BusyError, CannotWriteError, TakenError) as error:
        _stop(progress, f"stopped: {error}")
        raise


def _stop(progress: Progress, how: str) -> None:
    """Note what stopped a run; where the disk is full, the record says what was begun."""
    progress.record = ended(progress.record, how)
    with suppress(CannotWriteError):
        progress.save()


def _entry(one: Prospect) -> Entry:
    return Entry(
        target=one.target,
        before=one.before,
        version=one.version,
        edition=one.digest,
        state=State.BEGUN,
    )
