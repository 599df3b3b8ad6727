"""STORE: a content folder -> the files in it that are read, in one order on every computer."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    Entry: TypeAlias = "os.DirEntry[str] | Path"

YAML = frozenset({".yaml"})
MISNAMED_YAML = frozenset({".yml"})
ASSETS = frozenset({".png", ".jpg", ".jpeg", ".svg", ".docx"})
FROZEN_FOLDER = "editions"
# A hidden file, or the lock file that Word keeps beside an open document.
PASSED_OVER = (".", "~$")
LITTER = ("Thumbs.db", "desktop.ini")
"""What Windows leaves in any folder that somebody opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read: ``path`` is its name relative to the root, with ``/``."""

    path: str
    real: str | Path
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a content folder holds."""

    files: tuple[Found, ...]
    diagnostics: Diagnostics


def list_folder(
    root: Path, folder: str, suffixes: frozenset[str], *, frozen: bool = False
) -> Listing:
    """Find the files under ``root/folder`` with one of ``suffixes``; ``root`` is a real path.

    Approved editions are not sources: they are passed over unless ``frozen`` asks for them.
    """
    files: list[Found] = []
    diagnostics: list[Diagnostic] = []
    # The folder itself is looked at like everything in it: it may be a link out of the project.
    above, slash, _ = folder.rpartition("/")
    waiting: list[tuple[str, str]] = [("", above + slash)]
    while waiting:
        below, above = waiting.pop()
        for entry in _entries(below, above) if below else [root / folder]:
            match _look_at(root, entry, above, suffixes, frozen=frozen):
                case Diagnostic() as diagnostic:
                    diagnostics.append(diagnostic)
                case Found() as found:
                    files.append(found)
                case str() as subfolder:
                    name = os.path.basename(subfolder)  # noqa: PTH119 - paths are slow
                    waiting.append((subfolder, f"{above}{_named(name)}/"))
                case None:
                    pass
    files.sort(key=lambda found: found.path)
    return Listing(files=tuple(files), diagnostics=tuple(diagnostics))


def is_nobodys(path: str) -> bool:
    """Tell whether a file is a host's or a system's own, wherever it stands, and no person's."""
    *_, name = parts = path.split("/")
    return name in LITTER or any(part.startswith(PASSED_OVER) for part in parts)


def whole_file(path: str) -> Span:
    """The place of a problem that is about a file as such."""
    return Span(path, 1, 1)


def relative(root: Path, path: Path) -> str:
    """Return the path as diagnostics and documents name it: composed letters, forward slashes."""
    return _named(path.relative_to(root).as_posix())


def _named(name: str) -> str:
    if name.isascii():
        return name
    whole = unicodedata.normalize("NFC", name)
    return whole.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _entries(folder: str, above: str) -> Sequence[Entry | Diagnostic]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda one: one.name)
    except OSError as error:
        return [
            Diagnostic(
                code=Code.UNREADABLE,
                message=f"this folder cannot be read: {error.strerror}",
                span=whole_file(above.removesuffix("/")),
                hint="give yourself permission to read it",
            )
        ]


def _look_at(
    root: Path,
    entry: Entry | Diagnostic,
    above: str,
    suffixes: frozenset[str],
    *,
    frozen: bool,
) -> Found | str | Diagnostic | None:
    """Return a file to read, the place of a folder to go into, or what is wrong with an entry."""
    if isinstance(entry, Diagnostic) or entry.name.startswith(PASSED_OVER):
        return entry if isinstance(entry, Diagnostic) else None
    path = above + _named(entry.name)
    ending = os.path.splitext(entry.name)[1]  # noqa: PTH122 - an entry is no path, which is slow
    suffix = ending.lower()
    if entry.is_symlink():
        return _follow(root, Path(entry), path, suffix if suffix in suffixes else "")
    if entry.is_dir():
        return None if entry.name == FROZEN_FOLDER and not frozen else os.fspath(entry)
    if suffix in MISNAMED_YAML or (suffix in YAML and ending != suffix):
        return _misnamed(path, Path(entry))
    if suffix not in suffixes:
        return None
    return Found(path=path, real=os.fspath(entry), suffix=suffix)


def _follow(root: Path, link: Path, path: str, suffix: str) -> Found | Diagnostic | None:
    """Take a link to a file inside the root; a linked folder could lead back here."""
    try:
        real = link.resolve(strict=True)
    except (OSError, RuntimeError):
        message = "this link leads to nothing"
        hint = "put what it led to in its place; delete the link only where nothing is missing"
        return Diagnostic(code=Code.BROKEN_LINK, message=message, span=whole_file(path), hint=hint)
    if not real.is_relative_to(root):
        if not suffix and not real.is_dir():
            return None
        message = f"this link leads out of the project, to {real}"
        hint = "copy what it leads to into the project"
        return Diagnostic(
            code=Code.LINK_OUTSIDE_ROOT, message=message, span=whole_file(path), hint=hint
        )
    if real.is_dir():
        message = "this is a link to a folder, and links to folders are not followed"
        hint = "copy the folder here, or inherit from the trust's overlay instead"
        return Diagnostic(
            code=Code.LINKED_FOLDER, message=message, span=whole_file(path), hint=hint
        )
    return Found(path=path, real=real, suffix=suffix) if suffix else None


def _misnamed(path: str, entry: Path) -> Diagnostic:
    return Diagnostic(
        code=Code.YAML_SUFFIX,
        message=f"`{entry.name}` is not read: a source file's name ends in `.yaml`",
        span=whole_file(path),
        hint=f"rename it to `{entry.stem}.yaml`",
    )
