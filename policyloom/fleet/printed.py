"""FLEET: the maps of printed drafts, kept beside the sources until a draft comes home.

They are out of git and bounded: a draft whose map is gone is laid beside today's sources.
"""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from policyloom.homecoming import digest_of_map, lines_of_map
from policyloom.store import forget_oldest, keep_aside, read_output

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ".policyloom/printed"
KIND = ".gz"
ENDING = f".json{KIND}"
MOST = 2_000
"""So many maps are kept; one has some 16 KB."""


def keep_map(root: Path, data: bytes) -> None:
    """Keep the map of a print by its digest, once."""
    path = _place(root, digest_of_map(data))
    if not path.exists():
        keep_aside(path, gzip.compress(data, mtime=0))


def kept_lines(root: Path, digest: str) -> tuple[str, ...]:
    """Return the lines of an earlier print; none where its map is not here, or is damaged."""
    packed = read_output(_place(root, digest)) if digest.isalnum() else None
    try:
        data = gzip.decompress(packed or b"")
    except (OSError, EOFError, zlib.error):
        return ()
    return lines_of_map(data) if digest_of_map(data) == digest else ()


def forget_old_maps(root: Path) -> None:
    """Remove the oldest maps where there are too many."""
    forget_oldest(root / FOLDER, KIND, MOST)


def _place(root: Path, digest: str) -> Path:
    return root / FOLDER / f"{digest}{ENDING}"
