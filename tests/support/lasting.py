"""What is started once and lasts as long as the process that runs the tests."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LASTING = ExitStack()
"""Closed when all tests have run."""


def once(name: str, to: Path, make: Callable[[], object]) -> Path:
    """Return a folder with what ``make`` leaves in it, which is done once and then copied."""
    kept = _folder(name)
    if any(kept.iterdir()):
        return shutil.copytree(kept, to, dirs_exist_ok=True)
    make()
    shutil.copytree(to, kept, dirs_exist_ok=True)
    return to


@cache
def _folder(name: str) -> Path:
    """Return a folder of what is made once, empty at first."""
    return Path(LASTING.enter_context(TemporaryDirectory(prefix=name)))


def pytest_unconfigure() -> None:
    """End all of it."""
    LASTING.close()
