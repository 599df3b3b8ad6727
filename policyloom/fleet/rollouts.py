"""FLEET: the rollout records of a project: which there are of a plan, and where a new one goes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.planning.plan_file import PLAN, read_plan, write_plan
from policyloom.planning.rollout import (
    FOLDER,
    Rollout,
    contradictions,
    read_rollout,
    together,
    write_rollout,
)
from policyloom.store import clear_leftovers, names_in, place_inside, read_output, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from policyloom.diagnostics import Diagnostics
    from policyloom.planning import FleetPlan
    from policyloom.planning.rollout import Run

SUFFIX, PLAN_NAME = ".json", "plan.json"
MARK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of a plan, and the folder for the files about it, which may not be there yet.

    ``name`` is that of the folder. ``plan`` is the plan itself, where it is kept; ``parts`` are
    the records of its runs by path.
    """

    folder: Path
    record: Rollout
    plan: FleetPlan | None = None
    parts: Mapping[str, Rollout] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        """What the rollout is called."""
        return self.folder.name

    def place(self, run: Run) -> Path:
        """Return the place of a new run's file; two branches never choose the same one."""
        said = repr((self.record.plan, run)).encode()
        # Where each body decided for itself there is no one day but that of the push.
        day = run.on or run.time.partition("T")[0]
        stem = f"{day}-{hashlib.sha256(said).hexdigest()[:MARK]}"
        taken = set(names_in(self.folder, SUFFIX))
        names = (f"{stem}{SUFFIX}", *(f"{stem}_{number}{SUFFIX}" for number in range(2, 1000)))
        return self.folder / next(name for name in names if name not in taken)


def record_of(root: Path, plan: FleetPlan, name: str) -> Found:
    """Return what is known of a plan; a new record where nothing is."""
    digest = PLAN.digest(plan)
    parts, problems = _parts(root)
    mine = {path: one for path, one in parts.items() if one.plan == digest}
    record = together(digest, mine.values())
    folder = place_inside(root, f"{FOLDER}/{_slug(name)}-{digest[:MARK]}/{PLAN_NAME}").parent
    if not record.clause:
        record = Rollout(plan=digest, clause=plan.clause, runs=record.runs, entries=record.entries)
    return Found(folder=folder, record=record, plan=plan, parts=mine, problems=problems)


def rollouts(root: Path) -> Iterator[Found]:
    """Yield what became of every plan that is kept in the project, by name.

    A folder without a file is one that a push made and was stopped.
    """
    parts, problems = _parts(root)
    seen: set[str] = set()
    for folder in filter(_holds_records, _folders(root)):
        path = f"{FOLDER}/{folder.name}/{PLAN_NAME}"
        text = _text(folder / PLAN_NAME)
        plan, wrong = read_plan(text, path) if text else (None, (_no_plan(path),))
        digest = PLAN.digest(plan) if plan else ""
        if digest in seen:
            continue
        seen.add(digest)
        mine = {place: one for place, one in parts.items() if one.plan == digest}
        record = together(digest, mine.values())
        alone = (_no_push(path),) if plan and not record.runs and not problems else ()
        wrong = (*wrong, *alone, *contradictions(mine))
        yield Found(folder=folder, record=record, plan=plan, parts=mine, problems=wrong)
    if problems:
        yield Found(folder=root / FOLDER, record=Rollout(plan=""), problems=problems)


def _no_plan(path: str) -> Diagnostic:
    return Diagnostic(
        code=Code.PLAN_CORRUPT,
        message="the plan that was pushed is not here, so nobody can tell how far it has got",
        span=Span(path, 1, 1),
        hint="restore it from version control; it is kept beside the records of its pushes",
    )


def _no_push(path: str) -> Diagnostic:
    return Diagnostic(
        code=Code.ROLLOUT_CORRUPT,
        message="a plan is kept when it is pushed, and no record of a push stands beside this one",
        span=Span(path, 1, 1),
        hint="restore the record from version control; if the push was stopped before it approved "
        "anything, push again",
        severity=Severity.WARNING,
    )


def clear_parts(root: Path) -> None:
    """Delete what a killed push left of records; only for whoever holds the folder's lock."""
    for folder in (root / FOLDER, *_folders(root)):
        clear_leftovers(folder)


def keep_record(path: Path, record: Rollout, plan: FleetPlan | None) -> None:
    """Write the newest run, and the plan beside it, once; whoever reads gets whole files."""
    beside = path.parent / PLAN_NAME
    if plan and read_output(beside) is None:
        write_atomically(beside, write_plan(plan).encode())
    write_atomically(path, write_rollout(record.last_run).encode())


def _parts(root: Path) -> tuple[dict[str, Rollout], Diagnostics]:
    """Read every record there is; those of earlier versions stand in the folder itself."""
    found: dict[str, Rollout] = {}
    problems: list[Diagnostic] = []
    for folder in (root / FOLDER, *_folders(root)):
        for file in names_in(folder, SUFFIX):
            if file != PLAN_NAME:
                path = (folder / file).relative_to(root).as_posix()
                record, wrong = read_rollout(_text(folder / file), path)
                problems += wrong
                if record:
                    found[path] = record
    return found, tuple(problems)


def _folders(root: Path) -> list[Path]:
    folder = root / FOLDER
    return sorted(p for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []


def _holds_records(folder: Path) -> bool:
    return bool(names_in(folder, SUFFIX))


def _text(path: Path) -> str:
    return (read_output(path) or b"").decode("utf-8", "replace")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "rollout"
