"""What a build leaves in its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def published(folder: Path) -> dict[str, bytes]:
    """Return every file that readers get, without what the folder remembers for itself."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if ".policyloom" not in path.parts
    }
