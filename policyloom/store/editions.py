"""STORE: a project folder -> the approved editions in it: which there are, and their text."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Severity
from policyloom.source import body_folder
from policyloom.store.journal import unfinished
from policyloom.store.reading import MEBIBYTE, decode_text, read_file
from policyloom.store.tree import FROZEN_FOLDER, PASSED_OVER, list_folder, relative, whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SUFFIX = ".json"
WITHDRAWN = ".withdrawn"
# A logo and a letterhead, each as large as may be, in base 64.
EDITION_BOUND = 64 * MEBIBYTE


def read_editions(
    root: Path, body: str = "", policy: str = ""
) -> tuple[Mapping[str, str], Diagnostics]:
    """Return the text of every edition by path, and why some could not be read; a real path in.

    With ``body`` and ``policy`` only those of one document are read.
    """
    texts: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    begun = unfinished(root)
    for folder in _asked(root, body, policy):
        listing = list_folder(root, folder, frozenset({SUFFIX}), frozen=True)
        diagnostics += listing.diagnostics
        diagnostics += _not_files(root, folder)
        for found in listing.files:
            data = read_file(found, EDITION_BOUND)
            if isinstance(data, Diagnostic):
                diagnostics.append(data)
                continue
            text, problems = decode_text(found.path, data)
            diagnostics += problems
            if found.path in begun:
                diagnostics.append(_unfinished(found.path))
            elif not problems:
                texts[found.path] = text
    return texts, tuple(diagnostics)


def edition_names(root: Path) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the names of the edition files by body and policy, without opening any of them.

    Beside a version that was withdrawn stands another name, ``2.0.withdrawn``.
    """
    names: dict[tuple[str, str], tuple[str, ...]] = {}
    begun = {root / path for path in unfinished(root)}
    for folder in _folders(root):
        body = folder.removeprefix("trusts/").removesuffix(f"/{FROZEN_FOLDER}")
        for policy in _entries(root / folder):
            found = tuple(
                p.stem for p in _entries(policy) if p.suffix == SUFFIX and p not in begun
            )
            if found:
                names[body.replace("/schools/", "/"), policy.name] = found
    return names


def _unfinished(path: str) -> Diagnostic:
    return Diagnostic(
        code=Code.APPROVAL_UNFINISHED,
        message="this edition does not count: it belongs to a decision that was stopped half-way",
        span=whole_file(path),
        hint="decide again: that first takes back what was begun",
        severity=Severity.WARNING,
    )


def _not_files(root: Path, folder: str) -> Iterator[Diagnostic]:
    """Report a folder or a link with the name of an edition: it would be passed over."""
    for path in sorted((root / folder).rglob(f"*{SUFFIX}")):
        if path.is_symlink() or path.is_dir():
            what = "a link" if path.is_symlink() else "a folder"
            yield Diagnostic(
                code=Code.EDITION_CORRUPT,
                message=f"{what} stands in the place of an edition",
                span=whole_file(relative(root, path)),
                hint="put the edition itself back, from version control or the archive",
            )


def _entries(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(p for p in folder.iterdir() if not p.name.startswith(PASSED_OVER))
    return []


def _asked(root: Path, body: str, policy: str) -> Iterator[str]:
    if not body:
        yield from _folders(root)
        return
    folder = f"{body_folder(body)}/{FROZEN_FOLDER}/{policy}"
    if (root / folder).is_dir():
        yield folder.rstrip("/")


def _folders(root: Path) -> Iterator[str]:
    """Yield every ``editions`` folder of a trust or school, in order."""
    for pattern in (f"trusts/*/{FROZEN_FOLDER}", f"trusts/*/schools/*/{FROZEN_FOLDER}"):
        for folder in sorted(root.glob(pattern)):
            yield folder.relative_to(root).as_posix()
