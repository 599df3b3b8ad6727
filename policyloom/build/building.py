"""FLEET: what a job made -> files in the output folder, whole or not at all, and their record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.build import cards
from policyloom.build.drafts import fault_of
from policyloom.build.work import Job
from policyloom.store import place_inside, read_output, write_together
from policyloom.writers import suffix_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from policyloom.build.drafts import Kept
    from policyloom.build.selecting import Chosen
    from policyloom.build.work import Made, Outcome
    from policyloom.source import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is wanted of every document: formats, where to, and the day a draft is read on."""

    formats: tuple[str, ...]
    out: Path
    as_of: str | None = None


def job_for(one: Chosen, kept: Kept, order: Order) -> Job:
    """Return the job of making a draft or edition; files that are there and whole are known."""
    known: Mapping[str, cards.Kept] = {}
    try:
        known = _known(one, order)
    except Exception as error:  # noqa: BLE001 - told, and it stops this document only
        fault = fault_of(one.target, "looking at its files", error)
        kept = replace(kept, problems=(*kept.problems, fault))
    return Job(
        target=one.target,
        version=one.version,
        kept=kept,
        formats=order.formats,
        as_of=order.as_of,
        known=known,
    )


def _known(one: Chosen, order: Order) -> Mapping[str, cards.Kept]:
    record = read_record(_record_place(order, one.target, _stem(one.target, one.version)))
    folder = order.out / one.target.body / one.target.policy
    return {to: file for to, file in record.files.items() if _is_whole(folder, file)}


def _is_whole(folder: Path, file: cards.Kept) -> bool:
    """Tell whether a file holds what was written, by its content and never by its dates."""
    data = read_output(folder / file.name)
    return data is not None and _digest(data) == file.sha256


def keep(made: Made, order: Order) -> Outcome:
    """Write what a job made, or note why nothing was; return what became of the document."""
    outcome = made.outcome
    if outcome.refused:
        return _refuse(outcome, order)
    stem = _stem(outcome.target, outcome.version)
    files = {to: _kept(stem, to, data, made) for to, data in made.files.items()}
    record_at = _record_place(order, outcome.target, stem)
    now = {**made.same, **files}
    record = cards.to_json(cards.built(read_record(record_at), made.card, now))
    _put(outcome.target, made.files, order, record_at, record)
    folder = f"{outcome.target.body}/{outcome.target.policy}"
    left = {f"{folder}/{file.name}": file.sha256 for file in now.values()}
    left[f"{cards.folder_of(outcome.target)}/{record_at.name}"] = _digest(record)
    return replace(outcome, sizes={to: now[to].size for to in made.keys}, files=left)


def _put(
    target: Target, files: Mapping[str, bytes], order: Order, record_at: Path, record: bytes
) -> None:
    folder, stem = f"{target.body}/{target.policy}", record_at.name.removesuffix(cards.SUFFIX)
    places = {
        place_inside(order.out, f"{folder}/{stem}.{suffix_of(to)}"): data
        for to, data in files.items()
    }
    if places or read_output(record_at) != record:
        write_together(places | {record_at: record})


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _kept(stem: str, to: str, data: bytes, made: Made) -> cards.Kept:
    return cards.Kept(
        name=f"{stem}.{suffix_of(to)}",
        size=len(data),
        words=made.card.words,
        key=made.keys[to],
        sha256=_digest(data),
    )


def _refuse(outcome: Outcome, order: Order) -> Outcome:
    """Leave the document's files as they are, and note that they are behind."""
    record_at = _record_place(order, outcome.target, _stem(outcome.target, outcome.version))
    record = cards.refused(read_record(record_at), outcome.version, outcome.reasons)
    write_together({record_at: cards.to_json(record)})
    return outcome


def _stem(target: Target, version: str) -> str:
    return cards.stem(target.policy, version)


def _record_place(order: Order, target: Target, stem: str) -> Path:
    return place_inside(order.out, f"{cards.folder_of(target)}/{stem}{cards.SUFFIX}")


def read_record(path: Path) -> cards.Card:
    """Return the record at ``path``, an empty one when there is none that can be read."""
    data = read_output(path)
    return (cards.from_json(data) if data else None) or cards.Card()
