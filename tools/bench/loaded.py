"""BENCH: commands that write no document -> the large libraries that each of them loads."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.generated import make_fleet
from bench.spending import PROGRAM

HEAVY = frozenset({"weasyprint", "docx"})
BUILD = ("build", "--format", "docx,text")
COMMANDS = {
    "--help": ("--help",),
    "check": ("check",),
    "plan": ("plan",),
    "a build with nothing to do": BUILD,
}


def loaded(content: Path) -> dict[str, frozenset[str]]:
    """Return which of the large libraries each command loads."""
    with tempfile.TemporaryDirectory() as folder:
        root = make_fleet(content, Path(folder) / "fleet", 2)
        _modules(root, BUILD)
        found = {name: HEAVY & _modules(root, words) for name, words in COMMANDS.items()}
        shutil.rmtree(root)
    return found


def _modules(root: Path, words: tuple[str, ...]) -> frozenset[str]:
    """Run a command and return the packages that Python says it loaded."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "policyloom", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(PROGRAM)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return frozenset(line.rpartition("|")[2].strip().partition(".")[0] for line in lines)
