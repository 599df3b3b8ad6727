"""FLEET: the maps of printed drafts, kept beside the sources until a draft comes home.

They are out of git and bounded: a draft whose map is gone is laid beside today's sources.
"""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from policyloom.build.drafts import compile_draft, draft_saying, kept_editions
from policyloom.homecoming import digest_of_map, lines_of_map, map_digest
from policyloom.homecoming.printing import row_of_map
from policyloom.languages import spoken
from policyloom.store import forget_oldest, keep_aside, read_output

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.document import Document
    from policyloom.source import Library, Target

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
    return lines_of_map(_kept_map(root, digest))


def draft_printed(root: Path, library: Library, target: Target, digest: str) -> Document | None:
    """Return the draft of which a print has this digest; None where the sources have moved on.

    What has changed since the last edition is in the map of the print: nobody looks for it again.
    """
    data = _kept_map(root, digest)
    if not data:
        return None
    amendments = row_of_map(data, "amendments")
    document = draft_saying(library, target, kept_editions(root, target), amendments)
    return document if document and map_digest(spoken(document)) == digest else None


def draft_of_print(root: Path, library: Library, target: Target, digest: str) -> Document | None:
    """Return the draft that was printed, or today's; None where there is none today."""
    same = draft_printed(root, library, target, digest)
    return same or compile_draft(library, target, kept_editions(root, target)).compiled.document


def _kept_map(root: Path, digest: str) -> bytes:
    packed = read_output(_place(root, digest)) if digest.isalnum() else None
    try:
        data = gzip.decompress(packed or b"")
    except (OSError, EOFError, zlib.error):
        return b""
    return data if digest_of_map(data) == digest else b""


def forget_old_maps(root: Path) -> None:
    """Remove the oldest maps where there are too many."""
    forget_oldest(root / FOLDER, KIND, MOST)


def _place(root: Path, digest: str) -> Path:
    return root / FOLDER / f"{digest}{ENDING}"
