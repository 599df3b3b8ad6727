"""A small project for tests of building many documents: two bodies, quick to compile."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.projects import copy_project

if TYPE_CHECKING:
    from pathlib import Path

KEPT = {"peak-vale", "alderbrook"}
SCHOOLS = {"hollin-bank", "wren-hill"}


def small_project(to: Path, *, editions: bool = False) -> Path:
    """Copy the content of one school and of one trust with two of its schools."""
    root = copy_project(to, editions=editions)
    for folder in (root / "trusts").iterdir():
        if folder.name not in KEPT:
            shutil.rmtree(folder)
    for folder in (root / "trusts/peak-vale/schools").iterdir():
        if folder.name not in SCHOOLS:
            shutil.rmtree(folder)
    return root


def published(folder: Path) -> dict[str, bytes]:
    """Return every file that readers get, without what the folder remembers for itself."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if ".policyloom" not in path.parts
    }
