"""FLEET: an empty folder -> a project of one's own, with the library in it and nobody's school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.fleet.following import followed, record_files
from policyloom.store import (
    CONTENT,
    RefusedError,
    alone_in,
    create_together,
    packaged,
    read_output,
    read_pack,
)
from policyloom.store.packs import PROGRAM
from policyloom.store.tree import is_nobodys
from policyloom.store.writing import PART, plainly

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

TRUSTS = "trusts"
HIDDEN = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}
"""Files that the program keeps under a name that is seen."""
KEEPER = f"{TRUSTS}/.gitkeep"
NAMED = 5


PAPERS = frozenset({".docx", ".docm", ".pdf", ".doc", ".odt", ".rtf", ".txt"})
"""What ends the names of somebody's policies, which may lie in the folder of a new project."""


def begin(
    folder: Path, *, example: bool = False, papers: Collection[Path] = ()
) -> tuple[str, ...]:
    """Write a project into an empty folder; return the paths of what is new in it.

    What an earlier try left is completed, and papers may lie beside it: ``papers`` are further
    ones that somebody named. Raises RefusedError where anything else stands there, and
    CannotWriteError.
    """
    files = beginning(example=example)
    _refuse_others(folder, files, {one.resolve() for one in papers})
    with plainly(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with alone_in(folder):
        for part in folder.rglob(f".*{PART}"):
            part.unlink(missing_ok=True)
        new = {path: data for path, data in files.items() if read_output(folder / path) is None}
        create_together({folder / path: data for path, data in new.items()})
    return tuple(new)


def begin_in_passing(folder: Path) -> None:
    """Write a project into a folder that is thrown away: it need not outlast a power cut."""
    for path, data in beginning().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def beginning(*, example: bool = False) -> Mapping[str, bytes]:
    """Return all that a new project consists of, by path."""
    pack = read_pack(PROGRAM, packaged(TRUSTS))
    return {
        **pack.files,
        **editor_files(),
        **record_files([(followed(pack, PROGRAM), pack)]),
        **own_files(),
        **(dict(_below(packaged(TRUSTS), f"{TRUSTS}/")) if example else {KEEPER: b""}),
    }


def editor_files() -> dict[str, bytes]:
    """Return the schemas, where the first line of each source leads an editor."""
    return dict(_below(packaged("schema"), "schema/"))


def own_files() -> dict[str, bytes]:
    """Return the page for whoever opens the folder, and what git has to know of it."""
    found = _below(packaged("templates") / "folder")
    return {HIDDEN.get(path, path): data for path, data in found}


def _below(folder: Path, above: str = "") -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield above + path.relative_to(folder).as_posix(), path.read_bytes()


def _refuse_others(folder: Path, files: Mapping[str, bytes], papers: Collection[Path]) -> None:
    if folder.exists() and not folder.is_dir():
        raise RefusedError(f"{folder} is a file", "name a folder that is empty or not there yet")
    if not folder.is_dir():
        return
    known = (one for one in papers if one.is_relative_to(folder.resolve()))
    named = {one.relative_to(folder.resolve()).as_posix() for one in known}
    others = sorted(set(_others(folder, files)) - (named - set(files)))
    if not others:
        return
    if all((folder / name).is_dir() for name in CONTENT):
        message = f"{folder} is a project already, and has files of its own"
        hint = "`policyloom new school` begins a school in it; `policyloom library` tells the rest"
        raise RefusedError(message, hint)
    more = f" and {len(others) - NAMED:,} more" if len(others) > NAMED else ""
    message = f"{folder} is not empty: it holds {', '.join(others[:NAMED])}{more}"
    hint = "name an empty folder or a new one, such as `policyloom init policies`"
    raise RefusedError(message, hint)


def _others(folder: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what stands in the folder and is not ours; what is nobody's may stay."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        may_stay = is_nobodys(name) or (path.parent == folder and path.suffix.lower() in PAPERS)
        if path.is_dir() or (may_stay and name not in files):
            continue
        if name not in files or read_output(path) != files[name]:
            yield name
