"""STUDIO: what was saved, by whom and when -> a journal that can put it back, and commits.

Where the folder is a git repository each save is a commit of that file alone, by whoever saved.
What stood uncommitted there before is committed first, as a change from outside, so that nobody's
name stands on another's work. The journal is kept either way; it is not part of the project.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policyloom.store import write_atomically

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from policyloom.studio.asked import Asked
    from policyloom.yaml.read import Path as Place

PLACE = ".policyloom/studio/saves.json"
KEPT = 500
SECONDS = 20
OUTSIDE = "Changed outside the studio"
STUDIO = ("policyloom studio", "studio@studio.invalid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A value at a place of a file: what the form was filled with, and what it is to be.

    ``value`` is None where the file is to say nothing there. ``label`` is what people call it.
    """

    at: Place
    was: object
    value: object
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """One save: in which file, what was done in plain words, and each place with both values."""

    number: int
    when: str
    who: str
    path: str
    what: str
    changes: tuple[tuple[tuple[str | int, ...], Any, Any], ...]

    @property
    def lines(self) -> int:
        """How many values it changed."""
        return len(self.changes)


def savings(root: Path) -> tuple[Saving, ...]:
    """Return the journal, the newest first; a damaged one is empty."""
    try:
        data = json.loads((root / PLACE).read_text("utf-8"))
        return tuple(_saving(one) for one in data)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _saving(data: Any) -> Saving:  # noqa: ANN401 - a member of the journal
    changes = tuple((tuple(at), was, value) for at, was, value in data["changes"])
    words = {name: str(data[name]) for name in ("when", "who", "path", "what")}
    return Saving(number=int(data["number"]), changes=changes, **words)


def noted(asked: Asked, path: str, changes: Sequence[Change], what: str) -> Saving:
    """Write a save into the journal, and commit it where the folder is a repository."""
    root = asked.desk.root
    past = savings(root)
    saving = Saving(
        number=max((one.number for one in past), default=0) + 1,
        when=asked.now,
        who=asked.person.name,
        path=path,
        what=what,
        changes=tuple((one.at, one.was, one.value) for one in changes),
    )
    data = [_data(one) for one in (saving, *past)[:KEPT]]
    (root / PLACE).parent.mkdir(parents=True, exist_ok=True)
    mark = root / ".policyloom/.gitignore"
    if not mark.exists():
        write_atomically(mark, b"*\n")
    write_atomically(root / PLACE, json.dumps(data, ensure_ascii=False, indent=1).encode())
    _commit(root, path, saving.who or STUDIO[0], f"{path.rpartition('/')[0]}: {what}")
    return saving


def _data(saving: Saving) -> dict[str, object]:
    return {name: getattr(saving, name) for name in Saving.__dataclass_fields__}


# GIT


def commit_outside(root: Path, path: str) -> None:
    """Commit what somebody changed in a file without the studio, under nobody's name."""
    if _git(root, "status", "--porcelain", "--", path):
        _commit(root, path, STUDIO[0], OUTSIDE)


def _commit(root: Path, path: str, who: str, message: str) -> None:
    author = f"--author={who} <{_plain(who)}@studio.invalid>"
    _git(root, "add", "--", path)
    _git(root, "commit", "--only", "--no-verify", "-q", author, "-m", message, "--", path)


def _plain(who: str) -> str:
    return "".join(sign for sign in who.lower() if sign.isalnum()) or "somebody"


def _git(root: Path, *words: str) -> bytes | None:
    """Return what git says; None where it is not there or refuses, or here is no repository."""
    if not (root / ".git").exists():
        return None
    settings = ["-c", "commit.gpgsign=false", "-c", f"user.name={STUDIO[0]}"]
    settings += ["-c", f"user.email={STUDIO[1]}", "-c", "core.hooksPath=/dev/null"]
    try:
        done = subprocess.run(  # noqa: S603 - words of ours, and a path of the project
            ["git", *settings, *words],  # noqa: S607 - the git of whoever runs this
            cwd=root,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
