"""FLEET: policies that are kept in files of their own -> which of those files are not there."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, nearest
from policyloom.source import Target
from policyloom.source.values import kept_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from policyloom.source import Library, Value


def missing_files(root: Path, library: Library, meant: Collection[Target]) -> Iterator[Diagnostic]:
    """Yield the files that registers name and that are not there, each with a remedy.

    A name is looked for beside the register and in the folder of the project. One that only
    another kind of computer could open is passed over.
    """
    for body, policies in library.kept.items():
        places = ((root / kept_path(body)).parent, root)
        for one in policies:
            if one.file and Target(body, one.policy.text) in meant:
                yield from _missing(one.file, places)


def _missing(named: Value, places: tuple[Path, ...]) -> Iterator[Diagnostic]:
    words = named.text.replace("\\", "/")
    if PureWindowsPath(words).drive and not Path(words).drive:
        return
    tried = [folder / Path(words).expanduser() for folder in places]
    if any(path.exists() for path in tried):
        return
    near = next((found for path in tried if (found := _near(path))), "")
    hint = (
        f"did you mean `{near}`?"
        if near
        else "name it from the folder of this project or from that of the register, or give the "
        "`address` of its page instead"
    )
    yield Diagnostic(
        code=Code.KEPT_FILE_MISSING,
        message=f"there is no file `{named.text}`",
        span=named.span,
        hint=hint,
        severity=Severity.WARNING,
    )


def _near(path: Path) -> str:
    """Return a name that is nearly this one, in the folder where it would be."""
    folder = path.parent
    names = [one.name for one in folder.iterdir()] if folder.is_dir() else []
    found = nearest(path.name, names)
    return path.with_name(found).name if found else ""
