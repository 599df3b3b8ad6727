"""FLEET: a folder that was written for an earlier release -> the edits that this one asks for.

Each release names here what it changes in folders. An edit is asked for by what stands in the
folder, so taking it twice changes nothing, and a folder may come from any release.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.fleet.beginning import editor_files, own_files
from policyloom.store import exchange, read_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

HERE = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A file that becomes other, and why; ``before`` is nothing where there is none."""

    path: str
    release: str
    why: str
    before: bytes | None
    after: bytes

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that are new in the file."""
        old = set((self.before or b"").decode("utf-8", "replace").splitlines())
        return tuple(line for line in self.after.decode().splitlines() if line not in old)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a release changes in folders: in words, and the files that are to be there."""

    release: str
    why: str
    wanted: Callable[[Path], Mapping[str, bytes]]


def needed(root: Path) -> tuple[Edit, ...]:
    """Return the edits that a folder needs, in the order of the releases."""
    return tuple(_edits(root))


def _edits(root: Path) -> Iterator[Edit]:
    for change in CHANGES:
        for path, after in change.wanted(root).items():
            before = read_whole(root, path)
            if before != after:
                yield Edit(
                    path=path,
                    release=change.release,
                    why=change.why,
                    before=before,
                    after=after,
                )


def write_edits(root: Path, edits: tuple[Edit, ...]) -> None:
    """Write all of them or none; raises MovedError where a file is not as it was shown."""
    before = {edit.path: edit.before for edit in edits}
    exchange(root, HERE, before, {edit.path: edit.after for edit in edits})


def _with_lines_of(path: str) -> Callable[[Path], Mapping[str, bytes]]:
    """Want a file of a new folder; where there is one, its own lines stay and lines are added."""

    def wanted(root: Path) -> Mapping[str, bytes]:
        ours, theirs = own_files()[path], read_whole(root, path)
        if theirs is None:
            return {path: ours}
        known = {line.strip() for line in theirs.splitlines()}
        lines = [line for line in ours.splitlines() if line.strip() not in known]
        wants = [line for line in lines if not line.startswith(b"#")]
        end = b"" if theirs.endswith(b"\n") or not theirs else b"\n"
        return {path: theirs + end + b"".join(line + b"\n" for line in wants)}

    return wanted


CHANGES = (
    Change(
        release="0.1.0",
        why="an editor finds the schemas of this release",
        wanted=lambda _root: editor_files(),
    ),
    Change(
        release="0.1.0",
        why="git leaves approved and published files as they are, to the byte",
        wanted=_with_lines_of(".gitattributes"),
    ),
    Change(
        release="0.1.0",
        why="git passes over what the program makes",
        wanted=_with_lines_of(".gitignore"),
    ),
)
"""What each release changes in folders, the oldest first."""
