"""STORE: a file that somebody names on the command line -> its bytes, or why it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic
from policyloom.store.reading import MEBIBYTE, read_file
from policyloom.store.tree import Found

if TYPE_CHECKING:
    from pathlib import Path

GIVEN_BOUND = 100 * MEBIBYTE


class CannotReadError(Exception):
    """A file that was named cannot be read; ``hint`` says what to do."""

    def __init__(self, path: Path, reason: str, hint: str) -> None:
        super().__init__(f"{path} cannot be read: {reason}")
        self.hint = hint


def read_given(path: Path) -> bytes:
    """Return the bytes of a plain file, links followed; raises CannotReadError."""
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        reason, hint = "there is no such file", "check its name and its folder"
        raise CannotReadError(path, reason, hint) from None
    if real.is_dir():
        raise CannotReadError(path, "it is a folder", "name a file in it")
    data = read_file(Found(path=str(path), real=real, suffix=path.suffix), GIVEN_BOUND)
    if isinstance(data, Diagnostic):
        raise CannotReadError(path, data.message, data.hint or "")
    return data
