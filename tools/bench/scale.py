"""BENCH: fleets of growing size -> what checking and planning them takes, school by school."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.generated import make_fleet
from bench.spending import run_watched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.spending import Spent

LOADING = """
from pathlib import Path
from policyloom.compile import load
from policyloom.store import read_project
from policyloom.writers.assets import asset_problem
read, _ = read_project(Path.cwd())
load(read.files, read.schemas, read.assets, asset_problem)
"""
LOAD, CHECK, PLAN = "load", "check", "plan"
COMMANDS = {
    LOAD: (("-c", LOADING), (0,)),
    CHECK: (("-m", "policyloom", "check"), (0,)),
    PLAN: (("-m", "policyloom", "plan", "--out", "plan.json"), (0, 2)),
}


def scale(content: Path, sizes: Sequence[int]) -> dict[str, dict[int, Spent]]:
    """Return what each command takes, by the number of schools."""
    found: dict[str, dict[int, Spent]] = {command: {} for command in COMMANDS}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = make_fleet(content, Path(folder) / "fleet", size)
            for command, (words, right) in COMMANDS.items():
                found[command][size] = run_watched((sys.executable, *words), root, right)
            shutil.rmtree(root)
    return found
