"""BENCH: a generated fleet -> how long it takes to build in full, in part and not at all."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.generated import change_a_clause, make_fleet
from bench.spending import in_turns, run, run_watched
from policyloom.build.prints import SETTLED

if TYPE_CHECKING:
    from bench.spending import Spent

NOTHING = "python -c pass"
IDLE = "nothing to do"
CHANGED = "one clause changed, 2 workers"
SMALL = 4
"""How many times larger the whole fleet is than the one that memory is compared with."""


def full(workers: int, engine: str = "") -> str:
    """Return what a full build is called in the tables."""
    return f"full, {workers} worker{'s' if workers > 1 else ''}" + (
        f", PDF by {engine}" if engine else ""
    )


def smaller(workers: int) -> str:
    """Return what the build of a quarter of the fleet is called."""
    return f"a quarter of the bodies, {workers} worker{'s' if workers > 1 else ''}"


def whole(content: Path, bodies: int, rounds: int) -> dict[str, Spent | str]:
    """Return what builds of a fleet of ``bodies`` take; the full ones are done once."""
    from policyloom.writers import obstacle  # noqa: PLC0415 - when it is wanted

    found: dict[str, Spent | str] = {}
    with tempfile.TemporaryDirectory() as folder:
        quarter = make_fleet(content, Path(folder) / "quarter", bodies // SMALL)
        root = make_fleet(content, Path(folder) / "fleet", bodies)
        for workers in (2, 1):
            found[smaller(workers)] = _afresh(quarter, workers)
            found[full(workers)] = _afresh(root, workers)
        found |= _idle(root, rounds)
        change_a_clause(root)
        found[CHANGED] = _build(root, 2)
        if obstacle("pdf", "typst") is None:
            found[full(2, "Typst")] = _afresh(root, 2, "--pdf-engine", "typst")
    return found


def _afresh(root: Path, workers: int, *more: str) -> Spent:
    shutil.rmtree(root / "dist", ignore_errors=True)
    return _build(root, workers, *more)


def _idle(root: Path, rounds: int) -> dict[str, Spent | str]:
    time.sleep(SETTLED / 1e9)
    _build(root, 1)  # Files are old enough now for their digests to be taken as noted.
    words = (sys.executable, "-m", "policyloom", *_words(1))
    return in_turns(
        {
            IDLE: partial(run, words, root),
            NOTHING: partial(run, (sys.executable, "-c", "pass"), root),
        },
        rounds,
    )


def _words(workers: int) -> tuple[str, ...]:
    return ("build", "--format", "docx,pdf", "--jobs", str(workers))


def _build(root: Path, workers: int, *more: str) -> Spent:
    return run_watched((sys.executable, "-m", "policyloom", *_words(workers), *more), root)
