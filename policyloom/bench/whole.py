"""BENCH: a generated fleet -> how long it takes to build in full, in part and not at all."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.bench.generated import change_a_clause, make_fleet
from policyloom.bench.spending import middle, run
from policyloom.fleet.digests import SETTLED

if TYPE_CHECKING:
    from policyloom.bench.spending import Spent

FORMATS = "docx,pdf"


def whole(content: Path, bodies: int, rounds: int) -> dict[str, Spent]:
    """Return what builds of a fleet of ``bodies`` take; the full ones are done once."""
    found: dict[str, Spent] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = make_fleet(content, Path(folder) / "fleet", bodies)
        for workers in (2, 1):
            out = root / "dist"
            shutil.rmtree(out, ignore_errors=True)
            found[f"full, {workers} at a time"] = _build(root, workers)
        time.sleep(SETTLED / 1e9)
        _build(root, 1)  # Files are old enough now for their digests to be taken as noted.
        idle = [
            (_build(root, 1), run((sys.executable, "-c", "pass"), root)) for _ in range(rounds)
        ]
        found["nothing to do"] = middle([one for one, _ in idle])
        found["python -c pass"] = middle([one for _, one in idle])
        found["check"] = _command(root, "check")
        change_a_clause(root)
        found["one clause changed, 2 at a time"] = _build(root, 2)
    return found


def _build(root: Path, workers: int) -> Spent:
    return _command(root, "build", "--format", FORMATS, "--jobs", str(workers))


def _command(root: Path, *words: str) -> Spent:
    return run((sys.executable, "-m", "policyloom", *words), root)
