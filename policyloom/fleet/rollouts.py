"""FLEET: the rollout records of a project: which there is of a plan, and where a new one goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.planning.rollout import FOLDER, Rollout, read_rollout, write_rollout
from policyloom.store import names_in, place_inside, read_output, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.diagnostics import Diagnostic

SUFFIX = ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The record of a plan and where its file is; the file of a new record is not there yet."""

    path: Path
    record: Rollout
    problems: tuple[Diagnostic, ...] = ()


def record_of(root: Path, plan: str, clause: str, day: str, name: str) -> Found:
    """Return the record of the plan with this digest; a new one where there is none."""
    folder = place_inside(root, f"{FOLDER}/any").parent
    problems: list[Diagnostic] = []
    for file in names_in(folder, SUFFIX):
        text = (read_output(folder / file) or b"").decode("utf-8", "replace")
        record, found = read_rollout(text, f"{FOLDER}/{file}")
        problems += found
        if record and record.plan == plan:
            return Found(path=folder / file, record=record)
    path = _free(folder, f"{day}-{_slug(name)}")
    return Found(path=path, record=Rollout(plan=plan, clause=clause), problems=tuple(problems))


def keep_record(path: Path, record: Rollout) -> None:
    """Write a record; whoever reads it meanwhile gets the old one or the new one, whole."""
    write_atomically(path, write_rollout(record).encode())


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "rollout"


def _free(folder: Path, stem: str) -> Path:
    taken = set(names_in(folder, SUFFIX))
    names = (f"{stem}{SUFFIX}", *(f"{stem}-{number}{SUFFIX}" for number in range(2, 1000)))
    return folder / next(name for name in names if name not in taken)
