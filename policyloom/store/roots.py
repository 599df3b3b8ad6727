"""STORE: where the project and the packaged data are."""

from __future__ import annotations

from pathlib import Path

CONTENT = ("clauses", "policies", "trusts")
MARKS = ("clauses", "trusts")


class NotAProjectError(Exception):
    """The folder has no policies to build; ``hint`` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def find_root(start: Path) -> Path:
    """Return the nearest folder, from ``start`` upwards, that holds content folders."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if all((folder / mark).is_dir() for mark in MARKS):
            return folder
    raise NotAProjectError(
        f"there is no policy project in {start} or above it",
        "go to a folder that holds `clauses/`, `policies/` and `trusts/`, or name it with --root",
    )


def check_root(root: Path) -> Path:
    """Return the real path of ``root`` when it holds every content folder."""
    hint = "--root takes the folder that holds `clauses/`, `policies/` and `trusts/`"
    if not root.exists():
        raise NotAProjectError(f"there is no folder {root}", hint)
    if not root.is_dir():
        raise NotAProjectError(f"{root} is a file, not a folder", hint)
    missing = [f"`{name}/`" for name in CONTENT if not (root / name).is_dir()]
    if missing:
        raise NotAProjectError(f"{root} has no {' and no '.join(missing)}", hint)
    return root.resolve()


def packaged(name: str) -> Path:
    """Return the folder of data that comes with the program, ``schema`` or ``templates``."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent / name
