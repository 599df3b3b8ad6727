"""STORE: new text for files that were read before -> written, if nobody changed them since."""

from __future__ import annotations

import re
import stat
from contextlib import suppress
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from policyloom.store.locking import alone_in
from policyloom.store.writing import CannotWriteError, clear_leftovers, write_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
ENDING = re.compile(r"(?:\r\n|\r|\n)$")
MARK = "\ufeff"


class MovedError(Exception):
    """A file is not what it was when somebody decided about it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} has changed in the meantime")
        self.path = path


def read_whole(root: Path, path: str) -> bytes | None:
    """Return the bytes of a file inside ``root``, links followed; nothing when there is none."""
    real = _real(root, path)
    with suppress(FileNotFoundError):
        return real.read_bytes()
    return None


def exchange(
    root: Path, folder: str, before: Mapping[str, bytes | None], after: Mapping[str, bytes]
) -> None:
    """Write all the files or none; raises MovedError when one of ``before`` is not as it was.

    Also raises BusyError and CannotWriteError. ``folder`` is where they stand, and is locked.
    """
    place = _real(root, folder)
    with alone_in(place):
        clear_leftovers(place)
        for path, data in before.items():
            if read_whole(root, path) != data:
                raise MovedError(path)
        files = {_real(root, path): data for path, data in after.items()}
        modes = {real: stat.S_IMODE(real.stat().st_mode) for real in files if real.exists()}
        write_together(files)
        for real, mode in modes.items():  # Who may read a file stays as it was.
            with suppress(OSError):
                real.chmod(mode)


def _real(root: Path, path: str) -> Path:
    real = (root / path).resolve()
    if not real.is_relative_to(root.resolve()):
        hint = "remove the link that leads out of the project"
        raise CannotWriteError(root / path, "its place is outside the project", hint)
    return real


def with_endings(before: bytes, text: str) -> bytes:
    """Return the bytes of a new text (line feeds only) for a file.

    Lines that stay keep the ends that they had, and the file its byte order mark.
    """
    said = before.decode("utf-8", "replace")
    mark = MARK if said.startswith(MARK) else ""
    old = LINE.findall(said.removeprefix(MARK))
    new = LINE.findall(text)
    ends = [found[0] for line in old if (found := ENDING.search(line))]
    usual = max(set(ends), key=ends.count, default="\n")
    kept: list[str] = []
    for tag, i1, i2, j1, j2 in _steps([ENDING.sub("\n", line) for line in old], new):
        same = tag == "equal"
        kept += old[i1:i2] if same else [ENDING.sub(usual, line) for line in new[j1:j2]]
    return (mark + "".join(kept)).encode()


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield which lines stay; those above and below a change always do."""
    above = _alike(old, new)
    below = _alike(old[above:][::-1], new[above:][::-1])
    inner = old[above : len(old) - below], new[above : len(new) - below]
    yield "equal", 0, above, 0, above
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *inner, autojunk=False).get_opcodes():
        yield tag, i1 + above, i2 + above, j1 + above, j2 + above
    yield "equal", len(old) - below, len(old), len(new) - below, len(new)


def _alike(old: list[str], new: list[str]) -> int:
    """Return how many lines are the same from the first on."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))
